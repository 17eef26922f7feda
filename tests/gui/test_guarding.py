"""No error in an override of Qt's methods takes the program with it."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import getattr_static, isfunction
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QWidget
from shiboken6 import Object

from mentor_desktop import gui
from mentor_desktop.gui.guarding import harmless, is_guarded, is_override
from tests.gui.overrides import ERRORS

_SOURCES = sorted(Path(next(iter(gui.__path__))).rglob("*.py"))


def _classes(base: type = Object) -> Iterator[type]:
    """All of ours that Qt knows."""
    for module in walk_packages(gui.__path__, gui.__name__ + "."):
        import_module(module.name)
    waiting: list[type] = [base]
    while waiting:
        made: list[type] = waiting.pop().__subclasses__()
        waiting += made
        for cls in made:
            if cls.__module__.startswith(gui.__name__ + "."):
                yield cls


def _overrides(cls: type) -> Iterator[tuple[str, object]]:
    """What Qt may call in it, from mixins too."""
    of_python = [base for base in cls.__mro__ if not base.__module__.startswith("PySide6")]
    for name in {name for base in of_python for name in vars(base)}:
        found = getattr_static(cls, name)
        if is_override(cls, name) and any(found in vars(base).values() for base in of_python):
            yield name, found


def _unguarded(cls: type) -> list[str]:
    return [name for name, override in _overrides(cls) if not is_guarded(override)]


def test_all_overrides_are_guarded() -> None:
    classes = set(_classes())

    assert len(classes) > 200
    assert sum(len(list(_overrides(cls))) for cls in classes) > 250
    assert {cls.__name__: names for cls in classes if (names := _unguarded(cls))} == {}


def test_an_override_that_came_around_its_guard_is_found() -> None:
    class Widget(QWidget):
        def sizeHint(self) -> QSize:
            return QSize()

    assert _unguarded(Widget) == []
    Widget.minimumSizeHint = lambda self: QSize()  # type: ignore[method-assign]
    assert _unguarded(Widget) == ["minimumSizeHint"]


def test_the_methods_of_a_mixin_are_guarded() -> None:
    class Mixin:
        def sizeHint(self) -> QSize:
            return QSize(1, 1)

        def words(self) -> str:
            return ""

    class Widget(Mixin, QWidget):
        pass

    class Narrow(Widget):
        def minimumSizeHint(self) -> QSize:
            return self.sizeHint()

    assert list(dict(_overrides(Widget))) == ["sizeHint"]
    assert _unguarded(Widget) == _unguarded(Narrow) == []
    assert not is_guarded(Mixin.sizeHint)


def test_no_method_of_qt_is_set_on_an_object() -> None:
    names = {name for cls in _classes() for name, _override in _overrides(cls)}
    assert {"paintEvent", "sizeHint", "eventFilter"} <= names
    found = [
        f"{path.name}:{node.lineno}"
        for path in _SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Lambda | ast.Attribute | ast.Name)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr in names
    ]

    assert found == []


def test_what_a_guard_gives_is_of_the_kind_that_the_override_says() -> None:
    kinds = {
        override.__annotations__["return"]: harmless(override)
        for cls in _classes()
        for _name, override in _overrides(cls)
        if isfunction(override)
    }

    assert {int, bool, QSize} <= set(kinds)
    for kind, value in kinds.items():
        is_value = isinstance(kind, type) and kind is not object and not issubclass(kind, QObject)
        assert isinstance(value, kind) if is_value else value is None, kind


def test_slots_get_only_the_arguments_they_take(qtbot: object) -> None:
    class Widget(QWidget):
        def setVisible(self, visible: bool) -> None:
            seen.append(visible)

        def update(self) -> None:  # type: ignore[override]
            seen.append(None)

    seen: list[object] = []
    widget, sender = Widget(), QObject()
    sender.objectNameChanged.connect(widget.update)
    sender.setObjectName("new")
    widget.setVisible(False)

    assert seen == [None, False]


@pytest.fixture(scope="module")
def said() -> dict[str, dict[str, object]]:
    """What came of each error, in a process of its own; the last is where it died."""
    command = [sys.executable, "-m", "tests.gui.overrides"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, f"{run.returncode} after {[line['error'] for line in lines]}"
    return {line["error"]: line for line in lines}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_in_an_override_is_taken_and_told_once(
    error: str, said: dict[str, dict[str, object]]
) -> None:
    line = said[error]
    raised, told = line["raised"], line["told"]
    assert isinstance(raised, dict)
    assert isinstance(told, list)

    assert len(raised) > 30
    assert line["taken"] == sum(raised.values())
    assert bool(line["logged"]) == (error != "KeyboardInterrupt")
    if error == "Refused":  # an override says it once, a slot each time
        assert set(told) == {"Not today."}
        assert len(told) == 1 + sum(raised[name] for name in ("a slot", "a timer", "a single shot"))
    elif error == "KeyboardInterrupt":
        assert told == []
    else:
        assert told == ["That was our fault, not yours. What was saved is safe; you can go on."]
