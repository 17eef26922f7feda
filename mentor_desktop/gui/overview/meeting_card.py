"""The meeting that comes next."""

from datetime import date

from PySide6.QtCore import Signal

from mentor_desktop.domain.meeting import AgendaEntry, Meeting
from mentor_desktop.gui.overview.parts import Card, flow
from mentor_desktop.gui.when import title_of, where_of
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.translation import _

_SHOWN = 4  # lines of the agenda


class MeetingCard(Card):
    """Signals: `opened()` it, `exported()` to a calendar, `planned()` where there is none."""

    opened = Signal()
    exported = Signal()
    planned = Signal()

    def __init__(self) -> None:
        super().__init__(_("Next meeting"))
        self.title = words()
        self.agenda = words("", "muted")
        self.open = button(_("Open meeting"))
        self.open.clicked.connect(self.opened)
        self.export = button(_("Add to calendar"))
        self.export.clicked.connect(self.exported)
        self.plan = button(_("Plan meetings…"))
        self.plan.clicked.connect(self.planned)
        for part in (self.title, self.agenda, flow(self.open, self.export, self.plan)):
            self.body.addWidget(part)

    def show_meeting(
        self,
        meeting: Meeting | None,
        agenda: tuple[AgendaEntry, ...],
        zone: str,
        today: date,
        *,
        can_plan: bool,
    ) -> None:
        """When, where and what about, on a clock in `zone`."""
        for part in (self.agenda, self.open, self.export):
            part.setVisible(meeting is not None)
        self.plan.setVisible(meeting is None and can_plan)
        if meeting is None:
            self.title.setText(
                _("No date is fixed. One on the calendar keeps the two of you going.")
                if can_plan
                else _("No meeting is planned.")
            )
            return
        when = (title_of(meeting, zone, today), where_of(meeting))
        self.title.setText("  ·  ".join(part for part in when if part))
        self.agenda.setText(_agenda_line(meeting, agenda))


def _agenda_line(meeting: Meeting, agenda: tuple[AgendaEntry, ...]) -> str:
    named = [entry.text for entry in agenda if not entry.is_done][:_SHOWN]
    if len(agenda) > _SHOWN:
        named.append("…")
    if named:
        return _("Agenda: {topics}").format(topics=" · ".join(named))
    if meeting.purpose:
        return _("For: {purpose}").format(purpose=meeting.purpose)
    return _("The agenda is still empty. Three lines will do.")
