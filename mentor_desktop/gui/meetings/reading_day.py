"""A day as people type it in a hurry: 12, 12.6, yesterday."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.days import as_qdate, from_qdate
from mentor_desktop.translation import _

_LEAP_YEARS = 8 * 366  # 29 February may be so long ago
_FEW_NUMBERS = re.compile(r"(\d{1,2})(?:\s*[./ -]\s*(\d{1,2})\s*[./]?)?\.?")


def written_day(day: date) -> str:
    """The day as the field shows it: short, with all four digits of the year."""
    return QLocale().toString(as_qdate(day), _format())


def read_past_day(text: str, today: date) -> date:
    """The latest day up to today that is meant; Refused where none is."""
    said = text.strip().casefold()
    if not said or said == _("today").casefold():
        return today
    if said == _("yesterday").casefold():
        return today - timedelta(days=1)
    for form in (_format(), "yyyy-MM-dd", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"):
        found = QLocale().toDate(text.strip(), form)
        if found.isValid():
            return from_qdate(found)
    if numbers := _FEW_NUMBERS.fullmatch(said):
        return _latest(numbers, today)
    for form in ("d MMM", "d MMMM", "MMM d", "MMMM d"):
        found = QLocale().toDate(f"{text.strip()} {today.year}", f"{form} yyyy")
        if found.isValid():
            day = from_qdate(found)
            return day if day <= today else _year_before(day)
    raise _not_a_day(today)


def _latest(numbers: re.Match[str], today: date) -> date:
    """Day alone, or day and month in the locale's order: the last time there was such a day."""
    first, second = numbers.groups()
    month = None
    if second is not None:
        day_first = _format().find("d") < _format().find("M")
        first, month = (first, int(second)) if day_first else (second, int(first))
    for back in range(_LEAP_YEARS):
        day = today - timedelta(days=back)
        if day.day == int(first) and month in (None, day.month):
            return day
    raise _not_a_day(today)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _not_a_day(today: date) -> Refused:
    return Refused(_("Write the day as in {day}.").format(day=written_day(today)))


def _format() -> str:
    written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return written if "yyyy" in written else written.replace("yy", "yyyy")
