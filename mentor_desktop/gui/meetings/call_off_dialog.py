"""A meeting does not take place as planned: moved, postponed or cancelled, by whom and why."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.times import read_typed_time
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.meetings import cancel_meeting, move_meeting, postpone_meeting
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _

ACTS = ("move", "postpone", "cancel")


class CallOffDialog(FormDialog):
    """`act` is one of `ACTS`; does it itself. `new_id`: the meeting that takes its place."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        found: PairMeetings,
        meeting: Meeting,
        act: str,
    ) -> None:
        title = {
            "move": _("Move this meeting"),
            "postpone": _("Postpone this meeting"),
            "cancel": _("Cancel this meeting"),
        }[act]
        super().__init__(parent, title)
        self._context, self._meeting, self._act = context, meeting, act
        self.new_id: str | None = None
        button = {
            "move": _("Move meeting"),
            "postpone": _("Postpone meeting"),
            "cancel": _("Cancel meeting"),
        }[act]
        names = {role: found.people[role].called for role in ROLES}
        self.form = FormView((_questions(act, names),))
        acting = found.relationship.role_of(context.acting_person_id or "")
        self.values: dict[str, Value] = {
            "day": meeting.day.isoformat() if act == "move" else None,
            "time": meeting.time or None,
            "by": acting,
        }
        self.form.set_values(self.values)
        self.form.edited.connect(self._edit)
        self._problem = words("", "problem")
        self._problem.hide()
        if meeting.series_id:
            said = _("The others of its series stay as they are.")
            self.parts.addWidget(words(said, "muted"))
        self.parts.addWidget(self.form)
        self.parts.addWidget(self._problem)
        self.parts.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(_("Leave it")).clicked.connect(self.reject)
        self.do = self.add_button(button, "primary")
        self.do.clicked.connect(self._do)
        self.fit()

    def _edit(self, key: str, value: Value) -> None:
        self.values[key] = value
        self.form.set_problem(key, None)
        self._problem.hide()

    def _do(self) -> None:
        self.form.tell_all()
        if not self.form.can_be_read():
            return
        day = self.values.get("day")
        to = date.fromisoformat(day) if isinstance(day, str) else None
        time = str(self.values.get("time") or "")
        by, reason = str(self.values.get("by") or ""), str(self.values.get("reason") or "")
        is_unknown = self._act != "move" and not by
        told = partial(self.form.set_problem, "by") if is_unknown else self._tell
        database, id = self._context.database, self._meeting.id
        if not self._is_time(time):
            return
        with self._context.refusals(told):
            if self._act == "move":
                move_meeting(database, id, to or self._meeting.day, time)
            elif self._act == "postpone":
                self.new_id = postpone_meeting(database, id, by, reason, to, time)
            else:
                cancel_meeting(database, id, by, reason)
            self.accept()

    def _is_time(self, time: str) -> bool:
        """What is no time is told beside it."""
        with self._context.refusals(partial(self.form.set_problem, "time")):
            return not time or bool(read_typed_time(time))
        return False

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        self.fit()


def _questions(act: str, names: dict[str, str]) -> Section:
    when = (
        Question("day", "date", _("New day"),
                 hint="" if act == "move" else _("Leave it empty if you do not know yet")),
        Question("time", "line", _("Time"), hint=_("Such as 15:00")),
    )  # fmt: skip
    who = (
        Question("by", "choice", _("Who told it"),
                 choices=tuple(Choice(role, names[role]) for role in ROLES)),
        Question("reason", "line", _("Why"), hint=_("If you want to say")),
    )  # fmt: skip
    asked = {"move": when, "postpone": (*who, *when), "cancel": who}[act]
    return Section("call_off", _("Meeting"), questions=asked)
