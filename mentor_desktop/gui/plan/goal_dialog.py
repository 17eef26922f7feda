"""Everything about one goal, its SMART parts, its progress, and what it was before."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.zones import day_of
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.entries.dialog import EntryDialog
from mentor_desktop.gui.goals.dialog import ChangeGoalDialog
from mentor_desktop.gui.plan.adding import as_day
from mentor_desktop.gui.plan.questions import goal_sections
from mentor_desktop.gui.widgets.form_dialog import WIDE, FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.goals import (
    TEXTS,
    explain_goal_change,
    remove_goal,
    rename_goal,
    set_goal_due,
    set_goal_progress,
    set_goal_state,
    set_goal_text,
)
from mentor_desktop.store.plan import revisions_of
from mentor_desktop.translation import _

_PROGRESS = ("progress", "progress_reason")


class GoalDialog(FormDialog):
    """`is_removed` is true once its goal was removed here."""

    _change_wanted = Signal()

    def __init__(self, parent: QWidget, context: Context, goal_id: str) -> None:
        super().__init__(parent, _("Goal"), WIDE)
        self._context, self._id = context, goal_id
        self.is_removed = False
        self.form = FormView(goal_sections())
        self.history = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.history.setProperty("role", "small")
        self.outside = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.outside.setProperty("role", "warning")
        for part in (self.history, self.outside, self.form):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.form.edited.connect(self._edit)
        # The state is told by a timer of its field, in which no other dialog may run.
        self._change_wanted.connect(self._change_by_state, Qt.ConnectionType.QueuedConnection)
        self.form.left.connect(context.database.settle)
        self._add_buttons()
        context.changed.connect(self._follow)
        self._show()
        self.fit()

    def _add_buttons(self) -> None:
        remove, change = self.add_button(_("Remove goal")), self.add_button(_("Change goal…"))
        remove.clicked.connect(self._remove)
        change.clicked.connect(self._change)
        journal = self.add_button(_("Write in the journal…"))
        journal.clicked.connect(self._write)
        self.buttons.addStretch(1)
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)
        if self._context.database.is_read_only:
            remove.hide()
            change.hide()
            journal.hide()
            self.form.set_read_only(True)

    def _follow(self, change: Change) -> None:
        if change.touches(Goal, GoalRevision) and self.isVisible():
            self._show()

    def _show(self) -> None:
        with self._context.database.reading() as session:
            goal = session.get(Goal, self._id)
            revisions = revisions_of(session, self._id)
            pair = session.get(Relationship, goal.relationship_id) if goal else None
        if goal is None:  # undone, or removed in another window
            self.reject()
            return
        self._goal = goal
        self.title.setText(goal.title)
        values: dict[str, Value] = {part: getattr(goal, part) or None for part in TEXTS}
        by_hand = goal.progress_by_hand
        values.update(
            title=goal.title,
            due=goal.due.isoformat() if goal.due else None,
            state=goal.state,
            progress=None if by_hand is None else float(by_hand),
            progress_reason=goal.progress_reason or None,
            reason=revisions[-1].reason or None if revisions else None,
        )
        self.form.set_values(values)
        self.history.setText("\n".join(_was(one) for one in reversed(revisions)))
        self.history.setVisible(bool(revisions))
        is_outside = bool(pair and pair.ends and goal.due and goal.due > pair.ends)
        self.outside.setVisible(is_outside)
        if is_outside and pair and pair.ends:
            said = _("It is due after your last day together, {day}. That is up to you.")
            self.outside.setText(said.format(day=long_day(pair.ends)))

    def _edit(self, part: str, value: Value) -> None:
        text = value if isinstance(value, str) else ""
        attempt, told = self._context.attempt, partial(self.form.set_problem, part)
        if part == "title":
            attempt(rename_goal, self._id, text, told=told)
        elif part == "due":
            attempt(set_goal_due, self._id, as_day(value), told=told)
        elif part == "state" and text == "changed" and self._goal.state != "changed":
            self._change_wanted.emit()
        elif part == "state" and not text:
            self._show()  # one of these always holds
        elif part == "state":
            attempt(set_goal_state, self._id, text, told=told)
        elif part == "reason" and (text or self.history.text()):
            attempt(explain_goal_change, self._id, text, told=told)
        elif part in _PROGRESS:
            self._edit_progress()
        elif part in TEXTS:
            attempt(set_goal_text, self._id, part, text, told=told)

    def _shown(self) -> dict[str, Value]:
        """What the other fields say now; the state is put back where no change was made."""
        shown: dict[str, Value] = {}
        for key in ("title", "due", "reason", *_PROGRESS, *TEXTS):
            try:
                shown[key] = self.form.field(key).value()
            except ValueError:
                shown[key] = None
        return shown

    def _edit_progress(self) -> None:
        """A number by hand is kept together with its reason."""
        try:
            number, reason = (self.form.field(key).value() for key in _PROGRESS)
        except ValueError:
            return  # said already beside the field
        for key in _PROGRESS:
            self.form.set_problem(key, None)
        percent = number if isinstance(number, float) else None
        is_beyond = percent is not None and not 0 <= percent <= 100
        told = partial(self.form.set_problem, _PROGRESS[0 if is_beyond else 1])
        said = reason if isinstance(reason, str) else ""
        self._context.attempt(set_goal_progress, self._id, percent, said, told=told)

    def _change_by_state(self) -> None:
        self._change()
        self.form.set_values({**self._shown(), "state": self._goal.state})

    def _change(self) -> None:
        ChangeGoalDialog(self._context, self._id, self._goal.title, self).exec()

    def _write(self) -> None:
        EntryDialog(self, self._context, self._goal.relationship_id, goal_id=self._id).exec()

    def _remove(self) -> None:
        self.is_removed = True
        self._context.changed.disconnect(self._follow)
        self._context.attempt(remove_goal, self._id)
        self.reject()

    def done(self, result: int) -> None:
        """What is typed and not told yet is told before it closes."""
        if not self.is_removed:
            self.form.tell_all()
            self._context.database.settle()
        super().done(result)


def _was(revision: GoalRevision) -> str:
    day = long_day(day_of(revision.changed_at))
    if revision.reason:
        return _("Until {day}: “{goal}”. Changed because: {reason}").format(
            day=day, goal=revision.title, reason=revision.reason
        )
    return _("Until {day}: “{goal}”").format(day=day, goal=revision.title)
