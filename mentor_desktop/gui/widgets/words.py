"""Small makers of labels and buttons, the same on every page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton

from mentor_desktop.domain.text import cut

PAGE = 3_000  # letters; more is read where it is written


def words(text: str = "", role: str = "") -> QLabel:
    """A text of people, plain and wrapped, and not more than a page of it."""
    label = QLabel(cut(text, PAGE), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setProperty("role", role)
    return label


def button(text: str, role: str = "") -> QPushButton:
    """A button that says a verb."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setProperty("role", role)
    return made


def emptied(layout: QLayout) -> None:
    """Takes everything out of a layout and lets go of it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            emptied(inner)
            inner.deleteLater()
