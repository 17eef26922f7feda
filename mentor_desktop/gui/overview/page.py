"""The Overview tab: what comes next, and how it is going, on one page."""

from contextlib import suppress
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ENDED, RESTING
from mentor_desktop.domain.stage import stage_title
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.overview.goals_card import GoalsCard
from mentor_desktop.gui.overview.items_card import ItemsCard
from mentor_desktop.gui.overview.journal_card import JournalCard
from mentor_desktop.gui.overview.meeting_card import MeetingCard
from mentor_desktop.gui.overview.parts import Card
from mentor_desktop.gui.overview.signals_card import SignalsCard
from mentor_desktop.gui.overview.step_card import StepCard
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.store.overview import PairOverview, pair_overview
from mentor_desktop.store.views import Head, head_of
from mentor_desktop.translation import _

_LETTERS = 104  # less room than this: one column
_GAP = 14  # px


class OverviewPage(FollowingPage):
    """Its head is given by `show_head`; without one it reads its own.

    Signals: `act_wanted(str)` the step, "later", "skip", "calendar" or "plan_meeting";
    `record_wanted(tab, id)` to see something where it is at home.
    """

    follows = (AgendaEntry, Goal, JournalEntry)  # all else is in the head, and comes with it
    act_wanted = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._head: Head | None = None
        self.found: PairOverview | None = None
        self.step = StepCard()
        self.meeting = MeetingCard()
        self.items = ItemsCard(context, relationship_id)
        self.goals = GoalsCard()
        self.signals = SignalsCard()
        self.journal = JournalCard()
        self.tip = TipCard(context)
        self._connect()
        self._lay_out()
        self.follow(context)
        context.acting_changed.connect(self.mark_stale)

    def _connect(self) -> None:
        self.step.wanted.connect(partial(self.act_wanted.emit, "step"))
        self.step.planned.connect(partial(self.act_wanted.emit, "later"))
        self.step.skipped.connect(partial(self.act_wanted.emit, "skip"))
        self.meeting.opened.connect(self._open_meeting)
        self.meeting.exported.connect(partial(self.act_wanted.emit, "calendar"))
        self.meeting.planned.connect(partial(self.act_wanted.emit, "plan_meeting"))
        self.items.all_wanted.connect(partial(self.record_wanted.emit, "meetings", ""))
        self.goals.opened.connect(partial(self.record_wanted.emit, "plan"))
        self.signals.opened.connect(self._open_tab)
        self.signals.unfolded.connect(self._order_tabs)
        self.journal.opened.connect(partial(self.record_wanted.emit, "journal"))
        self.journal.wanted.connect(partial(self.record_wanted.emit, "journal", ""))

    def _lay_out(self) -> None:
        self._cards: tuple[Card, ...] = (
            self.step, self.meeting, self.items, self.goals, self.signals, self.journal,
        )  # fmt: skip
        content = QWidget()
        content.setProperty("role", "scrolled")
        self._down = QVBoxLayout(content)
        self._down.setContentsMargins(0, 0, 8, 20)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._down.setSpacing(_GAP)
        self._down.addLayout(self._grid)
        self._down.addWidget(self.tip)
        self._down.addStretch(1)
        self._columns = 0
        self._arrange(2)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.addWidget(self.area)
        self.setFocusProxy(self.step.open)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        self._grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its own width decides."""
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self._arrange(1 if letters < _LETTERS else 2)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; it scrolls."""
        return QSize(320, 200)

    def show_head(self, head: Head) -> None:
        """How the pair stands, as its head says it; read again where that changed."""
        self._head = head
        self.mark_stale()

    def refresh(self) -> None:
        """Reads the pair again, as who sits here may see it."""
        super().refresh()
        today = self._context.today()
        with self._context.database.reading() as session:
            head = self._head or head_of(session, self._relationship_id, today)
            reader = self._context.acting_person_id
            found = pair_overview(session, head.relationship, reader, today)
        self._head, self.found = head, found
        is_read_only = self._context.database.is_read_only
        role = head.relationship.role_of(reader or "")
        self.step.show_step(head, _ahead(head, today), is_read_only=is_read_only)
        self.meeting.show_meeting(
            found.meeting,
            found.agenda,
            _zone(head, role),
            today,
            can_plan=not is_read_only and head.relationship.state not in RESTING,
        )
        self.items.show_items(found.items, head.people)
        self.goals.show_goals(found.goals)
        self.signals.show_signals(head.signals, partial(short_day, today=today), _quiet(head))
        self.journal.show_entry(
            found.entry, head.people, today, can_write=not is_read_only and role is not None
        )
        if head.relationship.state in ENDED:
            self.tip.show_none()
        else:
            self.tip.show_tip("overview", role or "")
        self._point_focus()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Lines are made anew; Tab goes as one reads all the same."""
        stops: list[QWidget] = [
            self.step.open, self.step.later, self.step.skip,
            self.meeting.open, self.meeting.export, self.meeting.plan,
            *self.items.stops(),
            *self.goals.titles, self.goals.more,
            *self.signals.titles.values(), self.signals.more,
            self.journal.write, self.journal.read,
            self.tip.put_away,
        ]  # fmt: skip
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _point_focus(self) -> None:
        """The tab gives the keyboard to its first control."""
        firsts = (self.step.open, self.meeting.open, self.meeting.plan, self.items.add)
        shown = next((one for one in firsts if not one.isHidden()), self.goals.more)
        self.setFocusProxy(shown)

    def _open_meeting(self) -> None:
        if self.found is not None and self.found.meeting is not None:
            self.record_wanted.emit("meetings", self.found.meeting.id)

    def _open_tab(self, tab: str) -> None:
        self.record_wanted.emit(tab, "")


def _zone(head: Head, role: str | None) -> str:
    """Where the clock of who looks stands; this computer's where that is not known."""
    with suppress(Refused):
        if role and head.people[role].time_zone:
            return check_zone(head.people[role].time_zone)
    return time_zone()


def _ahead(head: Head, today: date) -> str:
    """For when it is planned; where nothing waits, which stage comes next, and when."""
    wanted = head.step.check_in
    for one in head.check_ins if wanted and not head.step.is_begun else ():
        if one.planned_for and not one.is_done and wanted in (one.stage, one.kind):
            return _("Planned for {day}.").format(day=short_day(one.planned_for, today))
    stage = next((one for one in head.stages if one.is_next), None)
    if head.step.action or head.relationship.is_informal or stage is None or stage.due is None:
        return ""
    return _("Next on your way: {stage}, {day}.").format(
        stage=stage_title(stage.key), day=short_day(stage.due, today)
    )


def _quiet(head: Head) -> str:
    """Why there are no signals."""
    if head.relationship.state == "paused":
        return _("You rest. Nothing is counted until you resume.")
    if head.relationship.state in RESTING:
        return _("Your way together is over. Nothing is counted any more.")
    return _("There is nothing to tell yet.")
