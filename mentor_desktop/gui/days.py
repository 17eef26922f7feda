"""Days as the reader's locale writes them."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale


def as_qdate(day: date) -> QDate:
    """For Qt's own fields."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """From Qt's own fields."""
    return date(day.year(), day.month(), day.day())


def long_day(day: date) -> str:
    """With the month in letters and the year, without the weekday: 9 March 2026."""
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    return locale.toString(as_qdate(day), _without_weekday(form))


def short_day(day: date, today: date) -> str:
    """Day and short month; with the year where it is another than today's."""
    locale = QLocale()
    form = _without_weekday(locale.dateFormat(QLocale.FormatType.LongFormat))
    form = form.replace("MMMM", "MMM")
    if day.year == today.year:
        form = re.sub(r"^y+\W*|\W*('[^']*')?\W*y+('[^']*'|\.|年)?$", "", form)
    return locale.toString(as_qdate(day), form)


def _without_weekday(form: str) -> str:
    """The locale's long format, less the day of the week and what parts it from the rest."""
    return re.sub(r"^d{3,4}('[^']*'|[^\w'])*|('[^']*'|[^\w'])*d{3,4}$", "", form)
