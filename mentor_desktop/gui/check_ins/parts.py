"""Small makers that the pages of check-ins share."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.widgets.words import words as plain_words

LETTERS = 84  # average letters: a column no wider is easy to read


class Card(QFrame):
    """A card with its heading; what it says is put into `body`."""

    def __init__(self, heading: str = "", role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.heading = words(heading, "heading")
        self.heading.setVisible(bool(heading))
        if heading:
            self.body.addWidget(self.heading)
            self.setAccessibleName(heading)


class Column(QScrollArea):
    """What scrolls, in a column that stays easy to read; widgets go into `down`."""

    def __init__(self, spacing: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self.down = QVBoxLayout(inside)
        self.down.setContentsMargins(0, 0, 4, 16)
        self.down.setSpacing(spacing)
        self.setWidget(inside)


def words(text: str = "", role: str = "") -> QLabel:
    """A text of people, plain and wrapped."""
    label = plain_words(text, role)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def button(text: str, clicked: Callable[[], object], role: str = "", name: str = "") -> QPushButton:
    """A button that does one thing; `name` says it whole where the words alone are not enough."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(name or text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: clicked())
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def bullets(lines: tuple[str, ...]) -> str:
    """A line each, with a dot before it where there are several."""
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"•  {line}" for line in lines)


def is_new_look(event: QEvent) -> bool:
    """Whether sizes have to be found anew."""
    return event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
