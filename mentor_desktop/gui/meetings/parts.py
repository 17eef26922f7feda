"""Small makers that the pages of meetings share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget


def words(text: str = "", role: str = "") -> QLabel:
    """A text of people, plain and wrapped."""
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setProperty("role", role)
    return label


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


def button(text: str, role: str = "") -> QPushButton:
    """A button that says a verb."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setProperty("role", role)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """The content in a column that scrolls."""
    content.setProperty("role", "scrolled")
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
