"""Times by weekday, beginning with the first day of the reader's week."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from mentor_desktop.domain.form import Question, Value, weekday_name
from mentor_desktop.gui.widgets.field import Field, whole_line
from mentor_desktop.translation import _


class WeekField(Field):
    """Seven lines."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._edits: dict[str, QLineEdit] = {}
        first = QLocale().firstDayOfWeek().value - 1
        for row in range(7):
            day = str((first + row) % 7)
            edit = whole_line()
            edit.setPlaceholderText(_("such as 9:00-12:00") if row == 0 else "")
            label = QLabel(weekday_name(day))
            label.setBuddy(edit)
            edit.setAccessibleName(
                _("{field}, {day}").format(field=question.label, day=weekday_name(day))
            )
            edit.textEdited.connect(self.pause.start)
            self.watch(edit)
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1)
            self._edits[day] = edit

    def main_widget(self) -> QWidget:
        return next(iter(self._edits.values()))

    def value(self) -> Value:
        return {
            day: text for day, edit in sorted(self._edits.items()) if (text := edit.text().strip())
        } or None

    def put(self, value: Value) -> None:
        hours = value if isinstance(value, dict) else {}
        for day, edit in self._edits.items():
            if edit.text().strip() != hours.get(day, ""):
                edit.setText(hours.get(day, ""))

    def set_read_only(self, is_read_only: bool) -> None:
        for edit in self._edits.values():
            edit.setReadOnly(is_read_only)
