"""Days as the reader's locale writes them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from mentor_desktop.gui.date_forms import (
    long_form,
    number_form,
    with_short_month,
    without_weekday,
    without_year,
)
from mentor_desktop.gui.isolating import isolated
from mentor_desktop.translation import _


def as_qdate(day: date) -> QDate:
    """For Qt's own fields."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """From Qt's own fields."""
    return date(day.year(), day.month(), day.day())


def long_day(day: date) -> str:
    """With the month in letters and the year, without the weekday: 9 March 2026."""
    return _shown(day, without_weekday(long_form()))


def short_day(day: date, today: date) -> str:
    """Day and short month; with the year where it is another than today's."""
    form = with_short_month(without_weekday(long_form()))
    return _shown(day, without_year(form) if day.year == today.year else form)


def day_in_field(day: date) -> str:
    """In figures, with all four digits of the year, to stand where days are typed."""
    return QLocale().toString(as_qdate(day), number_form())


def number_day(day: date) -> str:
    """In figures, in a sentence."""
    return isolated(day_in_field(day))


def weekday_of(day: date, *, is_long: bool = True) -> str:
    """Friday, or Fri, as it stands before a day."""
    return QLocale().toString(as_qdate(day), "dddd" if is_long else "ddd")


def month_title(month: date) -> str:
    """A month with its year, by itself: March 2026."""
    year = QLocale().toString(as_qdate(month), "yyyy")
    name = QLocale().standaloneMonthName(month.month)
    return isolated(_("{month} {year}").format(month=name, year=year))


def _shown(day: date, form: str) -> str:
    """It turns no number round that stands beside it."""
    return isolated(QLocale().toString(as_qdate(day), form))
