"""Small makers that the pages of meetings share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.gui.widgets.words import words


def card(heading: str, *widgets: QWidget) -> QFrame:
    """A card with a heading ("" for none)."""
    frame = QFrame()
    frame.setProperty("role", "card")
    down = QVBoxLayout(frame)
    down.setContentsMargins(16, 14, 16, 16)
    down.setSpacing(8)
    if heading:
        down.addWidget(words(heading, "heading"))
    for widget in widgets:
        if isinstance(widget, QPushButton):
            down.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            down.addWidget(widget)
    return frame


def scrolled(content: QWidget) -> QScrollArea:
    """The content in a column that scrolls."""
    content.setProperty("role", "scrolled")
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
