"""Logs a meeting that took place: only the day is asked, and Enter is enough for today."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import day_in_field
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.meetings.reading_day import read_past_day
from mentor_desktop.gui.when import weekday_and_day
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.meetings import log_held
from mentor_desktop.translation import _

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class LogDialog(QDialog):
    """`meeting_id` is the meeting that was logged, "" before."""

    def __init__(self, parent: QWidget | None, context: Context, relationship_id: str) -> None:
        super().__init__(parent)
        self._context, self._relationship_id = context, relationship_id
        self.meeting_id = ""
        self.setWindowTitle(_("Log meeting"))
        self.field = QLineEdit(day_in_field(context.today()))
        self.field.setAccessibleName(_("When did you meet?"))
        self.field.selectAll()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._show_meant)
        self._title = words(_("When did you meet?"), "title")
        self._title.setBuddy(self.field)
        self._meant = words("", "muted")
        self._hint = words(
            _("Up and Down change the day; “yesterday”, “12” or “12 Mar” will do, too."), "small"
        )
        self._problem: QLabel = words("", "problem")
        self._problem.hide()
        box = QDialogButtonBox()
        self.log = box.addButton(_("Log meeting"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.log.setProperty("role", "primary")
        self.log.setDefault(True)
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._log)
        box.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(8)
        for widget in (self._title, self.field, self._meant, self._problem, self._hint):
            down.addWidget(widget)
        down.addSpacing(8)
        down.addWidget(box)
        self._show_meant()
        fit_words(self)

    def _show_meant(self) -> None:
        """Which day is meant by what is typed so far."""
        self._problem.hide()
        today = self._context.today()
        try:
            day = read_past_day(self.field.text(), today)
        except Refused:
            self._meant.setText("")
        else:
            self._meant.setText(weekday_and_day(day, today))

    def _log(self) -> None:
        with self._context.refusals(self._tell):
            day = read_past_day(self.field.text(), self._context.today())
            self.meeting_id = log_held(self._context.database, self._relationship_id, day)
            said = _("Logged: you met on {day}.").format(
                day=weekday_and_day(day, self._context.today())
            )
            self.accept()
            self._context.saved.emit(said)

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        self.field.setFocus()
        self.field.selectAll()
        fit_words(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up is a day later, Down a day earlier."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        today = self._context.today()
        try:
            day = read_past_day(self.field.text(), today)
        except Refused:
            day = today
        self.field.setText(day_in_field(min(day + timedelta(days=step), today)))
        self.field.selectAll()
        self._show_meant()
