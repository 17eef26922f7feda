"""A day, typed as the reader's locale writes it or picked from a calendar; or none."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from mentor_desktop.domain.form import FIRST_YEAR, LAST_YEAR, Question, Value
from mentor_desktop.gui.days import as_qdate, day_in_field, from_qdate, number_day
from mentor_desktop.gui.reading_days import read_day
from mentor_desktop.gui.widgets.field import Field, menu_button, side_by_side, whole_line
from mentor_desktop.translation import _

_EXAMPLE = date(2026, 3, 9)


class DateField(Field):
    """A line that can be empty and keeps what was typed, which a QDateEdit does not."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.edit = whole_line()
        self.edit.setPlaceholderText(_("such as {day}").format(day=number_day(_EXAMPLE)))
        self.edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20 + 32)
        self.edit.textEdited.connect(self.pause.start)
        self.watch(self.edit)
        self._calendar = QCalendarWidget()
        self._calendar.setMinimumDate(QDate(FIRST_YEAR, 1, 1))
        self._calendar.setMaximumDate(QDate(LAST_YEAR, 12, 31))
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._calendar)
        menu.addAction(action)
        menu.aboutToShow.connect(self._show_month)
        name = _("Choose from a calendar: {field}").format(field=question.label)
        self._button = menu_button("▾", _("Choose from a calendar"), name, menu)
        side_by_side(self, self.edit, self._button).addStretch()

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        text = self.edit.text().strip()
        if not text:
            return None
        day = read_day(text)
        if day is None:
            raise ValueError(_("Write the day as in {day}.").format(day=number_day(_EXAMPLE)))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(
                _("Choose a day between {first} and {last}.").format(
                    first=FIRST_YEAR, last=LAST_YEAR
                )
            )
        return day.isoformat()

    def put(self, value: Value) -> None:
        day = date.fromisoformat(value) if isinstance(value, str) and value else None
        self.edit.setText(day_in_field(day) if day else "")

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        self._button.setVisible(not is_read_only)

    def _show_month(self) -> None:
        day = read_day(self.edit.text())
        if day is not None:
            self._calendar.setSelectedDate(as_qdate(day))
        self._calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.edit.setText(day_in_field(from_qdate(day)))
        self._button.menu().close()
        self.edit.setFocus()
        self.tell()
