"""One meeting: before, during and after, each a page."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.after_part import AfterPart
from mentor_desktop.gui.meetings.calendar_export import CalendarDialog
from mentor_desktop.gui.meetings.call_off_dialog import ACTS, CallOffDialog
from mentor_desktop.gui.meetings.hold_part import HoldPart
from mentor_desktop.gui.meetings.parts import scrolled
from mentor_desktop.gui.meetings.prepare_part import PreparePart
from mentor_desktop.gui.meetings.shown import Shown, read_meeting
from mentor_desktop.gui.when import elsewhere, state_of, title_of, where_of
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.links import Links
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.agendas import fill_agenda
from mentor_desktop.operations.meetings import hold_meeting, plan_again
from mentor_desktop.translation import _

PARTS = ("prepare", "hold", "after")


class MeetingView(QWidget):
    """Signals: `left()` back to all meetings; `opened(str, str)` another meeting and its part;
    `removal_wanted(str)` an id.
    """

    left = Signal()
    opened = Signal(str, str)
    removal_wanted = Signal(str)

    def __init__(self, context: Context, relationship_id: str, stage: str) -> None:
        super().__init__()
        self._context = context
        self.meeting_id = ""
        self._shown: Shown | None = None
        self.back = button(_("‹ All meetings"), "link")
        self.back.setShortcut("Alt+Left")
        self.back.clicked.connect(self._leave)
        self.title = words("", "heading")
        self.about = words("", "muted")
        self.problem = words("", "problem")
        self.problem.hide()
        self.switch = Switch(PARTS, _("Before, during or after the meeting"))
        for key, text in zip(PARTS, (_("Prepare"), _("Hold"), _("Next")), strict=True):
            self.switch.set_text(key, text)
        self.switch.chosen.connect(self.show_part)
        self.prepare = PreparePart(context, relationship_id, stage)
        self.hold = HoldPart(context, relationship_id)
        self.hold.ended.connect(self._end)
        self.after = AfterPart(context, relationship_id)
        self.after.opened.connect(self._open_next)
        self._stack = QStackedWidget()
        for part in (self.prepare, self.hold, self.after):
            self._stack.addWidget(scrolled(part))
        self._lay_out()

    def _lay_out(self) -> None:
        self.held = button(_("Mark as held"))
        self.held.clicked.connect(self._mark_held)
        self.again = button(_("Plan it again"))
        self.again.clicked.connect(self._plan_again)
        self.acts = {
            "move": button(_("Move…")),
            "postpone": button(_("Postpone…")),
            "cancel": button(_("Cancel…")),
        }
        for act in ACTS:
            self.acts[act].clicked.connect(partial(self._call_off, act))
        self.calendar = button(_("Add to calendar…"))
        self.calendar.clicked.connect(self._export)
        self.remove = button(_("Remove"))
        self.remove.clicked.connect(self._remove)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for one in (self.held, self.again, *self.acts.values(), self.remove):
            one.setDisabled(self._context.database.is_read_only)
            flow.addWidget(one)
        flow.addWidget(self.calendar)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        named = QVBoxLayout()
        named.setSpacing(2)
        named.addWidget(self.title)
        named.addWidget(self.about)
        self.links = Links()
        named.addWidget(self.links)
        top.addLayout(named, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.setSpacing(8)
        down.addLayout(top)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.switch)
        line.addWidget(buttons, 1)
        down.addLayout(line)
        down.addWidget(self.problem)
        down.addWidget(self._stack, 1)

    def show_meeting(self, meeting_id: str, part: str = "") -> None:
        """Brings a meeting into view, at the part that fits its state."""
        self.tell_all()  # what is typed belongs to the meeting that was in view
        self.meeting_id = meeting_id
        self.problem.hide()
        self.refresh()
        if self._shown is not None:
            is_held = self._shown.meeting.state == "held"
            self.show_part(part or ("after" if is_held else "prepare"))

    def refresh(self) -> None:
        """Reads the meeting again; goes back where there is none any more."""
        shown = read_meeting(self._context, self.meeting_id)
        if shown is None:
            self.left.emit()
            return
        self._shown = shown
        meeting, today = shown.meeting, self._context.today()
        self.title.setText(title_of(meeting, shown.zone, today))
        about = (
            state_of(meeting, shown.names, today),
            where_of(meeting),
            elsewhere(meeting, shown.zone, shown.others(), today),
        )
        self.about.setText("  ·  ".join(one for one in about if one))
        self.links.show_links(meeting.place, meeting.notes)
        is_planned = meeting.state == "planned"
        self.held.setVisible(meeting.state != "held")
        self.again.setVisible(not is_planned)
        for act in self.acts.values():
            act.setVisible(is_planned)
        for part in (self.prepare, self.hold, self.after):
            part.show_meeting(shown)

    def show_part(self, part: str) -> None:
        """Before ("prepare"), during ("hold") or after ("after") it."""
        self.switch.set_current(part)
        self._stack.setCurrentIndex(PARTS.index(part))
        if part == "prepare" and self._shown is not None:
            self._fill_once(self._shown)

    def _fill_once(self, shown: Shown) -> None:
        """The agenda of a meeting that comes assembles itself the first time it is prepared."""
        is_new = shown.meeting.state == "planned" and not shown.meeting.is_prepared
        if is_new and not self._context.database.is_read_only:
            self._context.attempt(fill_agenda, shown.meeting.id)

    def print_sheet(self) -> None:
        """Prints the agenda as it is now, with what is typed and not saved yet."""
        self.tell_all()
        self.prepare.sheet.print_sheet()

    def tell_all(self) -> None:
        """Saves what is typed and not saved yet."""
        self.prepare.form.tell_all()
        self.hold.tell_all()
        self.after.tell_all()

    def _leave(self) -> None:
        self.tell_all()
        self.left.emit()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _mark_held(self) -> None:
        self._end(None)

    def _end(self, minutes: int | None) -> None:
        self.problem.hide()
        self.tell_all()
        with self._context.refusals(self._tell):
            hold_meeting(self._context.database, self.meeting_id, minutes)
            self.show_part("after")
            self.after.outcome.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plan_again(self) -> None:
        self._context.attempt(plan_again, self.meeting_id, told=self._tell)

    def _call_off(self, act: str) -> None:
        if self._shown is None:
            return
        dialog = CallOffDialog(self, self._context, self._shown.pair, self._shown.meeting, act)
        if dialog.exec() and dialog.new_id:
            self.opened.emit(dialog.new_id, "prepare")

    def _open_next(self, meeting_id: str) -> None:
        self.tell_all()
        self.opened.emit(meeting_id, "prepare")

    def _export(self) -> None:
        if self._shown is not None:
            pair_id = self._shown.pair.relationship.id
            CalendarDialog(self, self._context, pair_id, self._shown.meeting).open()

    def _remove(self) -> None:
        self.removal_wanted.emit(self.meeting_id)
