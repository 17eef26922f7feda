"""One entry in a window of its own: to edit, or new from another page."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Question, Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.editor import EntryEditor
from mentor_desktop.gui.widgets.date_field import DateField
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.operations.journal import set_entry_day
from mentor_desktop.store.journal import linkable, own_entry
from mentor_desktop.translation import _

_LETTERS = 72


class EntryDialog(FormDialog):
    """With `entry_id`, that entry of who sits here; else a new one, about what is named."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        relationship_id: str,
        entry_id: str | None = None,
        *,
        goal_id: str | None = None,
        meeting_id: str | None = None,
    ) -> None:
        super().__init__(parent, _("Journal"), _LETTERS)
        self._context, self._relationship_id = context, relationship_id
        self._opened_id = entry_id
        self.editor = EntryEditor(context, relationship_id)
        self.editor.ended.connect(self.accept)
        self.ask_who = QLabel(
            _("To write in the journal, say at the lower left who you are."),
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        self._add_day()
        for widget in (self.ask_who, self.editor, self._day_line):
            self.parts.addWidget(widget)
        self.parts.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)
        self._begin(goal_id, meeting_id)
        context.changed.connect(self._follow)
        self.fit()

    def _add_day(self) -> None:
        self._day_line = QWidget()
        across = QHBoxLayout(self._day_line)
        across.setContentsMargins(0, 0, 0, 0)
        self.day = DateField(Question("day", "date", _("Day")))
        label = QLabel(_("Day"))
        label.setBuddy(self.day.main_widget())
        self.day.main_widget().setAccessibleName(_("Day"))
        self.day_problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.day_problem.setProperty("role", "problem")
        across.addWidget(label)
        across.addWidget(self.day)
        across.addWidget(self.day_problem, 1)
        self.day.edited.connect(self._change_day)
        self.day.failed.connect(self.day_problem.setText)

    def _begin(self, goal_id: str | None, meeting_id: str | None) -> None:
        with self._context.database.reading() as session:
            pair = session.get_one(Relationship, self._relationship_id)
            links = linkable(session, self._relationship_id)
        writer = self._context.acting_person_id or ""
        self._role = pair.role_of(writer) or ""
        self.editor.offer(links)
        self.editor.setVisible(bool(self._role))
        self.ask_who.setVisible(not self._role)
        self._day_line.setVisible(self._opened_id is not None and bool(self._role))
        if self._opened_id is None:
            self.editor.begin(writer, self._role, goal_id, meeting_id)
        else:
            self._show_entry()
        if self._context.database.is_read_only:
            self.editor.setDisabled(True)
            self._day_line.setDisabled(True)

    def _show_entry(self) -> None:
        entry_id = self.editor.entry_id or self._opened_id
        if entry_id is None:
            return
        with self._context.database.reading() as session:
            entry = own_entry(session, entry_id, self._context.acting_person_id)
        if entry is not None:
            self.editor.show_entry(entry, self._role)
            if not self.day.is_being_typed_in() and not self.day_problem.text():
                self.day.show_value(entry.day.isoformat())
        elif self._opened_id is None:
            self.editor.forget()
        else:  # undone, or removed in another window
            self.reject()

    def _follow(self, change: Change) -> None:
        if not self.isVisible():
            return
        if change.touches(Goal, Meeting):
            with self._context.database.reading() as session:
                self.editor.offer(linkable(session, self._relationship_id))
        if change.touches(JournalEntry):
            self._show_entry()

    def _change_day(self, value: Value) -> None:
        self.day_problem.clear()
        if self.editor.entry_id is not None and isinstance(value, str):
            day, told = date.fromisoformat(value), self.day_problem.setText
            self._context.attempt(set_entry_day, self.editor.entry_id, day, told=told)

    def showEvent(self, event: QShowEvent) -> None:
        """Typing begins at once."""
        super().showEvent(event)
        self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """What is typed is saved before it closes; where it cannot be, it stays open."""
        if self._role and not self.editor.tell_all() and not self.editor.is_empty():
            return
        if self.day.is_being_typed_in():
            self.day.tell()
        self._context.changed.disconnect(self._follow)
        self._context.database.settle()
        super().done(result)
