"""Everything about one activity; each change is saved when it is made."""

from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.plan.adding import as_day
from mentor_desktop.gui.plan.questions import activity_section, blocked_section, more_section
from mentor_desktop.gui.widgets.form_dialog import WIDE, FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.links import Links
from mentor_desktop.operations.activities import (
    TEXTS,
    move_to_goal,
    remove_activity,
    rename_activity,
    set_activity_state,
    set_activity_text,
    set_days,
    set_effort,
    set_kind,
    set_progress,
)
from mentor_desktop.store.plan import Plan, plan_of
from mentor_desktop.translation import _

_DAYS, _EFFORT = ("starts", "due"), ("effort", "unit")
_CHOICES = ("goal", "kind", "unit", "state")


class ActivityDialog(FormDialog):
    """`is_removed` is true once its activity was removed here."""

    def __init__(
        self, parent: QWidget, context: Context, relationship_id: str, activity_id: str
    ) -> None:
        super().__init__(parent, _("Activity"), WIDE)
        self._context, self._relationship_id = context, relationship_id
        self._id = activity_id
        self.is_removed = False
        plan = self._read()
        goals = [(goal.id, goal.title) for goal in plan.goals]
        self.form = FormView((activity_section(goals),))
        self.blocked = FormView((blocked_section(),))
        self.more = FormView((more_section(),))
        self.outside = QLabel(wordWrap=True)
        self.outside.setProperty("role", "warning")
        self.links = Links()
        for part in (self.form, self.blocked, self.outside, self.more, self.links):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        for form in (self.form, self.blocked, self.more):
            form.edited.connect(self._edit)
            form.left.connect(context.database.settle)
        self._add_buttons()
        context.changed.connect(self._follow)
        self._show(plan)
        self.fit()

    def _add_buttons(self) -> None:
        remove = self.add_button(_("Remove activity"))
        remove.clicked.connect(self._remove)
        self.buttons.addStretch(1)
        close = self.add_button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        if self._context.database.is_read_only:
            remove.hide()
            for form in (self.form, self.blocked, self.more):
                form.set_read_only(True)

    def _read(self) -> Plan:
        with self._context.database.reading() as session:
            return plan_of(session, self._relationship_id)

    def _follow(self, change: Change) -> None:
        if change.touches(Activity, Goal) and self.isVisible():
            self._show(self._read())

    def _show(self, plan: Plan) -> None:
        found = next((one for one in plan.activities if one.id == self._id), None)
        if found is None:  # undone, or removed in another window
            self.reject()
            return
        self._activity = found
        self.title.setText(found.title)
        values: dict[str, Value] = {
            "title": found.title, "goal": found.goal_id, "kind": found.kind,
            "starts": found.starts.isoformat() if found.starts else None,
            "due": found.due.isoformat() if found.due else None,
            "effort": float(found.effort) if found.effort else None, "unit": found.effort_unit,
            "progress": float(found.progress), "state": found.state,
        }  # fmt: skip
        self.form.set_values(values)
        self.blocked.set_values({"blocked_reason": found.blocked_reason or None})
        self.more.set_values({part: getattr(found, part) or None for part in TEXTS})
        self.links.show_links(found.resources, found.notes)
        self.blocked.setVisible(found.state == "blocked")
        starts, ends = plan.relationship.starts, plan.relationship.ends
        said = ""
        if ends and found.due and found.due > ends:
            said = _("It is due after your last day together, {day}. That is up to you.")
            said = said.format(day=long_day(ends))
        elif starts and found.starts and found.starts < starts:
            said = _("It starts before your first day together, {day}. That is up to you.")
            said = said.format(day=long_day(starts))
        self.outside.setText(said)
        self.outside.setVisible(bool(said))

    def _edit(self, part: str, value: Value) -> None:
        text = value if isinstance(value, str) else ""
        attempt = self._context.attempt
        told = partial(self._tell, part)
        if part in _CHOICES and not text:
            self._show(self._read())  # one of these always holds
            return
        if part == "title":
            attempt(rename_activity, self._id, text, told=told)
        elif part == "kind":
            attempt(set_kind, self._id, text, told=told)
        elif part == "goal" and text != self._activity.goal_id:
            attempt(move_to_goal, self._id, text, told=told)
        elif part in TEXTS:
            attempt(set_activity_text, self._id, part, text, told=told)
        elif part in _DAYS:
            self._edit_days(part)
        elif part in _EFFORT:
            self._edit_effort()
        elif part == "progress":
            number = value if isinstance(value, float) else 0.0
            attempt(set_progress, self._id, number, told=told)
        elif part == "state":
            self._edit_state(text)
        elif part == "blocked_reason":
            attempt(set_activity_state, self._id, "blocked", text, told=told)

    def _edit_days(self, part: str) -> None:
        """Both days as they stand: one may be right only with the other."""
        for key in _DAYS:
            self.form.set_problem(key, None)
        try:
            starts, due = (as_day(self.form.field(key).value()) for key in _DAYS)
        except ValueError:
            return  # said already beside the field that cannot be read
        told = partial(self._tell, part)
        self._context.attempt(set_days, self._id, starts, due, told=told)

    def _edit_effort(self) -> None:
        self.form.set_problem("effort", None)
        try:
            effort = self.form.field("effort").value()
        except ValueError:
            return
        unit = str(self.form.field("unit").value() or "hours")
        number = effort if isinstance(effort, float) else None
        self._context.attempt(
            set_effort, self._id, number, unit, told=partial(self._tell, "effort")
        )

    def _edit_state(self, state: str) -> None:
        if state == "blocked" and not self._activity.blocked_reason:
            self.blocked.show()
            self.blocked.set_problem("blocked_reason", _("Say in a few words what blocks it."))
            self.blocked.focus_question("blocked_reason")
            return
        self.blocked.set_problem("blocked_reason", None)
        told = partial(self._tell, "state")
        reason = self._activity.blocked_reason
        self._context.attempt(set_activity_state, self._id, state, reason, told=told)
        self.blocked.setVisible(state == "blocked")

    def _tell(self, part: str, sentence: str) -> None:
        for form in (self.form, self.blocked, self.more):
            form.set_problem(part, sentence)

    def _remove(self) -> None:
        self.is_removed = True
        self._context.changed.disconnect(self._follow)
        self._context.attempt(remove_activity, self._id)
        self.reject()

    def done(self, result: int) -> None:
        """What is typed and not told yet is told before it closes."""
        if not self.is_removed:
            for form in (self.form, self.blocked, self.more):
                form.tell_all()
            self._context.database.settle()
        super().done(result)
