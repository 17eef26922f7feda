"""A meeting planned in one line: its day, its time."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question
from mentor_desktop.gui.check_ins.parts import button, words
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.date_field import DateField
from mentor_desktop.gui.widgets.field import whole_line
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _

_LETTERS = 8  # room for a time
_SOON = timedelta(days=7)
_USUAL_LENGTH = 60  # minutes


class MeetingLine(QWidget):
    """Proposes the time and place of the last meeting, a week from now."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._zone, self._format, self._place = "", "", ""
        self.day = DateField(Question("day", "date", _("Day of the meeting")))
        self.day.main_widget().setAccessibleName(_("Day of the meeting"))
        self.time = whole_line()
        self.time.setAccessibleName(_("Time of the meeting"))
        self.time.setFixedWidth(self.fontMetrics().averageCharWidth() * _LETTERS + 24)
        self.plan = button(_("Plan this meeting"), self._plan)
        self.time.returnPressed.connect(self._plan)
        self.problem: QLabel = words("", "problem")
        self.problem.hide()
        row = QWidget()
        line = FlowLayout(row, spacing=8)
        for part in (self.day, self.time, self.plan):
            line.addWidget(part)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.addWidget(row)
        down.addWidget(self.problem)
        self.setFocusProxy(self.day.main_widget())

    def propose(self, found: PairMeetings, today: date) -> None:
        """The usual time and place, unless something else was typed."""
        last = found.meetings[-1] if found.meetings else None
        self._zone = (last.zone if last else "") or found.zone_of("mentee") or time_zone()
        self._format, self._place = (last.format, last.place) if last else ("", "")
        if self.day.value() is None:
            first = max(last.day, today) if last else today
            self.day.put((first + _SOON).isoformat())
        if not self.time.text():
            self.time.setText((last.time if last else "") or "15:00")

    def _plan(self) -> None:
        self.problem.hide()
        try:
            day = self.day.value()
        except ValueError as error:
            self._tell(str(error))
            return
        if not isinstance(day, str):
            self._tell(_("Choose a day."))
            return
        planned = self._context.attempt(
            plan_meeting,
            self._relationship_id,
            date.fromisoformat(day),
            self.time.text(),
            self._zone,
            _USUAL_LENGTH,
            self._format,
            self._place,
            told=self._tell,
        )
        if planned is not None:
            self.day.put(None)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
