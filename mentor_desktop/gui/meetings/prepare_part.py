"""Before a meeting: what it is for, how and where, and its agenda in four parts."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.meeting import (
    FORMATS,
    KINDS,
    format_title,
    meeting_kind_title,
    part_title,
)
from mentor_desktop.gui.action_items.editor import ActionItemsEditor
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.agenda_part import AgendaPart
from mentor_desktop.gui.meetings.columns import Columns
from mentor_desktop.gui.meetings.parts import card
from mentor_desktop.gui.meetings.sheet import SheetBar
from mentor_desktop.gui.meetings.shown import Shown
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.agendas import WRITTEN, fill_agenda
from mentor_desktop.operations.meeting_notes import LINES, set_meeting_text
from mentor_desktop.operations.meetings import set_format, set_length, set_meeting_kind
from mentor_desktop.operations.texts import prompts, tip_called, tips
from mentor_desktop.translation import _

_ELSEWHERE = (  # tips with a spot of their own
    "come_prepared", "feedback_after_watching", "listen_ask_offer_advise", "ask_for_reasons",
    "hold_to_promises", "open_doors", "take_the_lead",
)  # fmt: skip


class PreparePart(QWidget):
    """Its page shows it with `show_meeting`."""

    def __init__(self, context: Context, relationship_id: str, stage: str) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = ""
        ideas = prompts(stage)
        self.form = FormView((_questions(),))
        self.form.edited.connect(self._edit)
        self.form.left.connect(self._settle)
        self.form.set_read_only(context.database.is_read_only)
        self.parts = {
            part: AgendaPart(context, part, ideas if part == "topics" else ()) for part in WRITTEN
        }
        self.items = ActionItemsEditor(context, relationship_id)
        self.fill = button(_("Fill in from last time"), "link")
        self.fill.setDisabled(context.database.is_read_only)
        self.fill.clicked.connect(self._fill)
        self.sheet = SheetBar(context)
        columns = Columns()
        columns.add(
            card(_("Agenda"), self.parts["updates"], self.parts["topics"],
                 words(part_title("action_items"), "heading"), self.items,
                 self.parts["next"], self.fill)
        )  # fmt: skip
        self.purpose = words(tip_called("come_prepared").text, "muted")  # GP-E4
        columns.add_beside(card(_("This meeting"), self.purpose, self.form))
        columns.add_beside(card(_("On paper"), self.sheet))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        self.tip = words("", "muted")
        down.addWidget(self.tip)
        down.addWidget(columns)
        down.addStretch(1)

    def show_meeting(self, shown: Shown) -> None:
        """What is planned."""
        meeting = shown.meeting
        if self._meeting_id != meeting.id:
            self._meeting_id = meeting.id
            for key in ("purpose", "kind", "format", "place", "minutes"):
                self.form.set_problem(key, None)
        self.form.set_values(
            {
                "purpose": meeting.purpose or None,
                "kind": meeting.kind,
                "format": meeting.format or None,
                "place": meeting.place or None,
                "minutes": float(meeting.held_minutes or meeting.minutes),
            }
        )
        self.purpose.setVisible(shown.role != "mentor")
        self.tip.setText(_tip(shown.role, meeting.day.toordinal()))
        for part, view in self.parts.items():
            view.show_entries(meeting.id, shown.of_part(part), shown.role)
        self.items.show_items(shown.pair)
        self.sheet.show_meeting(shown)

    def _fill(self) -> None:
        self._context.attempt(fill_agenda, self._meeting_id)

    def _settle(self) -> None:
        self._context.database.settle()

    def _edit(self, key: str, value: Value) -> None:
        told = partial(self.form.set_problem, key)
        text = value if isinstance(value, str) else ""
        attempt = partial(self._context.attempt, told=told)
        if key in LINES:
            attempt(set_meeting_text, self._meeting_id, key, text)
        elif key == "kind":
            attempt(set_meeting_kind, self._meeting_id, text or KINDS[0])
        elif key == "format":
            attempt(set_format, self._meeting_id, text)
        elif key == "minutes" and isinstance(value, float):
            attempt(set_length, self._meeting_id, round(value))


def _tip(role: str, number: int) -> str:
    """Another one each meeting, for whoever looks."""
    fitting = [
        tip.text
        for tip in tips("meetings")
        if tip.key not in _ELSEWHERE and (not role or tip.is_for(role))
    ]
    first = _("The mentee begins the agenda, the mentor adds to it. Three lines will do.")
    return [first, *fitting][number % (len(fitting) + 1)]


def _questions() -> Section:
    return Section(
        "meeting",
        _("This meeting"),
        questions=(
            Question("purpose", "line", _("What for"),
                     hint=_("What does the mentee want to take home?")),
            Question("kind", "choice", _("Kind"),
                     choices=tuple(Choice(key, meeting_kind_title(key)) for key in KINDS)),
            Question("format", "choice", _("How"),
                     choices=tuple(Choice(key, format_title(key)) for key in FORMATS)),
            Question("place", "line", _("Where")),
            Question("minutes", "number", _("How long"), unit=_("minutes")),
        ),
    )  # fmt: skip
