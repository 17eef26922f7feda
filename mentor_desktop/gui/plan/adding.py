"""Asks for a new goal or a new activity: what is needed to begin, the rest can wait."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from mentor_desktop.domain.form import Question, Section, Value
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.plan.questions import (
    goal_question,
    kind_question,
    title_question,
    when_questions,
)
from mentor_desktop.gui.widgets.form_dialog import WIDE, FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.activities import (
    add_activity,
    check_days,
    check_effort,
    needed_title,
)
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.texts import suggested, tip_called
from mentor_desktop.translation import _

_FIELDS = ("title", "goal", "kind", "starts", "due", "effort", "unit")
_CHOICES = ("goal", "kind", "unit")
_USUAL_DAYS = 27  # four weeks, the last day included


class AddGoalDialog(FormDialog):
    """Adds the goal itself; `added_id` is its id, "" for none."""

    def __init__(self, parent: QWidget, context: Context, relationship_id: str) -> None:
        super().__init__(parent, _("Add a goal"), WIDE)
        self._context, self._relationship_id = context, relationship_id
        self.added_id = ""
        question = Question(
            "title", "line", _("Goal"),
            hint=_("What do you want to be able to do, or to have reached?"),
        )  # fmt: skip
        self.form = FormView((Section("goal", "", questions=(question,)),))
        tip = QLabel(tip_called("one_step_at_a_time").text, wordWrap=True)  # AP-12, GP-E3
        tip.setTextFormat(Qt.TextFormat.PlainText)
        tip.setProperty("role", "muted")
        self.parts.addWidget(self.form)
        self.parts.addWidget(tip)
        self.parts.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.add_button(_("Add goal"), "primary").clicked.connect(self._add)
        self.fit()
        self.form.focus_question("title")

    def _add(self) -> None:
        title = str(self.form.field("title").value() or "")
        added = self._context.attempt(add_goal, self._relationship_id, title, told=self._tell)
        if added is not None:
            self.added_id = added
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.form.set_problem("title", sentence)
        self.form.focus_question("title")
        self.fit()


class AddActivityDialog(FormDialog):
    """Adds the activity itself; `added_id` is its id, "" for none."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        goals: list[tuple[str, str]],
        goal_id: str,
        starts: date,
    ) -> None:
        super().__init__(parent, _("Add an activity"), WIDE)
        self._context = context
        self.added_id = ""
        questions = (title_question(), goal_question(goals), kind_question(), *when_questions())
        self.form = FormView((Section("activity", "", questions=questions),))
        values: dict[str, Value] = {
            "goal": goal_id,
            "kind": "doing",
            "starts": starts.isoformat(),
            "due": (starts + timedelta(days=_USUAL_DAYS)).isoformat(),
            "unit": "hours",
        }
        self.form.set_values(values)
        self._chosen = {key: values[key] for key in _CHOICES}
        self.form.edited.connect(self._keep_choice)
        self.parts.addWidget(self.form)
        self.parts.addStretch(1)
        self._offer_ideas()
        self.buttons.addStretch(1)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.add_button(_("Add activity"), "primary").clicked.connect(self._add)
        self.fit()
        self.form.focus_question("title")

    def _add(self) -> None:
        values = self._values()
        if values is None:
            return
        effort, unit = values["effort"], str(values["unit"])
        title = str(values["title"] or "")
        days = as_day(values["starts"]), as_day(values["due"])
        size = effort if isinstance(effort, float) else None
        checks: tuple[tuple[str, Callable[[], object]], ...] = (
            ("title", partial(needed_title, title)),
            ("due", partial(check_days, *days)),
            ("effort", partial(check_effort, size, unit)),
        )
        for key, check in checks:
            if not self._holds(key, check):
                return
        goal, kind = str(values["goal"]), str(values["kind"])
        added = self._context.attempt(add_activity, goal, title, kind, *days, size, unit)
        if added is not None:
            self.added_id = added
            self.accept()

    def _offer_ideas(self) -> None:
        """Activities of each kind to begin from: AP-04, AP-05, AP-06."""
        button = self.add_button(_("Ideas"))
        menu = QMenu(button)
        for group in suggested("activities"):
            part = menu.addMenu(group.title)
            for text in group.texts:
                part.addAction(text).triggered.connect(partial(self._take, group.key, text))
        button.setMenu(menu)

    def _take(self, kind: str, text: str) -> None:
        self.form.field("title").show_value(text)
        self.form.field("kind").show_value(kind)
        self._chosen["kind"] = kind
        self.form.focus_question("title")

    def _keep_choice(self, key: str, value: Value) -> None:
        """One of these always holds: a second click does not take it away."""
        if key in _CHOICES:
            self._chosen[key] = value or self._chosen[key]
            self.form.field(key).show_value(self._chosen[key])

    def _values(self) -> dict[str, Value] | None:
        """What is in the fields; None where one cannot be read, told beside it."""
        values: dict[str, Value] = {}
        for key in _FIELDS:
            self.form.set_problem(key, None)
            try:
                values[key] = self.form.field(key).value()
            except ValueError as error:
                self._tell(key, str(error))
                return None
        return values

    def _holds(self, key: str, check: Callable[[], object]) -> bool:
        with self._context.refusals(partial(self._tell, key)):
            check()
            return True
        return False

    def _tell(self, key: str, sentence: str) -> None:
        self.form.set_problem(key, sentence)
        self.form.focus_question(key)


def as_day(value: Value) -> date | None:
    """The day of a date field."""
    return date.fromisoformat(value) if isinstance(value, str) and value else None
