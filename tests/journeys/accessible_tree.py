"""Reads the accessibility tree of a window from outside; speaks JSON lines.

Runs in the system's Python, which has pyatspi: a line {"name": "…"} or {"all": true}
comes in, a line with the controls found goes out, each with name, role, text, states and place.
{"amiss": true} asks each of them for what it does not have, and answers with their number.
"""

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

warnings.simplefilter("ignore")
import pyatspi  # noqa: E402 - it warns while it is imported

RENAMED = {"button": "push button"}  # Debian 13 says it otherwise than Debian 12

FAR = (-2, 0, 9, 1_000_000)  # places in a text, a table or on the screen, most of them outside
AMISS: list[Callable[[Any], object]] = [
    *(lambda node, at=at: node.queryTable().getAccessibleAt(at, at) for at in FAR),
    *(lambda node, at=at: node.queryTable().getRowHeader(at) for at in FAR),
    *(lambda node, at=at: node.queryTable().getColumnHeader(at) for at in FAR),
    *(lambda node, at=at: node.queryTable().isRowSelected(at) for at in FAR),
    *(lambda node, at=at: node.queryTable().getRowAtIndex(at) for at in FAR),
    *(lambda node, at=at: node.querySelection().getSelectedChild(at) for at in FAR),
    *(lambda node, at=at: node.querySelection().isChildSelected(at) for at in FAR),
    *(lambda node, at=at: node.queryText().getText(at, at + 9) for at in FAR),
    *(lambda node, at=at: node.queryText().getCharacterExtents(at, 0) for at in FAR),
    *(lambda node, at=at: node.queryText().getTextAtOffset(at, 1) for at in FAR),
    *(lambda node, at=at: node.queryText().getSelection(at) for at in FAR),
    *(lambda node, at=at: node.queryAction().getName(at) for at in FAR),
    *(lambda node, at=at: node.queryComponent().getAccessibleAtPoint(at, at, 0) for at in FAR),
]

TYPED = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_LIST, pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_SLIDER, pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_PASSWORD_TEXT,
}  # fmt: skip


def applications(pid: int) -> Iterator[Any]:
    """The application with this process id, once it has said so."""
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        one = desktop.getChildAtIndex(at)
        try:
            if one is not None and one.get_process_id() == pid:
                yield one
        except Exception:  # an application that is going away answers no more
            continue


def walk(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every showing control under a node."""
    try:
        states = node.getState()
        is_window = node.getRole() in (pyatspi.ROLE_APPLICATION, pyatspi.ROLE_FRAME)
        if not is_window and not states.contains(pyatspi.STATE_SHOWING):
            return
        yield node, states
        if states.contains(pyatspi.STATE_MANAGES_DESCENDANTS) and node.childCount > 400:
            return
        for at in range(node.childCount):
            child = node.getChildAtIndex(at)
            if child is not None:
                yield from walk(child)
    except Exception:  # a control that went away while it was read
        return


def is_called(name: str, wanted: str) -> bool:
    """Whether a control has this name, or begins with it where it ends in …"""
    return name.startswith(wanted[:-1]) if wanted.endswith("…") else name == wanted


def told(node: Any, states: Any) -> dict[str, Any]:
    """A control as plain data."""
    place = [0, 0, 0, 0]
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        place = [box.x, box.y, box.width, box.height]
    except NotImplementedError:
        pass
    text = ""
    try:
        found = node.queryText()
        text = found.getText(0, found.characterCount)
    except NotImplementedError:
        pass
    return {
        "name": node.name,
        "role": RENAMED.get(node.getRoleName(), node.getRoleName()),
        "text": text,
        "description": node.description,
        "place": place,
        "is_focused": states.contains(pyatspi.STATE_FOCUSED),
        "is_enabled": states.contains(pyatspi.STATE_ENABLED),
        "is_checked": states.contains(pyatspi.STATE_CHECKED),
        "is_focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "is_control": node.getRole() in TYPED,
    }


def ask_amiss(node: Any) -> int:
    """Asks a control and all below it, shown or not, for parts that are not there; how many."""
    asked = 1
    try:
        count = node.childCount
        for at in (-1, *range(count, count + 9), 1_000_000):
            with suppress(Exception):
                node.getChildAtIndex(at)
        for question in AMISS:
            with suppress(Exception):
                question(node)
        children = [node.getChildAtIndex(at) for at in range(min(count, 60))]
    except Exception:  # it went away while it was asked
        return asked
    return asked + sum(ask_amiss(child) for child in children if child is not None)


def main() -> None:
    """Answers until the other side hangs up."""
    pid = int(sys.argv[1])
    for line in sys.stdin:
        wanted = json.loads(line)
        seen = applications(pid)
        answer: list[Any]
        if "amiss" in wanted:
            answer = [sum(ask_amiss(application) for application in seen)]
        else:
            answer = [
                told(node, states)
                for application in seen
                for node, states in walk(application)
                if wanted.get("all") or is_called(node.name, wanted["name"])
            ]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
