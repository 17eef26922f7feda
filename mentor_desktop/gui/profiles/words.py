"""Labels of the profiles: plain text, wrapped, a role for the stylesheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.widgets.words import PAGE


def words(text: str, role: str = "") -> QLabel:
    """A label that shows a person's words as they are, and not more than a page of them."""
    label = QLabel(cut(text, PAGE), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    if role:
        label.setProperty("role", role)
    return label


def card(title: str, help_text: str = "", role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading, and the layout for what is in it."""
    frame = QFrame()
    frame.setProperty("role", role)
    down = QVBoxLayout(frame)
    down.setContentsMargins(16, 16, 16, 16)
    down.setSpacing(8)
    if title:
        down.addWidget(words(title, "heading"))
    if help_text:
        down.addWidget(words(help_text, "muted"))
    return frame, down
