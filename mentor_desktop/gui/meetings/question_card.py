"""For a difficult question: listen, ask, offer options, then advise; the mentee chooses. MT-13."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.meeting import QuestionCard
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.writing import Writing
from mentor_desktop.gui.widgets.words import button
from mentor_desktop.operations.meeting_notes import write_question_card
from mentor_desktop.translation import _


class QuestionPane(QWidget):
    """Folded away until somebody opens it, or something is written on it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = ""
        self.toggle = button(_("A difficult question? Take it in four steps"), "link")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._unfold)
        self.fields: dict[str, Writing] = {}
        self._body = QWidget()
        grid = QVBoxLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._field("question", _("The question"), ""))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for column, (step, title, hint) in enumerate(_steps()):
            field = self._field(step, title, hint)
            place = (column // 2, column % 2)
            self._grid.addWidget(field, *place, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._grid)
        grid.addWidget(
            self._field("chosen", _("What the mentee chose"), _("It is theirs to decide"))
        )
        self._body.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.toggle)
        down.addWidget(self._body)

    def _field(self, step: str, title: str, hint: str) -> Writing:
        field = Writing(self._context, title, hint, partial(self._save, step), lines=2)
        self.fields[step] = field
        return field

    def _save(self, step: str, text: str) -> object:
        return self._context.attempt(
            write_question_card, self._meeting_id, step, text, told=self.fields[step].tell_problem
        )

    def _unfold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)

    def show_card(self, meeting_id: str, card: QuestionCard | None) -> None:
        """What is written on it."""
        is_other = meeting_id != self._meeting_id
        self._meeting_id = meeting_id
        for step, field in self.fields.items():
            field.show_text(getattr(card, step) if card else "", is_other=is_other)
        if is_other:
            is_used = card is not None and bool(card.words().strip())
            self.toggle.setChecked(is_used)


def _steps() -> tuple[tuple[str, str, str], ...]:
    return (
        ("listen", _("1  Listen"), _("What is it really about, in their words?")),
        ("ask", _("2  Ask"), _("Questions that open it up, before any answer")),
        ("offer", _("3  Offer"), _("More than one way to go, side by side")),
        ("advise", _("4  Advise"), _("What I would do, and why: the reason or the data behind it")),
    )
