"""One entry in the list: what it is, whose, for whom, its words, and what it is about."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.journal import entry_kind_title
from mentor_desktop.domain.meeting import reader_title
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.store.journal import JournalLine
from mentor_desktop.translation import _

_MOST_LINES, _MOST_LETTERS = 12, 900


@dataclass(frozen=True)
class Said:
    """What a card says besides the entry; "" for a link that there is none of."""

    writer: str
    day: str
    goal: str
    meeting: str
    is_own: bool


class EntryCard(QFrame):
    """Signals, each with the entry's id: `edited`, `read`, `removed`; ids for the links."""

    edited = Signal(str)
    read = Signal(str)
    removed = Signal(str)
    goal_opened = Signal(str)
    meeting_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line: JournalLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kind, self.reader = _label("strong"), _label("tag")
        self.about = ElidingLabel(1)
        self.about.setProperty("role", "small")
        self.text = _label("")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.goal, self.meeting = _link(""), _link("")
        self.whole, self.edit, self.remove = (
            _link(_("Read all")),
            _link(_("Edit")),
            _link(_("Remove")),
        )
        self.goal.clicked.connect(self._open_goal)
        self.meeting.clicked.connect(self._open_meeting)
        self.whole.clicked.connect(self._read)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head, spacing=8)
        for label in (self.kind, self.about):
            flow.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(head, 1)
        top.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QWidget()
        below = FlowLayout(self._buttons, spacing=12)
        for button in (self.whole, self.goal, self.meeting, self.edit, self.remove):
            below.addWidget(button)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 12, 16, 8)
        down.setSpacing(6)
        down.addLayout(top)
        down.addWidget(self.text)
        down.addWidget(self._buttons)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self, self.whole, self.goal, self.meeting, self.edit, self.remove]

    def show_line(self, line: JournalLine, said: Said) -> None:
        """Shows an entry."""
        self.line = line
        shown = _beginning(line.text)
        is_cut = shown != line.text or not line.is_whole
        self._frame("private" if line.reader == "me" else "card")
        self.kind.setText(entry_kind_title(line.kind))
        self.about.setText(_("{day}, {writer}").format(day=said.day, writer=said.writer))
        self.reader.setText(reader_title(line.reader))
        self.text.setText(f"{shown} …" if is_cut else shown)
        self.whole.setVisible(is_cut)
        self.goal.setText(_("Goal: {goal}").format(goal=said.goal))
        self.goal.setVisible(bool(said.goal))
        self.meeting.setText(_("Meeting of {day}").format(day=said.meeting))
        self.meeting.setVisible(bool(said.meeting))
        for button in (self.edit, self.remove):
            button.setVisible(said.is_own)
        self._buttons.setVisible(is_cut or bool(said.goal or said.meeting) or said.is_own)
        for button, name in (
            (self.edit, _("Edit entry of {day}")),
            (self.remove, _("Remove entry of {day}")),
            (self.whole, _("Read all of the entry of {day}")),
        ):
            button.setAccessibleName(name.format(day=said.day))
        parts = (self.kind.text(), self.about.text(), self.reader.text())
        self.setAccessibleName(" · ".join(parts))
        self.setAccessibleDescription(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line is not None:
            (self.edited if self.edit.isVisible() else self.read).emit(self.line.id)
        else:
            super().keyPressEvent(event)

    def _frame(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def _open_goal(self) -> None:
        if self.line is not None and self.line.goal_id:
            self.goal_opened.emit(self.line.goal_id)

    def _open_meeting(self) -> None:
        if self.line is not None and self.line.meeting_id:
            self.meeting_opened.emit(self.line.meeting_id)

    def _read(self) -> None:
        if self.line is not None:
            self.read.emit(self.line.id)

    def _edit(self) -> None:
        if self.line is not None:
            self.edited.emit(self.line.id)

    def _remove(self) -> None:
        if self.line is not None:
            self.removed.emit(self.line.id)


def _beginning(text: str) -> str:
    """So much that a long entry leaves room for the others."""
    lines = text.split("\n", _MOST_LINES)
    short = "\n".join(lines[:_MOST_LINES])
    return short if len(short) <= _MOST_LETTERS else short[:_MOST_LETTERS]


def _label(role: str) -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _link(text: str) -> ElidingButton:
    button = ElidingButton(text)
    button.setProperty("role", "quiet")
    return button
