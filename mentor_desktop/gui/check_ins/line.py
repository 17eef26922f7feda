"""A check-in in the list: how it stands, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentor_desktop.gui.check_ins.parts import button, words
from mentor_desktop.gui.check_ins.state_mark import StateMark
from mentor_desktop.gui.widgets.field import menu_button
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Way:
    """Something to do: its key for the page, and what its button says."""

    action: str
    says: str


@dataclass(frozen=True)
class Line:
    """One check-in; `tone` of how it stands: "", "warning" or "danger".

    `ways`: buttons; `more`: in the menu. `note`: a line beneath, such as why it was skipped.
    """

    key: str
    title: str
    state: str  # the shape: see StateMark
    stands: str
    tone: str = ""
    note: str = ""
    ways: tuple[Way, ...] = ()
    more: tuple[Way, ...] = ()


class LineView(QWidget):
    """Signal: `wanted(action, key)`."""

    wanted = Signal(str, str)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.buttons: dict[str, QPushButton] = {}
        self.menu: QToolButton | None = None
        self.setAccessibleName(_("{title}: {state}").format(title=line.title, state=line.stands))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(12)
        across.addWidget(StateMark(line.state), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words(), 1)
        for way in line.ways:
            across.addWidget(self._button(way), 0, Qt.AlignmentFlag.AlignTop)
        if line.more:
            self.menu = self._more()
            across.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)

    def first(self) -> QWidget | None:
        """The first thing in it that the keyboard can reach."""
        return next(iter(self.buttons.values()), None) or self.menu

    def _words(self) -> QVBoxLayout:
        down = QVBoxLayout()
        down.setSpacing(2)
        down.addWidget(words(self.line.title, "strong"))
        down.addWidget(words(self.line.stands, self.line.tone or "muted"))
        if self.line.note:
            down.addWidget(words(self.line.note, "small"))
        return down

    def _button(self, way: Way) -> QPushButton:
        name = _("{action}: {title}").format(action=way.says, title=self.line.title)
        made = button(way.says, self._act(way.action), name=name)
        self.buttons[way.action] = made
        return made

    def _more(self) -> QToolButton:
        menu = QMenu(self)
        for way in self.line.more:
            menu.addAction(way.says.replace("&", "&&")).triggered.connect(self._act(way.action))
        name = _("More for {title}").format(title=self.line.title)
        return menu_button("⋯", _("More"), name, menu)

    def _act(self, action: str) -> Callable[[], None]:
        return partial(self.wanted.emit, action, self.line.key)
