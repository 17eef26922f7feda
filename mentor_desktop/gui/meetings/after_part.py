"""After a meeting: what came of it, and when the two meet again. MT-07, MT-11."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question, Section, Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.action_items.editor import ActionItemsEditor
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.dialog import EntryDialog
from mentor_desktop.gui.meetings.columns import Columns
from mentor_desktop.gui.meetings.parts import card
from mentor_desktop.gui.meetings.shown import Shown
from mentor_desktop.gui.meetings.writing import Writing
from mentor_desktop.gui.times import read_typed_time
from mentor_desktop.gui.when import title_of
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.meeting_notes import set_meeting_text
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.texts import tip_called
from mentor_desktop.translation import _

_SEEN = ("role_play", "watched")  # kinds in which one of the two sees the other at work


class AfterPart(QWidget):
    """Signal: `opened(str)`, the id of the meeting that comes next."""

    opened = Signal(str)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._shown: Shown | None = None
        self._values: dict[str, Value] = {}
        self.feedback = words(tip_called("feedback_after_watching").text, "muted")  # MT-16
        self.promises = words(tip_called("hold_to_promises").text, "muted")  # GP-M6
        self.outcome = Writing(
            context, _("What came of it"), _("In a line or two"),
            partial(self._save, "outcome"), 3,
        )  # fmt: skip
        self.learning = Writing(
            context, _("What each of you takes along"), _("Something learned, or a thank-you"),
            partial(self._save, "learning"), 3,
        )  # fmt: skip
        self.journal = button(_("Write in the journal…"), "link")
        self.journal.setToolTip(_("A thought of your own, or a thank-you, about this meeting"))
        self.journal.clicked.connect(self._write)
        self.journal.setDisabled(context.database.is_read_only)
        self.items = ActionItemsEditor(context, relationship_id)
        self.following = words()
        self.open = button(_("Prepare it"))
        self.open.clicked.connect(self._open)
        self.form = FormView((_questions(),))
        self.form.edited.connect(self._edit)
        self.plan = button(_("Plan next meeting"))
        self.plan.clicked.connect(self._plan)
        self._planning = QWidget()
        down = QVBoxLayout(self._planning)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(words(_("Fix the next date before you part."), "muted"))
        down.addWidget(self.form)
        down.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeading)
        self._planning.setDisabled(context.database.is_read_only)
        columns = Columns()
        columns.add(card("", self.feedback, self.outcome, self.learning, self.journal))
        columns.add(card(_("Action items"), self.promises, self.items))
        columns.add_beside(card(_("Next meeting"), self.following, self.open, self._planning))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)
        outer.addStretch(1)

    def show_meeting(self, shown: Shown) -> None:
        """What came of it so far."""
        is_other = self._shown is None or self._shown.meeting.id != shown.meeting.id
        self._shown = shown
        self.feedback.setVisible(shown.meeting.kind in _SEEN)
        self.promises.setVisible(shown.role != "mentee")
        self.outcome.show_text(shown.meeting.outcome, is_other=is_other)
        self.learning.show_text(shown.meeting.learning, is_other=is_other)
        self.items.set_meeting(shown.meeting.id)
        self.items.show_items(shown.pair)
        coming = self._coming()
        self.following.setVisible(coming is not None)
        self.open.setVisible(coming is not None)
        self._planning.setVisible(coming is None)
        if coming is not None:
            self.following.setText(title_of(coming, shown.zone, self._context.today()))

    def _coming(self) -> Meeting | None:
        shown = self._shown
        if shown is None:
            return None
        today = self._context.today()
        later = (
            one
            for one in shown.pair.meetings
            if one.state == "planned" and one.day >= today and one.id != shown.meeting.id
        )
        return next(later, None)

    def tell_all(self) -> None:
        """Saves what is typed and not saved yet."""
        self.outcome.tell_all()
        self.learning.tell_all()

    def _save(self, part: str, text: str) -> None:
        if self._shown is not None:
            told = getattr(self, part).tell_problem
            self._context.attempt(set_meeting_text, self._shown.meeting.id, part, text, told=told)

    def _write(self) -> None:
        if self._shown is not None:
            pair_id, meeting_id = self._relationship_id, self._shown.meeting.id
            EntryDialog(self, self._context, pair_id, meeting_id=meeting_id).exec()

    def _edit(self, key: str, value: Value) -> None:
        self._values[key] = value
        self.form.set_problem(key, None)

    def _plan(self) -> None:
        self.form.tell_all()
        shown, day = self._shown, self._values.get("day")
        if shown is None or not self.form.can_be_read():
            return
        meeting = shown.meeting
        time = self._time(meeting)
        if time is None:
            return
        with self._context.refusals(partial(self.form.set_problem, "day")):
            if not isinstance(day, str):
                raise Refused(_("Write down the day you meet next."))
            plan_meeting(
                self._context.database, self._relationship_id, date.fromisoformat(day), time,
                meeting.zone, meeting.minutes, meeting.format, meeting.place,
            )  # fmt: skip
            self._values = {}
            self.form.set_values({})

    def _time(self, meeting: Meeting) -> str | None:
        """What is typed, else the same as this time; None for no time, told beside it."""
        said = self._values.get("time")
        with self._context.refusals(partial(self.form.set_problem, "time")):
            return read_typed_time(str(said)) if said else meeting.time
        return None

    def _open(self) -> None:
        coming = self._coming()
        if coming is not None:
            self.opened.emit(coming.id)


def _questions() -> Section:
    return Section(
        "next",
        _("Next meeting"),
        questions=(
            Question("day", "date", _("Day")),
            Question("time", "line", _("Time"), hint=_("Empty: the same as this time")),
        ),
    )
