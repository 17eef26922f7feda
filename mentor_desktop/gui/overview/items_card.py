"""What the two promised: tick it off in place, open it, add to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.domain.action_item import ActionItem, days_late, lateness
from mentor_desktop.domain.person import Person
from mentor_desktop.gui.action_items.adding import AddLine
from mentor_desktop.gui.action_items.dialog import ActionItemDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.overview.parts import Card, flow
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.painting import elided
from mentor_desktop.gui.widgets.words import button, emptied, words
from mentor_desktop.operations.action_items import complete_action_item
from mentor_desktop.translation import _, ngettext

_OPEN, _DONE = 4, 1  # so many are shown
_END, _NAME = 36, 17  # letters for who and until when, for who: what it is about has the rest


class ItemsCard(Card):
    """Signal: `all_wanted()` to see the rest."""

    all_wanted = Signal()

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__(_("Action items"))
        self._context = context
        self.ticks: dict[str, QCheckBox] = {}
        self.titles: dict[str, ElidingButton] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.empty = words(
            _("Nothing is promised. What will one of you do until you meet again?"), "muted"
        )
        self.add = button(_("Add action item"), "link")
        self.add.clicked.connect(self._begin)
        self.more = button("", "link")
        self.more.clicked.connect(self.all_wanted)
        self.adding = AddLine(context, relationship_id, can_leave=True)
        self.adding.left.connect(self._end)
        self.body.addLayout(self._lines)
        for part in (self.empty, self.adding, flow(self.add, self.more)):
            self.body.addWidget(part)
        self.adding.hide()

    def show_items(self, items: Sequence[ActionItem], people: Mapping[str, Person]) -> None:
        """Open ones first, the earliest day first; then what was done last."""
        focused = next((id for id, tick in self.ticks.items() if tick.hasFocus()), "")
        emptied(self._lines)
        self.ticks, self.titles = {}, {}
        waiting = [one for one in items if one.done_on is None]
        done = [one for one in items if one.done_on is not None]
        shown = [*waiting[:_OPEN], *done[:_DONE]]
        for item in shown:
            self._lines.addWidget(self._line(item, people))
        if focused and self.ticks:
            self.ticks.get(focused, next(iter(self.ticks.values()))).setFocus()
        self.empty.setVisible(not shown)
        left = len(waiting) - _OPEN
        self.more.setVisible(left > 0)
        self.more.setText(
            ngettext("{count} more open", "{count} more open", left).format(
                count=written_number(left)
            )
        )
        self.adding.show_people(people)
        self.add.setVisible(not self._context.database.is_read_only and self.adding.isHidden())

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in the order of reading."""
        lines = [part for id in self.ticks for part in (self.ticks[id], self.titles[id])]
        return [*lines, *self.adding.stops(), self.add, self.more]

    def _line(self, item: ActionItem, people: Mapping[str, Person]) -> QWidget:
        today = self._context.today()
        owner = people[item.owner].called
        said = _standing(item, owner, today)
        late = lateness(days_late(item.due, item.done_on, today))
        tick = QCheckBox()
        tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        tick.setProperty("role", "bare")
        tick.setChecked(item.done_on is not None)
        tick.setAccessibleName(_("Done: {title}").format(title=item.title))
        tick.setAccessibleDescription(" ".join(part for part in (late, said) if part))
        tick.setDisabled(self._context.database.is_read_only)
        tick.toggled.connect(partial(self._tick, item.id))
        title = ElidingButton(item.title)
        title.setProperty("role", "done" if item.done_on else "plain")
        title.setAccessibleName(_("Open: {title}").format(title=item.title))
        title.clicked.connect(partial(self._open, item.id))
        self.ticks[item.id], self.titles[item.id] = tick, title
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(tick)
        across.addWidget(title, 1)
        across.addStretch(0)
        if late:
            chip = words(late, "late")
            chip.setWordWrap(False)
            across.addWidget(chip)
        end = ElidingLabel(lines=1)
        end.setProperty("role", "small")
        room = self.fontMetrics().averageCharWidth() * _NAME
        short = elided(owner, self.fontMetrics(), room)
        end.setText(_standing(item, short, today))
        end.setToolTip(said)
        end.setMaximumWidth(self.fontMetrics().averageCharWidth() * _END)
        across.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _tick(self, item_id: str, is_done: bool) -> None:
        self._context.attempt(complete_action_item, item_id, is_done)

    def _open(self, item_id: str) -> None:
        ActionItemDialog(self, self._context, item_id).exec()

    def _begin(self) -> None:
        self.adding.show()
        self.add.hide()
        self.adding.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.adding.hide()
        self.add.show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


def _standing(item: ActionItem, owner: str, today: date) -> str:
    """Who, and until when or since when."""
    if item.done_on is not None:
        said = _("{owner} · done {day}")
        return said.format(owner=owner, day=short_day(item.done_on, today))
    if item.due is None:
        return owner
    return _("{owner} · due {day}").format(owner=owner, day=short_day(item.due, today))
