"""What an entry is about: a goal and a meeting, each to choose from a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.store.journal import Linkable
from mentor_desktop.translation import _

_FEW_LETTERS, _MOST_LETTERS = 14, 60


class LinkBox(QComboBox):
    """A list of ids under their names, the first of which stands for none. `picked(str)`."""

    picked = Signal(str)

    def __init__(self, none: str, name: str) -> None:
        super().__init__()
        self._none = none
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEW_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.addItem(none, "")
        self.activated.connect(self._tell)

    @property
    def current(self) -> str:
        """The id that is chosen, "" for none."""
        return str(self.currentData() or "")

    def offer(self, items: list[tuple[str, str]]) -> None:
        """Ids and names; what is chosen stays chosen."""
        known = [(self.itemData(row), self.itemText(row)) for row in range(1, self.count())]
        fresh = [(id, _short(name)) for id, name in items]
        if known == fresh:
            return
        chosen = self.current
        self.clear()
        self.addItem(self._none, "")
        for id, name in fresh:
            self.addItem(name, id)
        self.choose(chosen)

    def choose(self, id: str | None) -> None:
        """Chooses one; tells nobody."""
        self.setCurrentIndex(max(self.findData(id or ""), 0))
        self.setToolTip(self.currentText() if self.current else "")

    def _tell(self) -> None:
        self.setToolTip(self.currentText() if self.current else "")
        self.picked.emit(self.current)


class LinkBoxes(QWidget):
    """Signals: `goal_picked(str)`, `meeting_picked(str)`: an id, "" for none."""

    goal_picked = Signal(str)
    meeting_picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.goal = LinkBox(_("No goal"), _("The goal it is about"))
        self.meeting = LinkBox(_("No meeting"), _("The meeting it is about"))
        self.goal.picked.connect(self.goal_picked)
        self.meeting.picked.connect(self.meeting_picked)
        line = FlowLayout(self, spacing=8)
        line.addWidget(self.goal)
        line.addWidget(self.meeting)

    def offer(self, links: Linkable) -> None:
        """What there is to choose from."""
        today = self._context.today()
        self.goal.offer(list(links.goals))
        self.meeting.offer(
            [(id, meeting_name(short_day(day, today), about)) for id, day, about in links.meetings]
        )
        self.goal.setVisible(bool(links.goals))
        self.meeting.setVisible(bool(links.meetings))


def meeting_name(day: str, about: str) -> str:
    """A meeting by its day and what it is about."""
    said = " ".join(about.split())
    return _("{day}: {purpose}").format(day=day, purpose=said) if said else day


def _short(name: str) -> str:
    said = " ".join(name.split())
    return said if len(said) <= _MOST_LETTERS else said[: _MOST_LETTERS - 1] + "…"
