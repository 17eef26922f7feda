"""No dialog opens inside what Qt calls: its loop would run there, and what called may be gone."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mentor_desktop import gui

_FOLDER = Path(next(iter(gui.__path__)))
_ASKS = frozenset(
    ("exec", "getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText", "getItem")
)
_CALLS_BACK = frozenset(
    (
        "timeout", "readyRead", "newConnection", "disconnected", "fileChanged",
        "directoryChanged", "applicationStateChanged", "commitDataRequest", "saveStateRequest",
    )
)  # fmt: skip
_OF_SOCKETS = _CALLS_BACK - {"timeout"}
_EVENTS = ("Event", "eventFilter", "event", "paint", "data", "setData", "sizeHint", "flags")
# Signals that have the name of one that an event sends, and are others.
_OTHERS = {
    ("journal/page.py", "edited"),  # a link in a card
    ("keys/pane.py", "activated"),  # of a drop-down
}


@cache
def _functions(tree: ast.AST) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@cache
def _calls(node: ast.AST) -> list[tuple[str, ast.Call]]:
    """What is called there, by its last name."""
    found: list[tuple[str, ast.Call]] = []
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Name):
                found.append((call.func.id, call))
            elif isinstance(call.func, ast.Attribute):
                found.append((call.func.attr, call))
    return found


@cache
def _read(source: str) -> ast.Module:
    """The tree of a module, always the same one, so that what is known of it is found again."""
    return ast.parse(source)


def _signal(call: ast.Call) -> str:
    """Whose `connect` or `emit` it is."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return of.attr if isinstance(of, ast.Attribute) else ""


def _handed(call: ast.Call) -> Iterator[str]:
    """The names of what is handed over to be called back."""
    for argument in call.args:
        yield from (node.attr for node in ast.walk(argument) if isinstance(node, ast.Attribute))


def _roots(tree: ast.AST) -> set[str]:
    """The functions that Qt calls out of itself: by a timer, a socket, a watcher, an event."""
    found = {name for name in _functions(tree) if name.endswith(_EVENTS)}
    for name, call in _calls(tree):
        if name == "singleShot" or (name == "connect" and _signal(call) in _CALLS_BACK):
            found.update(_handed(call))
    return found


def _reached(tree: ast.AST, root: str) -> list[ast.FunctionDef]:
    """The function and what it calls of its module, on and on."""
    functions, seen, waiting = _functions(tree), {root}, [root]
    while waiting:
        name = waiting.pop()
        found = {called for called, _call in _calls(functions[name])} & set(functions) - seen
        seen |= found
        waiting += found
    return [functions[name] for name in seen]


def _asks(tree: ast.AST, root: str) -> bool:
    names = {name for function in _reached(tree, root) for name, _call in _calls(function)}
    return not _ASKS.isdisjoint(names)


def _asking(source: str) -> list[str]:
    """Those of the functions that Qt calls from which a dialog opens, by what the module says."""
    tree = _read(source)
    return sorted(root for root in _roots(tree) & set(_functions(tree)) if _asks(tree, root))


def _sent(source: str) -> set[str]:
    """The signals that go out of them."""
    tree = _read(source)
    return {
        _signal(call)
        for root in _roots(tree) & set(_functions(tree))
        for function in _reached(tree, root)
        for name, call in _calls(function)
        if name == "emit"
    }


def _asking_at_once(source: str, sent: set[str]) -> Iterator[str]:
    """The signals of these by which a dialog opens before they are through."""
    tree = _read(source)
    for name, call in _calls(tree):
        if name == "connect" and _signal(call) in sent:
            handed = set(_handed(call))
            if "QueuedConnection" not in handed:
                called = handed & set(_functions(tree))
                yield from (_signal(call) for one in called if _asks(tree, one))


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {
        path.relative_to(_FOLDER).as_posix(): path.read_text() for path in _FOLDER.rglob("*.py")
    }


def test_no_timer_socket_or_event_opens_a_dialog(sources: dict[str, str]) -> None:
    assert {name: found for name, text in sources.items() if (found := _asking(text))} == {}


def test_no_signal_out_of_them_does(sources: dict[str, str]) -> None:
    sent = set().union(*(_sent(text) for text in sources.values()))
    found = {
        (name, signal) for name, text in sources.items() for signal in _asking_at_once(text, sent)
    }

    assert {"edit_wanted", "opened", "dropped"} <= sent
    assert found == _OTHERS


def test_only_one_module_hears_from_outside(sources: dict[str, str]) -> None:
    hears = {
        name
        for name, text in sources.items()
        for called, call in _calls(_read(text))
        if called == "connect" and _signal(call) in _OF_SOCKETS
    }

    assert hears == {"single.py"}
    assert "QtWidgets" not in sources["single.py"]


def test_a_dialog_in_a_callback_is_found() -> None:
    source = """
class Page:
    def begin(self):
        self._timer.timeout.connect(self._look)
        self.list.wanted.connect(self._open)
        self.list.wanted.connect(self._open, Qt.ConnectionType.QueuedConnection)
    def _look(self):
        self._open()
    def _open(self):
        Dialog(self).exec()
    def keyPressEvent(self, event):
        self.list.wanted.emit()
"""

    assert _asking(source) == ["_look"]
    assert _sent(source) == {"wanted"}
    assert list(_asking_at_once(source, {"wanted"})) == ["wanted"]
