"""The goals that count, and how far each is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mentor_desktop.domain.goal import goal_state_title
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.overview.parts import Card, flow
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.gui.widgets.words import button, emptied, words
from mentor_desktop.store.overview import GoalLine
from mentor_desktop.translation import _, ngettext

_SHOWN = 3  # the top three count


class GoalsCard(Card):
    """Signal: `opened(str)` the id of a goal, "" for the plan."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Goals"))
        self.titles: list[ElidingButton] = []
        self.bars: list[QProgressBar] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.empty = words(
            _("Nothing is aimed at yet. What should be different a year from now?"), "muted"
        )
        self.more = button("", "link")
        self.more.clicked.connect(self._open_plan)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.empty)
        self.body.addWidget(flow(self.more))

    def show_goals(self, goals: Sequence[GoalLine]) -> None:
        """The first three by rank."""
        emptied(self._lines)
        self.titles, self.bars = [], []
        for number, line in enumerate(goals[:_SHOWN], start=1):
            self._lines.addWidget(self._line(number, line))
        self.empty.setVisible(not goals)
        left = len(goals) - _SHOWN
        self.more.setVisible(not goals or left > 0)
        said = (
            ngettext("{count} more goal", "{count} more goals", left).format(count=left)
            if left > 0
            else _("Set a goal")
        )
        self.more.setText(said)
        self.more.setAccessibleName(said)

    def _line(self, number: int, line: GoalLine) -> QWidget:
        goal, progress = line.goal, line.progress
        percent = written_number(progress or 0)
        reached = _("{percent} %").format(percent=percent)
        if goal.state == "reached":
            reached = goal_state_title("reached")
        elif progress is None:
            reached = _("not planned yet")
        title = ElidingButton(
            _("{number}  {title}").format(number=written_number(number), title=goal.title)
        )
        title.setProperty("role", "plain")
        title.setAccessibleName(
            _("Goal {number}: {title}, {progress}").format(
                number=number, title=goal.title, progress=reached
            )
        )
        title.setProperty("goal", goal.id)
        title.clicked.connect(self._open_goal)
        said = words(reached, "small")
        said.setWordWrap(False)
        bar = QProgressBar(textVisible=False, maximum=100, value=progress or 0)
        bar.setAccessibleName(goal.title)
        bar.setAccessibleDescription(reached)
        self.titles.append(title)
        self.bars.append(bar)
        made = QWidget()
        down = QVBoxLayout(made)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        across = QHBoxLayout()
        across.addWidget(title, 1)
        across.addStretch(0)
        across.addWidget(said)
        down.addLayout(across)
        down.addWidget(bar)
        return made

    def _open_goal(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.opened.emit(str(sender.property("goal")))

    def _open_plan(self) -> None:
        self.opened.emit("")
