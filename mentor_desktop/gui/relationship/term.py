"""First day, months and last day as three fields that follow one another."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDateEdit, QLabel, QSpinBox

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import (
    FIRST_DAY,
    LAST_DAY,
    check_dates,
    end_after,
    length_hint,
    whole_months,
)
from mentor_desktop.gui.days import as_qdate, from_qdate
from mentor_desktop.translation import _

USUAL_MONTHS = 12


class Term(QObject):
    """Months 0 stand for a length that is not in whole months. `said()` after each change."""

    said = Signal()

    def __init__(
        self,
        starts: QDateEdit,
        months: QSpinBox,
        ends: QDateEdit,
        hint: QLabel,
        problem: QLabel,
    ) -> None:
        super().__init__(starts)
        self._starts, self._months, self._ends = starts, months, ends
        self._hint, self._problem = hint, problem
        months.setSpecialValueText(_("by days"))
        for field in (starts, ends):
            field.setDateRange(as_qdate(FIRST_DAY), as_qdate(LAST_DAY))
        starts.dateChanged.connect(self._follow_months)
        months.valueChanged.connect(self._follow_months)
        ends.dateChanged.connect(self._follow_end)
        problem.hide()

    def show_days(self, starts: date, ends: date | None) -> None:
        """Shows these days; a year if there is no last one."""
        last = ends or end_after(starts, USUAL_MONTHS)
        self._starts.setDate(as_qdate(starts))
        self._ends.setDate(as_qdate(last))
        self._follow_end()

    def days(self) -> tuple[date, date]:
        """First and last day."""
        return from_qdate(self._starts.date()), from_qdate(self._ends.date())

    def set_enabled(self, is_enabled: bool) -> None:
        """A pair without dates has no fields for them."""
        for field in (self._starts, self._months, self._ends):
            field.setEnabled(is_enabled)
        self._hint.setVisible(is_enabled and bool(self._hint.text()))

    def tell(self, sentence: str) -> None:
        """Says beside the fields what is wrong; "" for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _follow_months(self) -> None:
        if self._months.value():
            last = min(end_after(from_qdate(self._starts.date()), self._months.value()), LAST_DAY)
            self._ends.blockSignals(True)
            self._ends.setDate(as_qdate(last))
            self._ends.blockSignals(False)
        self._say()

    def _follow_end(self) -> None:
        starts, ends = self.days()
        months = whole_months(starts, ends) if ends >= starts else None
        self._months.blockSignals(True)
        self._months.setValue(months or 0)
        self._months.blockSignals(False)
        self._say()

    def _say(self) -> None:
        days = self.days()
        hint = length_hint(*days) if days[1] >= days[0] else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        try:
            check_dates(*days)
        except Refused as refusal:
            self.tell(str(refusal))
        else:
            self.tell("")
        self.said.emit()
