"""What screen readers are told, where Qt's own answer can end the program."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def survive_screen_readers() -> None:
    """From now on what scrolls answers with nothing when it is asked for a part that has gone.

    Qt's own answer counts the bars that show, and reads past the end of its list when one of them
    hides between the reader's two questions: how many parts, and which is the last.
    """
    QAccessible.installFactory(_parts)


def _parts(kind: str, thing: QObject | None) -> QAccessibleWidget | None:
    """Called with each class of a thing, the nearest first; tables and texts have their own."""
    if kind in ("QScrollArea", "QAbstractScrollArea") and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None
