"""The Action plan tab: goals and activities on a timeline or in a table, and what to look at."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.plan_checks import Finding, Writing, balance, check_plan
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import month_title
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.plan.activity_dialog import ActivityDialog
from mentor_desktop.gui.plan.adding import AddActivityDialog, AddGoalDialog
from mentor_desktop.gui.plan.export import PlanExport
from mentor_desktop.gui.plan.findings import Findings
from mentor_desktop.gui.plan.goal_dialog import GoalDialog
from mentor_desktop.gui.plan.model import PlanModel
from mentor_desktop.gui.plan.room import Room
from mentor_desktop.gui.plan.rows import rows_of
from mentor_desktop.gui.plan.table import PlanTable
from mentor_desktop.gui.plan.timeline import Timeline
from mentor_desktop.gui.plan.tools import Tools
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.operations.activities import (
    move_activity,
    rank_activity,
    remove_activity,
    resize_activity,
)
from mentor_desktop.operations.goals import move_goal, remove_goal
from mentor_desktop.store.plan import Plan, plan_of
from mentor_desktop.translation import _

_FEW_LINES = 30  # of text: less room than this, and the findings are folded


class PlanPage(FollowingPage):
    """Everything that is done to a plan goes through here."""

    follows = (Goal, GoalRevision, Activity, Meeting, Relationship, Agreement, AgreementAnswer)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._plan: Plan | None = None
        self._is_low: bool | None = None
        self.model = PlanModel(self)
        self.tools = Tools()
        self.timeline = Timeline(self.model, context.today())
        self.table = PlanTable(self.model)
        self.timeline.setSelectionModel(self.table.selectionModel())
        self.findings = Findings()
        self.empty = EmptyState(
            _("No plan yet"),
            _(
                "A plan begins with a goal. Under it come activities: something to try, somebody "
                "to learn from, a step out of the familiar."
            ),
            _("Add goal"),
        )
        self.tip = TipCard(context)
        self.bar = FileUndoBar(context)
        self.export = PlanExport(context, self, relationship_id)
        self._lay_out()
        self._connect()
        self.follow(context)

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        self.views.addWidget(self.timeline)
        self.views.addWidget(self.table)
        self.card = QFrame()
        self.card.setProperty("role", "card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.views)
        self.whole = QWidget()
        down = QVBoxLayout(self.whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.tools)
        down.addWidget(self.card, 100)
        down.addWidget(self.findings)
        down.addStretch(1)
        self.area = Room(self.whole)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 8, 0, 12)
        page.addWidget(self.area, 1)
        page.addWidget(self.empty, 1)
        page.addWidget(self.tip)
        page.addWidget(self.bar)
        self.setFocusProxy(self.timeline)

    def _connect(self) -> None:
        self.tools.goal_wanted.connect(self.add_goal)
        self.empty.wanted.connect(self.add_goal)
        self.tools.activity_wanted.connect(self.add_activity)
        self.tools.zoom_wanted.connect(self.timeline.set_zoom)
        self.tools.table_wanted.connect(self._show_table)
        self.timeline.zoomed.connect(self._show_zoom)
        self.timeline.moved.connect(self._move)
        self.timeline.resized.connect(self._resize)
        self.timeline.settled.connect(self._context.database.settle)
        self.timeline.ranked.connect(self._rank)
        self.timeline.removal_wanted.connect(self._remove)
        # The dialog opens when the click or key is through: its loop may not run inside.
        self.timeline.edit_wanted.connect(self.edit, Qt.ConnectionType.QueuedConnection)
        self.table.activated.connect(self._edit_index, Qt.ConnectionType.QueuedConnection)
        self.table.removal_wanted.connect(self._remove)
        self.findings.chosen.connect(self.show_finding)
        is_read_only = self._context.database.is_read_only
        self.tools.add_goal.setDisabled(is_read_only)
        self.tools.add_activity.setDisabled(is_read_only)
        self.timeline.set_read_only(is_read_only)
        self.table.is_read_only = is_read_only
        self.tools.show_zoom(self.timeline.zoom)

    def refresh(self) -> None:
        """Reads the plan again; what is chosen stays so."""
        super().refresh()
        today = self._context.today()
        with self._context.database.reading() as session:
            plan = plan_of(session, self._relationship_id)
        self._plan = plan
        acting = self._context.acting_person_id or ""
        self.tip.show_tip("goals", plan.relationship.role_of(acting) or "")
        chosen = self.chosen_id
        self.timeline.today = self.model.today = today
        self.model.set_rows(rows_of(plan, today))
        self.timeline.set_marks(list(plan.marks(today)))
        if chosen and chosen != self.chosen_id:
            self.show_record(chosen)
        term = plan.term(today)
        writing = Writing(month_title, written_number)
        found = check_plan(plan.goals, plan.activities, term, writing)
        self.findings.show_findings(found, balance(plan.activities, term))
        self.area.setVisible(bool(plan.goals))
        self.empty.setVisible(not plan.goals)
        self.setFocusProxy(self.view if plan.goals else self.empty)
        self._fit_card()

    @property
    def chosen_id(self) -> str:
        """The goal or the activity that is chosen, "" for none."""
        index = self.timeline.currentIndex()
        return self.model.row(index.row()).id if index.isValid() else ""

    @property
    def view(self) -> Timeline | PlanTable:
        """What is looked at: the timeline or the table."""
        return self.table if self.tools.table.isChecked() else self.timeline

    def _fit_card(self) -> None:
        """The card ends where the plan ends; a table takes the room there is."""
        is_table = self.view is self.table
        high = self.timeline.sizeHint().height() + 4
        self.card.setMaximumHeight(16_777_215 if is_table else high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the findings are one line."""
        super().resizeEvent(event)
        is_low = event.size().height() < self.fontMetrics().height() * _FEW_LINES
        if is_low is not self._is_low:
            self._is_low = is_low
            self.findings.unfold(not is_low)
        self._fit_card()

    def _show_zoom(self, zoom: str) -> None:
        self.tools.show_zoom(zoom)
        self._fit_card()

    def _show_table(self, is_table: bool) -> None:
        self.views.setCurrentWidget(self.table if is_table else self.timeline)
        self.setFocusProxy(self.view)
        self._fit_card()
        index = self.table.currentIndex()
        if index.isValid():
            self.view.scrollTo(index)

    def print_pages(self) -> None:
        """Prints the plan as its PDF is."""
        self.export.print()

    # what a person does

    def add_goal(self) -> None:
        """Asks for a goal."""
        dialog = AddGoalDialog(self.window(), self._context, self._relationship_id)
        dialog.exec()
        if dialog.added_id:
            self.show_record(dialog.added_id)

    def add_activity(self) -> None:
        """Asks for an activity under the goal that is chosen, or the first."""
        self.refresh_if_stale()
        if self._plan is None or not self._plan.goals:
            return
        index = self.timeline.currentIndex()
        goal_id = self.model.row(index.row()).goal_id if index.isValid() else ""
        goals = [(goal.id, goal.title) for goal in self._plan.goals]
        dialog = AddActivityDialog(
            self.window(), self._context, goals, goal_id or goals[0][0], self._first_day()
        )
        dialog.exec()
        if dialog.added_id:
            self.show_record(dialog.added_id)

    def _first_day(self) -> date:
        today = self._context.today()
        starts = self._plan.relationship.starts if self._plan else None
        return max(today, starts or today)

    def edit(self, id: str) -> None:
        """Everything about a goal or an activity."""
        number = self.model.row_of(id)
        if number is None:
            return
        dialog: GoalDialog | ActivityDialog
        if self.model.row(number).line.is_group:
            dialog = GoalDialog(self.window(), self._context, id)
        else:
            dialog = ActivityDialog(self.window(), self._context, self._relationship_id, id)
        is_group = self.model.row(number).line.is_group
        dialog.exec()
        if dialog.is_removed:
            self.bar.offer(_("Goal removed.") if is_group else _("Activity removed."))
        dialog.deleteLater()

    def _edit_index(self, index: QModelIndex) -> None:
        self.edit(self.model.row(index.row()).id)

    def _move(self, id: str, days: int) -> None:
        self._context.attempt(move_activity, id, days)

    def _resize(self, id: str, days: int, edge: str) -> None:
        self._context.attempt(resize_activity, id, days, edge)

    def _rank(self, id: str, goal_id: str, place: int) -> None:
        if goal_id:
            self._context.attempt(rank_activity, id, goal_id, place)
        else:
            self._context.attempt(move_goal, id, place)
        self.show_record(id)

    def _remove(self, id: str) -> None:
        number = self.model.row_of(id)
        if number is None:
            return
        if self.model.row(number).line.is_group:
            self.bar.offer_after(remove_goal, id, said=_("Goal removed."))
        else:
            self.bar.offer_after(remove_activity, id, said=_("Activity removed."))
        if self.model.rowCount():
            self.timeline.choose(min(number, self.model.rowCount() - 1))

    def show_record(self, id: str) -> None:
        """Goes to a goal or an activity."""
        self.refresh_if_stale()
        number = self.model.row_of(id)
        if number is not None:
            self.timeline.choose(number)
            self.timeline.scrollTo(self.model.index(number, 0))

    def show_action(self, _action: str) -> None:
        """The next step leads here: to what the plan lacks first."""
        self.refresh_if_stale()
        if self._plan is None or not self._plan.goals:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._plan.activities:
            self.tools.add_activity.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_finding(self, finding: Finding) -> None:
        """Goes to what a finding is about."""
        if self.view is self.table and not finding.about:
            self.tools.table.setChecked(False)
        if finding.day is not None:
            self.timeline.show_day(finding.day)
        if finding.about:
            self.show_record(finding.about)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif finding.rule == "missing_kind":
            self.tools.add_activity.setFocus(Qt.FocusReason.TabFocusReason)
        elif finding.rule == "no_promise":
            self._context.opened.emit(self._relationship_id, "agreement")
        elif finding.rule == "no_goal":
            self.tools.add_goal.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the table as it came."""
        if event.key() == Qt.Key.Key_Escape and self.tools.table.isChecked():
            self.tools.table.setChecked(False)
            return
        super().keyPressEvent(event)
