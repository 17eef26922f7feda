"""The preparation sheet of one of the two: PRE-02 to PRE-14."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.form import Value
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.goals.editor import GoalsEditor
from mentor_desktop.gui.person.sectioned_form import SectionedForm
from mentor_desktop.gui.profiles.attachments import AttachmentsCard
from mentor_desktop.gui.profiles.words import words
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.operations.sheets import answer_sheet, finish_sheet, reopen_sheet, skip_sheet
from mentor_desktop.operations.texts import sheet_form, tips
from mentor_desktop.store.profiles import Sheet
from mentor_desktop.translation import _


class SheetView(QWidget):
    """The questions with tips, for the mentee also goals and job descriptions; ready or skipped."""

    def __init__(self, context: Context, relationship_id: str, role: str) -> None:
        super().__init__()
        self._context, self._relationship_id, self._role = context, relationship_id, role
        self.form = SectionedForm(sheet_form(role).sections)
        self.form.edited.connect(self._edit)
        self.form.left.connect(self._leave)
        self.goals: GoalsEditor | None = None
        self.attachments: AttachmentsCard | None = None
        self._add_tips()
        if role == "mentee":
            self.goals = GoalsEditor(context, relationship_id)
            self.attachments = AttachmentsCard(context, relationship_id)
            self.form.add_part("goals", _("Goals for this relationship"), self.goals)
            self.form.add_part("jobs", _("Job descriptions"), self.attachments)
        self.ready_button = QPushButton(_("I am ready"))
        self.skip_button = QPushButton(_("Skip this sheet…"))
        self.reopen_button = QPushButton(_("Change my answers"))
        self._state = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem = words("", "problem")
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("role", "card")
        across = QHBoxLayout(foot)
        across.setContentsMargins(16, 8, 16, 8)
        across.addWidget(self._state, 1)
        for button in (self.skip_button, self.reopen_button, self.ready_button):
            across.addWidget(button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.form, 1)
        down.addWidget(self._problem)
        down.addWidget(foot)
        self._problem.hide()
        self.ready_button.clicked.connect(self._finish)
        self.skip_button.clicked.connect(self._ask_reason)
        self.reopen_button.clicked.connect(self._reopen)

    def _add_tips(self) -> None:
        """One tip to a section, as long as there are tips."""
        meant = [tip for tip in tips("sheets") if tip.is_for(self._role)]
        sections = sheet_form(self._role).sections
        for tip, section in zip(meant, sections, strict=False):
            shown = TipCard(self._context)
            shown.keep(tip)
            self.form.add_below(section.key, shown)

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows the answers, and whether the writer is ready."""
        self.form.set_values(sheet.answers)
        is_done = sheet.finished_at is not None
        is_read_only = self._context.database.is_read_only
        self.form.set_read_only(is_done or is_read_only)
        self.ready_button.setVisible(not is_done)
        self.skip_button.setVisible(not is_done)
        self.reopen_button.setVisible(is_done)
        for button in (self.ready_button, self.skip_button, self.reopen_button):
            button.setDisabled(is_read_only)
        if self.attachments:
            self.attachments.set_read_only(is_read_only)
        self._state.setText(_state_of(sheet))

    def _edit(self, question: str, value: Value) -> None:
        told = partial(self.form.set_problem, question)
        self._context.attempt(
            answer_sheet, self._relationship_id, self._role, question, value, told=told
        )

    def _leave(self) -> None:
        self._context.database.settle()

    def _finish(self) -> None:
        self._attempt(finish_sheet)

    def _reopen(self) -> None:
        self._attempt(reopen_sheet)

    def _ask_reason(self) -> None:
        reason, is_meant = QInputDialog.getText(
            self, _("Skip this sheet"), _("Why do you skip it? A few words are enough.")
        )
        if is_meant:
            self._attempt(skip_sheet, reason)

    def _attempt(self, verb: object, *arguments: str) -> None:
        self._problem.hide()
        if callable(verb):
            self._context.attempt(
                verb, self._relationship_id, self._role, *arguments, told=self._tell
            )

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()


def _state_of(sheet: Sheet) -> str:
    if sheet.finished_at is None:
        return _("Take your time: what you write is kept. Say so when you are ready.")
    if sheet.skipped_reason:
        return _("Skipped: {reason}").format(reason=sheet.skipped_reason)
    return _("This sheet is ready.")
