"""Asks one thing in a window of its own: why one is skipped, when one is planned."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question, Section, Value
from mentor_desktop.gui.check_ins.parts import button, words
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.translation import _


class Asking(QDialog):
    """`act(value, told)` does it and says whether it was done; a refusal stands at the field."""

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        question: Question,
        says: str,
        act: Callable[[Value, Callable[[str], None]], bool],
    ) -> None:
        super().__init__(parent)
        self._question, self._act = question, act
        self.setWindowTitle(heading)
        self.form = FormView((Section("", "", questions=(question,)),))
        self.go = button(says, self._go, "primary")
        self.go.setDefault(True)
        self.leave = button(_("Cancel"), self.reject)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.leave)
        across.addWidget(self.go)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(16)
        down.addWidget(words(heading, "heading"))
        down.addWidget(self.form)
        down.addLayout(across)
        self.form.focus_question(question.key)

    def _go(self) -> None:
        field = self.form.field(self._question.key)
        told = partial(self.form.set_problem, self._question.key)
        try:
            value = field.value()
        except ValueError as error:
            told(str(error))
            return
        if self._act(value, told):
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its size."""
        if not event.spontaneous():
            fit_words(self, may_shrink=True)
        super().showEvent(event)


def reason_question() -> Question:
    """Why something is skipped."""
    return Question("reason", "line", _("Why you skip it"), _("A few words are enough."))


def day_question() -> Question:
    """When something is to be done."""
    return Question("day", "date", _("When you want to do it"))
