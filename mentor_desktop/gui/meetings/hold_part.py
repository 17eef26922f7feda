"""During a meeting: the clock, the agenda to tick, notes, promises, a difficult question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.meeting import READERS, reader_title
from mentor_desktop.gui.action_items.editor import ActionItemsEditor
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.agenda_part import AgendaPart
from mentor_desktop.gui.meetings.columns import Columns
from mentor_desktop.gui.meetings.parts import card
from mentor_desktop.gui.meetings.question_card import QuestionPane
from mentor_desktop.gui.meetings.shown import Shown
from mentor_desktop.gui.meetings.timer import TalkTimer
from mentor_desktop.gui.meetings.writing import Writing
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.agendas import WRITTEN
from mentor_desktop.operations.meeting_notes import (
    set_meeting_text,
    set_note_reader,
    set_private_note,
)
from mentor_desktop.operations.texts import tip_called
from mentor_desktop.translation import _

# Beside the notes, for whoever looks: GP-M5, GP-E6.
_ADVICE = {
    "mentor": "listen_ask_offer_advise",
    "mentee": "ask_for_reasons",
    "": "listen_ask_offer_advise",
}


class HoldPart(QWidget):
    """Signal: `ended(int)`, the minutes the two talked."""

    ended = Signal(int)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = ""
        self._writer: str | None = None  # whose own note is in view
        self.timer = TalkTimer()
        self.timer.setDisabled(context.database.is_read_only)
        self.timer.ended.connect(self.ended)
        self.notes = Writing(
            context,
            _("Notes you both read"),
            _("What was said and what matters"),
            self._save_notes,
            8,
        )
        self.advice = words("", "muted")
        self.question = QuestionPane(context)
        self.parts = {part: AgendaPart(context, part, can_add=part == "topics") for part in WRITTEN}
        self.items = ActionItemsEditor(context, relationship_id)
        columns = Columns()
        columns.add(card("", self.timer, self.notes, self.advice, self.question))
        columns.add(self._private_card())
        columns.add_beside(card(_("Agenda"), *self.parts.values()))
        columns.add_beside(card(_("Action items"), self.items))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(columns)
        down.addStretch(1)

    def _private_card(self) -> QFrame:
        """Another ground and a line on who reads it: nobody takes it for the shared notes."""
        self.private = Writing(
            self._context, _("Your own note"), _("Thoughts of your own"), self._save_private, 3
        )
        self.reader = Switch(READERS, _("Who may read your own note"))
        for key in READERS:
            self.reader.set_text(key, reader_title(key))
        self.reader.chosen.connect(self._choose_reader)
        self.reader.setDisabled(self._context.database.is_read_only)
        self.whose = words("", "small")
        self.shared = words("", "muted")
        self._ask_who = words(
            _("To write a note of your own, say at the lower left who you are."), "muted"
        )
        across = QWidget()
        line = QHBoxLayout(across)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.reader, 1)
        self._own = QWidget()
        down = QVBoxLayout(self._own)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        for widget in (self.private, self.whose, across):
            down.addWidget(widget)
        frame = card("", self._own, self._ask_who, self.shared)
        frame.setProperty("role", "private")
        return frame

    def show_meeting(self, shown: Shown) -> None:
        """What is written so far."""
        meeting = shown.meeting
        is_other = meeting.id != self._meeting_id
        self._meeting_id = meeting.id
        length = meeting.held_minutes or meeting.minutes
        self.timer.show_length(length if meeting.state == "held" else None)
        self.notes.show_text(meeting.notes, is_other=is_other)
        self.advice.setText(tip_called(_ADVICE[shown.role]).text)
        self.question.show_card(meeting.id, shown.one.card)
        for part, view in self.parts.items():
            view.show_entries(meeting.id, shown.of_part(part), shown.role)
        self.items.set_meeting(meeting.id)
        self.items.show_items(shown.pair)
        self._show_notes(shown, is_other=is_other)

    def _show_notes(self, shown: Shown, *, is_other: bool) -> None:
        note = shown.one.own_note
        writer = shown.pair.people[shown.role].id if shown.role else None
        if writer != self._writer:
            self.private.tell_all()  # what is typed is the words of who sat here before
            self._writer, is_other = writer, True
        reader = note.reader if note else READERS[0]
        self._own.setVisible(bool(shown.role))
        self._ask_who.setVisible(not shown.role)
        if shown.role:
            name = shown.names[shown.role]
            self.private.set_label(_("Your own note, {name}").format(name=name))
        self.private.show_text(note.text if note else "", is_other=is_other)
        self.reader.set_current(reader)
        self.whose.setText(_readers(reader))
        people = {person.id: person.called for person in shown.pair.people.values()}
        self.shared.setText(
            "\n\n".join(
                _("{name} lets you read: {text}").format(
                    name=people.get(one.person_id, ""), text=one.text
                )
                for one in shown.one.shared_notes
            )
        )
        self.shared.setVisible(bool(shown.one.shared_notes))

    def tell_all(self) -> None:
        """Saves what is typed and not saved yet."""
        for writing in (self.notes, self.private, *self.question.fields.values()):
            writing.tell_all()

    def _save_notes(self, text: str) -> None:
        told = self.notes.tell_problem
        self._context.attempt(set_meeting_text, self._meeting_id, "notes", text, told=told)

    def _save_private(self, text: str) -> None:
        if self._writer is not None:
            told = self.private.tell_problem
            self._context.attempt(set_private_note, self._meeting_id, self._writer, text, told=told)

    def _choose_reader(self, reader: str) -> None:
        if self._writer is not None:
            self._context.attempt(set_note_reader, self._meeting_id, self._writer, reader)


def _readers(reader: str) -> str:
    return {
        "me": _("Only you see this note, here and in search."),
        "pair": _("The two of you see this note."),
        "programme": _("The two of you and the programme see this note."),
    }[reader]
