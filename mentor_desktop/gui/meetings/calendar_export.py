"""Asks what goes to another calendar and when it is to ring, then where to, and writes it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.translation import _

_NAME = "mentoring.ics"
_MEETING, _SERIES, _ALL = "meeting", "series", "all"
_NONE = "none"
_ALARMS = ("10", "30", "60", "1440")  # minutes


class CalendarDialog(FormDialog):
    """Of one meeting, where one is given, of its series, or of all that the two have."""

    def __init__(
        self, parent: QWidget, context: Context, relationship_id: str,
        meeting: Meeting | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, _("Add to calendar") if meeting else _("Export calendar"))
        self._context, self._relationship_id = context, relationship_id
        self._meeting_id = meeting.id if meeting else None
        self._series_id = meeting.series_id if meeting else None
        self.values: dict[str, Value] = {
            "what": _MEETING if meeting else _ALL, "alarm": "30" if meeting else _NONE,
        }  # fmt: skip
        self.form = FormView((self._questions(),))
        self.form.set_values(self.values)
        self.form.edited.connect(self._edit)
        hint = _(
            "Import it again after changes: what moved or was called off is changed there, too. "
            "Notes are never in it."
        )
        for part in (self.form, words(hint, "small")):
            self.parts.addWidget(part)
        self._problem = words("", "problem")
        self._problem.hide()
        self.parts.addWidget(self._problem)
        self.parts.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.export = self.add_button(_("Export…"), "primary")
        self.export.clicked.connect(self._ask)
        self.fit()

    def _questions(self) -> Section:
        what = [Choice(_ALL, _("All dates of the two of you"))]
        if self._series_id is not None:
            what.insert(0, Choice(_SERIES, _("The whole series")))
        if self._meeting_id is not None:
            what.insert(0, Choice(_MEETING, _("This meeting")))
        alarms = {
            _NONE: _("None"), "10": _("10 minutes before"), "30": _("30 minutes before"),
            "60": _("1 hour before"), "1440": _("1 day before"),
        }  # fmt: skip
        choices = tuple(Choice(key, alarms[key]) for key in (_NONE, *_ALARMS))
        questions = [Question("alarm", "choice", _("Alarm"), choices=choices)]
        if len(what) > 1:
            questions.insert(0, Question("what", "choice", _("What"), choices=tuple(what)))
        return Section("calendar", "", questions=tuple(questions))

    def _edit(self, key: str, value: Value) -> None:
        self.values[key] = value
        self._problem.hide()

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        asking = QFileDialog(self, self.windowTitle(), str(Path(folder) / _NAME))
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setNameFilter(_("Calendars (*.ics)"))
        asking.setDefaultSuffix("ics")
        asking.setLabelText(QFileDialog.DialogLabel.Accept, _("Export"))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(self.write)
        asking.open()

    def write(self, path: str) -> None:
        """Writes the file; one that is there was asked about, and is replaced."""
        what, alarm = self.values.get("what") or _ALL, self.values.get("alarm")
        with self._context.refusals(self._tell):
            export_calendar(
                self._context.database,
                Path(path),
                self._relationship_id,
                meeting_id=self._meeting_id if what == _MEETING else None,
                series_id=self._series_id if what == _SERIES else None,
                alarm_minutes=int(str(alarm)) if alarm in _ALARMS else None,
                force=True,
            )
            self._context.saved.emit(_("Exported to {path}").format(path=path))
            self.accept()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
