"""One entry being written: its words are saved as they are typed, its marks at a click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question
from mentor_desktop.domain.journal import (
    KINDS,
    READERS,
    JournalEntry,
    entry_kind_title,
    who_reads,
)
from mentor_desktop.domain.meeting import reader_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.links import LinkBoxes
from mentor_desktop.gui.entries.question import QuestionTip
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.gui.widgets.text_fields import TextField
from mentor_desktop.operations.journal import (
    edit_entry,
    link_goal,
    link_meeting,
    remove_entry,
    set_entry_kind,
    set_entry_reader,
    write_entry,
)
from mentor_desktop.store.journal import Linkable
from mentor_desktop.translation import _

_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class EntryEditor(QWidget):
    """Of the writer that `begin` or `show_entry` names, whoever sits here later.

    Signals: `kept(str)`, the id of a new entry once it is in the file; `ended()` by Ctrl+Enter.
    """

    kept = Signal(str)
    ended = Signal()

    def __init__(self, context: Context, relationship_id: str, lines: int = 7) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self.entry_id: str | None = None
        self._is_new = True
        self._writer_id, self._role = "", ""
        self.kind = Switch(KINDS, _("Kind of entry"))
        self.tip = QuestionTip(context)
        self.field = TextField(Question("text", "text", _("Entry")))
        self.edit = self.field.edit
        self.edit.set_lines(lines)
        self.edit.setAccessibleName(_("Journal entry"))
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self.reader = Switch(READERS, _("Who may read it"))
        self.whose = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.whose.setProperty("role", "small")
        self.links = LinkBoxes(context)
        for key in KINDS:
            self.kind.set_text(key, entry_kind_title(key))
        for key in READERS:
            self.reader.set_text(key, reader_title(key))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        for widget in (self.kind, self.tip, self.field, self.problem):
            down.addWidget(widget)
        about = QVBoxLayout()
        about.setSpacing(4)
        about.addWidget(self.reader)
        about.addWidget(self.whose)
        down.addLayout(about)
        down.addWidget(self.links)
        QWidget.setTabOrder(self.kind, self.tip.take)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._choose_kind)
        self.reader.chosen.connect(self._choose_reader)
        self.links.goal_picked.connect(self._link_goal)
        self.links.meeting_picked.connect(self._link_meeting)
        self.tip.taken.connect(self._begin_with)
        self.field.edited.connect(self._save)
        self.field.left.connect(self._context.database.settle)
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.ended)

    def begin(
        self, writer_id: str, role: str, goal_id: str | None = None, meeting_id: str | None = None
    ) -> None:
        """An empty page for the "mentor" or "mentee"; only they read it unless they say so."""
        self.entry_id, self._is_new = None, True
        self._show(writer_id, role, "", KINDS[0], READERS[0])
        self.links.goal.choose(goal_id)
        self.links.meeting.choose(meeting_id)

    def show_entry(self, entry: JournalEntry, role: str) -> None:
        """An entry that is in the file."""
        if entry.id != self.entry_id:
            self.entry_id, self._is_new = entry.id, False
            self._show(entry.person_id, role, entry.text, entry.kind, entry.reader)
        self.follow_entry(entry)

    def follow_entry(self, entry: JournalEntry) -> None:
        """The same entry, which may have changed; words that are being typed stay."""
        if not self.field.is_being_typed_in() and self.problem.isHidden():
            self.field.show_value(entry.text or None)
        if entry.kind != self.kind.current:
            self.kind.set_current(entry.kind)
            self._ask()
        self._show_reader(entry.reader)
        self.links.goal.choose(entry.goal_id)
        self.links.meeting.choose(entry.meeting_id)

    def _show(self, writer_id: str, role: str, text: str, kind: str, reader: str) -> None:
        self.field.pause.stop()
        self.problem.hide()
        self._writer_id, self._role = writer_id, role
        self.field.put(text or None)
        self.kind.set_current(kind)
        self._ask()
        self._show_reader(reader)

    def _ask(self) -> None:
        kind = self.kind.current
        self.tip.ask(kind, self._role)
        self.edit.setPlaceholderText(
            _("Whom do you thank, and for what?")
            if kind == "thanks"
            else _("What is on your mind?")
        )

    def _show_reader(self, reader: str) -> None:
        self.reader.set_current(reader)
        self.whose.setText(who_reads(reader))

    def offer(self, links: Linkable) -> None:
        """The goals and meetings there are."""
        self.links.offer(links)

    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.edit.toPlainText().strip()

    def tell_all(self) -> bool:
        """Saves what is typed and not saved yet; whether all words are kept."""
        if self.field.is_being_typed_in():
            self.field.tell()
        return self.problem.isHidden()

    def forget(self) -> None:
        """Its entry is no more: words that are still here would be an entry of their own."""
        self.entry_id, self._is_new = None, True
        if not self.field.is_being_typed_in():
            self.field.put(None)

    def _tell_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _save(self, value: object) -> None:
        text = value if isinstance(value, str) else ""
        self.problem.hide()
        if self.entry_id is not None and self._is_new and not text.strip():
            id, self.entry_id = self.entry_id, None  # begun and taken back: nothing was written
            self._context.attempt(remove_entry, id)
        elif self.entry_id is not None:
            self._context.attempt(edit_entry, self.entry_id, text, told=self._tell_problem)
        elif text.strip():
            self._write(text)

    def _write(self, text: str) -> None:
        self.entry_id = self._context.attempt(
            write_entry,
            self._relationship_id,
            self._writer_id,
            text,
            kind=self.kind.current,
            reader=self.reader.current,
            goal_id=self.links.goal.current or None,
            meeting_id=self.links.meeting.current or None,
            told=self._tell_problem,
        )
        if self.entry_id is not None:
            self.kept.emit(self.entry_id)

    def _begin_with(self, question: str) -> None:
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        cursor.insertText(f"{question}\n")
        cursor.movePosition(cursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_kind(self, kind: str) -> None:
        self._ask()
        if self.entry_id is not None:
            self._context.attempt(set_entry_kind, self.entry_id, kind)

    def _choose_reader(self, reader: str) -> None:
        self._show_reader(reader)
        if self.entry_id is not None:
            self._context.attempt(set_entry_reader, self.entry_id, reader)

    def _link_goal(self, goal_id: str) -> None:
        if self.entry_id is not None:
            self._context.attempt(link_goal, self.entry_id, goal_id or None)

    def _link_meeting(self, meeting_id: str) -> None:
        if self.entry_id is not None:
            self._context.attempt(link_meeting, self.entry_id, meeting_id or None)
