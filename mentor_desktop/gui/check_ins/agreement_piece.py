"""Some sections of the agreement: how far each is, and its form to write in, unfolded."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from sqlalchemy import select

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, AgreementSection
from mentor_desktop.domain.agreement_rules import Placed, coverage
from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.form import MOST_GOALS, Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.gui.check_ins.parts import Card, button, words
from mentor_desktop.gui.check_ins.piece import Piece
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.operations import drafting
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import placed
from mentor_desktop.store.views import Draft, draft_view
from mentor_desktop.translation import _, language

_TOGETHER = "agreed"


class AgreementPiece(Piece):
    """A draft is written in place; what is signed can only be read, and is amended elsewhere."""

    follows = (Agreement, AgreementAnswer, AgreementSection, Goal)

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__(context, relationship_id, question)
        self._draft: Draft | None = None
        self.rows: dict[str, SectionRow] = {}
        self.state = words("", "muted")
        self.add_part(self.state)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.start = button(_("Start the agreement"), self._start)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeading)
        self.start.setDisabled(context.database.is_read_only)
        self.add_way(_("Open the agreement"), "agreement")

    def refresh(self) -> None:
        """Reads the newest version."""
        with self.context.database.reading() as session:
            newest = session.scalars(
                select(Agreement)
                .filter_by(relationship_id=self.relationship_id)
                .order_by(Agreement.version.desc())
                .limit(1)
            ).one_or_none()
            self._draft = draft_view(session, newest) if newest else None
        self.start.setVisible(self._draft is None)
        self.state.setText(_state(self._draft))
        if self._draft is not None:
            self._show(self._draft)

    def _show(self, draft: Draft) -> None:
        with language(draft.agreement.language):
            form = agreement_form()
        wanted = set(self.question.sections)
        all_sections = placed(form, draft.rows)
        shown = [one for one in all_sections if not one.is_hidden and one.section.key in wanted]
        goals = {goal.id: goal.title for goal in draft.goals}
        answers = draft.answers[_TOGETHER]
        states = coverage(shown, answers, goals).states
        if [one.section.key for one in shown] != list(self.rows):
            self._build(shown)
        can_write = draft.agreement.state == "draft" and not self.context.database.is_read_only
        for one in shown:
            row = self.rows[one.section.key]
            row.show_state(states[one.section.key])
            row.show_answers(answers, goals, can_write=can_write)

    def _build(self, shown: list[Placed]) -> None:
        emptied(self._list)
        self.rows = {}
        for one in shown:
            row = SectionRow(one)
            row.form.edited.connect(self._answer)
            row.form.left.connect(self._settle)
            row.form.goal_added.connect(self._add_goal)
            self.rows[one.section.key] = row
            self._list.addWidget(row)
        if shown:
            self.setFocusProxy(self.rows[shown[0].section.key].fold)
        self.rebuilt.emit()

    def _answer(self, question: str, value: Value) -> None:
        if self._draft is None:
            return
        self.context.attempt(
            drafting.answer,
            self._draft.agreement.id,
            question,
            value,
            told=partial(self._tell, question),
        )

    def _add_goal(self, title: str) -> None:
        told = partial(self._tell, "top_goals")
        goal = self.context.attempt(add_goal, self.relationship_id, title, told=told)
        picked = self._draft.answers[_TOGETHER].get("top_goals") if self._draft else None
        chosen = picked if isinstance(picked, list) else []
        if goal and len(chosen) < MOST_GOALS:
            self._answer("top_goals", [*chosen, goal])

    def _tell(self, question: str, sentence: str) -> None:
        for row in self.rows.values():
            row.form.set_problem(question, sentence)

    def _settle(self, _question: str) -> None:
        self.context.database.settle()

    def _start(self) -> None:
        self.context.attempt(drafting.start_agreement, self.relationship_id)

    def tell_all(self) -> None:
        """Tells what is typed and not told yet."""
        for row in self.rows.values():
            row.form.tell_all()


class SectionRow(Card):
    """The title of a section and how far it is; its form when it is unfolded."""

    def __init__(self, one: Placed) -> None:
        super().__init__(role="plain")
        self._title = one.section.title
        self.body.setContentsMargins(0, 0, 0, 0)
        self.fold: QPushButton = button("", self._unfold, "link")
        self.fold.setCheckable(True)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        self.form = FormView((one.section,))
        self.form.hide()
        self.body.addWidget(self.form)
        self._state = "open"
        self.show_state("open")

    def show_state(self, state: str) -> None:
        """Says how far it is: "complete", "part" or "open"."""
        self._state = state
        said = {
            "complete": _("{section}: complete"),
            "part": _("{section}: begun"),
            "open": _("{section}: not yet begun"),
        }[state].format(section=self._title)
        sign = "▾" if self.fold.isChecked() else "▸"
        if self.isRightToLeft() and not self.fold.isChecked():
            sign = "◂"
        self.fold.setText(f"{sign}  {said}".replace("&", "&&"))
        self.fold.setAccessibleName(said)

    def show_answers(
        self, answers: Mapping[str, Value], goals: Mapping[str, str], *, can_write: bool
    ) -> None:
        """Shows what is written in it."""
        self.form.set_goals(list(goals.items()))
        self.form.set_values(answers)
        self.form.set_read_only(not can_write)

    def _unfold(self) -> None:
        self.form.setVisible(self.fold.isChecked())
        self.show_state(self._state)


def _state(draft: Draft | None) -> str:
    if draft is None:
        return _("There is no agreement yet. A first draft comes with ready wordings.")
    return {
        "draft": _("The draft is open. What you write here is written there."),
        "offered": _("The text waits for your signatures."),
        "partly_signed": _("One of you has signed; the other has yet to sign."),
        "in_force": _("Signed and in force. To change it, open the agreement and amend it."),
    }.get(draft.agreement.state, _("This version has ended."))
