"""One question as a card: what is asked, its field beside or beneath, where its answer is from."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from mentor_desktop.domain.form import Question, Value
from mentor_desktop.gui.check_ins.parts import Card, button, is_new_look, words
from mentor_desktop.gui.widgets.chips import Chip
from mentor_desktop.gui.widgets.field import Field
from mentor_desktop.gui.widgets.fields import FIELDS
from mentor_desktop.translation import _

_BESIDE = ("choice", "rating")  # in one row with the question, where there is room
_GAP = 24  # px between the question and its chips
_BELOW = 2  # the first row beneath the field


class QuestionCard(Card):
    """Signals: `edited(value)`, `left()`, `evidence_wanted()`."""

    edited = Signal(object)
    left = Signal()
    evidence_wanted = Signal()

    def __init__(self, question: Question) -> None:
        self._is_beside: bool | None = None
        super().__init__()
        self.question = question
        self.has_problem = False
        self.field: Field = FIELDS[question.kind](question)
        self.field.edited.connect(self._tell)
        self.field.left.connect(self.left)
        self.field.failed.connect(self.set_problem)
        self.body.setContentsMargins(14, 10, 14, 10)
        self._ask = words(question.label)
        main = self.field.main_widget()
        self._ask.setBuddy(main)
        if not main.accessibleName():
            main.setAccessibleName(question.label)
        self.setAccessibleName(question.label)
        self._hint = self._line(question.hint, "small")
        self._before = self._line("", "small")
        self._evidence = self._line("", "small")
        self.look = button(_("Look at them"), self.evidence_wanted.emit, "quiet")
        self.look.hide()
        self._problem = self._line("", "problem")
        self._describe()
        for chip in self.field.findChildren(Chip):
            chip.installEventFilter(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        for row, line in enumerate((self._hint, self._before), _BELOW):
            self._grid.addWidget(line, row, 0, 1, 2)
        self._grid.addWidget(self._evidence, _BELOW + 2, 0)
        self._grid.addWidget(self.look, _BELOW + 2, 1, Qt.AlignmentFlag.AlignTrailing)
        self._grid.addWidget(self._problem, _BELOW + 3, 0, 1, 2)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange(is_beside=question.kind in _BESIDE)

    def _line(self, text: str, role: str) -> QLabel:
        label = words(text, role)
        if not text:
            label.hide()
        return label

    def show_answer(self, value: Value) -> None:
        """Shows an answer; words that are not told yet are left alone."""
        if not self.field.is_being_typed_in() and not self.has_problem:
            self.field.show_value(value)

    def show_evidence(self, sentence: str, look: str = "") -> None:
        """Where the answer comes from, "" for nowhere; `look` names what can be looked at."""
        _say(self._evidence, sentence)
        self._describe()
        self.look.setText(look.replace("&", "&&"))
        self.look.setAccessibleName(look)
        self.look.setVisible(bool(look))

    def show_before(self, sentence: str) -> None:
        """What was answered an earlier time, "" for nothing."""
        _say(self._before, sentence)
        self._describe()

    def set_problem(self, sentence: str | None) -> None:
        """Says what would be right, None: nothing is wrong."""
        self.has_problem = bool(sentence)
        _say(self._problem, sentence or "")
        self._describe()
        main = self.field.main_widget()
        main.setProperty("problem", self.has_problem)
        main.style().unpolish(main)
        main.style().polish(main)

    def _describe(self) -> None:
        """To who cannot see it, what stands beneath belongs to the field."""
        lines = (self._problem, self._hint, self._before, self._evidence)
        said = [line.text() for line in lines if line.text()]
        if self.field.findChild(Chip) is not None:  # a chip's own name is its answer
            said.insert(0, self.question.label)
        self.field.main_widget().setAccessibleDescription("\n".join(said))

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether the answer can only be read."""
        self.field.set_read_only(is_read_only)

    def focus(self) -> None:
        """Puts the keyboard into the field."""
        self.field.main_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, value: Value) -> None:
        self.set_problem(None)
        self.edited.emit(value)

    def _arrange(self, *, is_beside: bool) -> None:
        if is_beside is self._is_beside:
            return
        self._is_beside = is_beside
        for widget in (self._ask, self.field):
            self._grid.removeWidget(widget)
        if is_beside:
            self._grid.addWidget(self._ask, 0, 0)
            self._grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignTrailing)
        else:
            self._grid.addWidget(self._ask, 0, 0, 1, 2)
            self._grid.addWidget(self.field, 1, 0, 1, 2)
        policy = QSizePolicy.Policy.Fixed if is_beside else QSizePolicy.Policy.Preferred
        self.field.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def event(self, event: QEvent) -> bool:
        """Its own width decides whether the chips stand beside the question."""
        is_new_room = event.type() == QEvent.Type.Resize or is_new_look(event)
        if is_new_room and self._is_beside is not None and self.question.kind in _BESIDE:
            self._arrange(is_beside=self._has_room())
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses a chip, as Space does."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, Chip)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    def _has_room(self) -> bool:
        """Whether the chips fit in one row, and the question beside them in few lines."""
        chips = self.field.sizeHint().width()
        rest = self.width() - chips - _GAP - 2 * 14
        asked = self._ask.fontMetrics().horizontalAdvance(self.question.label)
        return rest >= asked / 2 and rest >= self.fontMetrics().averageCharWidth() * 18


def _say(label: QLabel, sentence: str) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
