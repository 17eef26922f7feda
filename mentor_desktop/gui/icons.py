"""Icons of one set, in the colours in use. Not for the first frame: the set takes 0.2 s to load."""

from importlib import import_module
from types import ModuleType

from PySide6.QtGui import QIcon

from mentor_desktop.gui.comforts import comfort
from mentor_desktop.gui.theme import tokens_in_use


def _load() -> ModuleType | None:
    with comfort("icons"):
        return import_module("qtawesome")
    return None


_SET = _load()
_NAMES = {
    "add": "ph.plus",
    "attach": "ph.paperclip",
    "back": "ph.arrow-left",
    "calendar": "ph.calendar-blank",
    "check": "ph.check",
    "close": "ph.x",
    "cohort": "ph.users-three",
    "document": "ph.file-text",
    "edit": "ph.pencil-simple",
    "export": "ph.export",
    "file": "ph.folder-open",
    "hide": "ph.eye-slash",
    "lock": "ph.lock-simple",
    "more": "ph.dots-three",
    "person": "ph.user",
    "programme": "ph.compass",
    "remove": "ph.trash",
    "search": "ph.magnifying-glass",
    "show": "ph.eye",
    "sign": "ph.pen-nib",
    "suggestion": "ph.lightbulb",
    "undo": "ph.arrow-u-up-left",
    "warning": "ph.warning",
}
NAMES = tuple(_NAMES)


def icon(name: str, ink: str = "text") -> QIcon:
    """An icon of `NAMES` in the colour of a token; ask again when the palette changes.

    An empty one where the set cannot be read: buttons have words.
    """
    tokens = tokens_in_use()
    known, colours = _NAMES[name], {"color": getattr(tokens, ink)}
    if _SET is not None:
        with comfort("icons"):
            return QIcon(_SET.icon(known, **colours, color_disabled=tokens.disabled))
    return QIcon()
