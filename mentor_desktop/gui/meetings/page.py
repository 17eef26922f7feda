"""The Meetings tab of a relationship: all of them, and one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.meetings.log_dialog import LogDialog
from mentor_desktop.gui.meetings.meeting_view import MeetingView
from mentor_desktop.gui.meetings.overview import Overview
from mentor_desktop.gui.meetings.plan_dialog import PlanDialog
from mentor_desktop.gui.meetings.shown import zone_of_reader
from mentor_desktop.store.meetings import PairMeetings, pair_meetings
from mentor_desktop.store.pair_lines import pair_lines
from mentor_desktop.translation import _


class MeetingsPage(FollowingPage):
    """`show_meeting` opens one; Alt+Left goes back to all."""

    follows = (
        Meeting, AgendaEntry, MeetingNote, QuestionCard, Contact, ActionItem, Person, Relationship,
        Agreement, AgreementAnswer,
    )  # fmt: skip

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._view: MeetingView | None = None
        self.overview = Overview(context, relationship_id)
        self.overview.opened.connect(self.show_meeting)
        self.overview.log_wanted.connect(self.log_meeting)
        self.overview.plan_wanted.connect(self.plan_meetings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self.follow(context)
        context.acting_changed.connect(self.mark_stale)

    @property
    def view(self) -> MeetingView:
        """The page of one meeting; made when it is first wanted."""
        if self._view is None:
            self._view = MeetingView(self._context, self._relationship_id, self._stage())
            self._view.left.connect(self.show_all)
            self._view.opened.connect(self.show_meeting)
            self._view.removal_wanted.connect(self._remove)
            self._stack.addWidget(self._view)
        return self._view

    def _stage(self) -> str:
        """Where the pair stands on its journey, for prompts that fit."""
        with self._context.database.reading() as session:
            lines = pair_lines(session, self._context.today(), {self._relationship_id})
        return lines[0].stage.key if lines and lines[0].stage else ""

    def refresh(self) -> None:
        """Reads the pair's meetings again; the one in view stays in view."""
        super().refresh()
        found = self._read()
        role = found.relationship.role_of(self._context.acting_person_id or "") or ""
        self.overview.show_pair(found, role, zone_of_reader(found, role))
        if self._view is not None and self._stack.currentWidget() is self._view:
            self._view.refresh()
        self._point_focus()

    def _point_focus(self) -> None:
        """The tab gives the keyboard to its first control: Tab would leap over those before it."""
        is_one = self._view is not None and self._stack.currentWidget() is self._view
        if is_one and self._view is not None:
            self.setFocusProxy(self._view.back)
        else:
            first = self.overview.next.prepare
            self.setFocusProxy(self.overview.log if first.isHidden() else first)

    def _read(self) -> PairMeetings:
        with self._context.database.reading() as session:
            return pair_meetings(session, self._relationship_id, self._context.today())

    def show_meeting(self, meeting_id: str, part: str = "") -> None:
        """Brings one meeting into view: "prepare", "hold", "after", or what fits its state."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_meeting(meeting_id, part)
        self._point_focus()
        self.view.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: str) -> None:
        """Goes to a meeting, to the one a note belongs to, or to an action item."""
        self.refresh_if_stale()
        with self._context.database.reading() as session:
            note = session.get(MeetingNote, record_id)
            is_meeting = session.get(Meeting, record_id) is not None
        if is_meeting or note is not None:
            self.show_meeting(note.meeting_id if note else record_id, "hold")
        else:
            self.show_all()
            self.overview.items.choose(record_id)

    def show_action(self, _action: str) -> None:
        """The next step leads here: to fix a date."""
        self.refresh_if_stale()
        self.show_all()
        self.plan_meetings()

    def show_all(self) -> None:
        """Back to all meetings."""
        self._stack.setCurrentWidget(self.overview)
        self._point_focus()
        self.overview.table.setFocus()

    def print_pages(self) -> None:
        """Prints the sheet of the meeting in view, or of the next one."""
        if self._view is None or self._stack.currentWidget() is not self._view:
            following = self._read().following(self._context.today())
            if following is None:
                self._context.refused.emit(_("Open a meeting, then its agenda can be printed."))
                return
            self.show_meeting(following.id, "prepare")
        self.view.print_sheet()

    def log_meeting(self) -> None:
        """Asks for the day of a meeting that took place."""
        dialog = LogDialog(self, self._context, self._relationship_id)
        if dialog.exec():
            self.overview.tell_logged()

    def plan_meetings(self) -> None:
        """Asks when the two meet."""
        dialog = PlanDialog(self, self._context, self._read())
        if dialog.exec():
            self.overview.switch.set_current("coming")
            self.refresh()
            self.overview.tell_planned(len(dialog.planned))

    def _remove(self, meeting_id: str) -> None:
        self.show_all()
        self.overview.remove(meeting_id)
