"""The page of a journal that is still being written; one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.editor import EntryEditor
from mentor_desktop.store.journal import PairJournal, own_entry
from mentor_desktop.translation import _

_LOW, _HIGH = 3, 8  # lines


class Composer(QFrame):
    """Signal: `moved()`, an entry was begun, or put among the others."""

    moved = Signal()

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context = context
        self._writer_id: str | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(_("New entry"))
        self.editor = EntryEditor(context, relationship_id)
        self.editor.kept.connect(self._tell_kept)
        self.editor.ended.connect(self.begin_next)
        self.ask_who = QLabel(
            _("To write in the journal, say at the lower left who you are."),
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        self.ask_who.setProperty("role", "muted")
        self.state = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.state.setProperty("role", "small")
        self.next = QPushButton(_("Next entry"))
        self.next.setToolTip(_("Puts this one into the journal and begins another (Ctrl+Enter)"))
        self.next.clicked.connect(self.begin_next)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 14, 16, 16)
        down.setSpacing(10)
        for widget in (self.ask_who, self.editor):
            down.addWidget(widget)
        down.addLayout(below)
        self._show_state()

    def show_pair(self, found: PairJournal, reader_id: str, role: str) -> None:
        """Who writes, and about what they can; an entry that was begun goes on."""
        can_write = bool(role) and not self._context.database.is_read_only
        self.editor.setVisible(can_write)
        self.ask_who.setVisible(not role and not self._context.database.is_read_only)
        self.setVisible(can_write or not role)
        self.next.setVisible(can_write)
        self.editor.offer(found.links)
        if reader_id != self._writer_id:
            self._writer_id = reader_id
            self.editor.begin(reader_id, role)
        elif self.editor.entry_id is not None:
            self._follow_entry(self.editor.entry_id)
        self._show_state()

    def set_low(self, is_low: bool) -> None:
        """Little room: the field begins low, and grows as it is written in."""
        self.editor.edit.set_lines(_LOW if is_low else _HIGH)

    def _follow_entry(self, entry_id: str) -> None:
        """Undo can have taken it away, or changed it."""
        with self._context.database.reading() as session:
            entry = own_entry(session, entry_id, self._writer_id)
        if entry is None:
            self.editor.forget()
        else:
            self.editor.follow_entry(entry)

    def _tell_kept(self, _entry_id: str) -> None:
        self._show_state()
        self.moved.emit()

    def _show_state(self) -> None:
        is_kept = self.editor.entry_id is not None
        self.next.setEnabled(is_kept)
        self.state.setText(_("Saved. Ctrl+Enter begins the next one.") if is_kept else "")

    def finish(self) -> bool:
        """Puts what is written among the other entries; False where it cannot be kept as it is."""
        if not self.editor.isVisibleTo(self) and self.editor.entry_id is None:
            return True
        if not self.editor.tell_all():
            return False
        self._context.database.settle()
        self._writer_id = None  # an empty page for whoever sits here next
        self.editor.begin("", "")
        self._show_state()
        return True

    def begin_next(self) -> None:
        """The next entry of the same writer."""
        if self.editor.is_empty() or not self.finish():
            return
        self.moved.emit()
        self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
