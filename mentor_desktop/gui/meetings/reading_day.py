"""A day as people type it in a hurry: 12, 12.6, yesterday."""

from datetime import date, timedelta

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.days import number_day
from mentor_desktop.gui.reading_days import Typed, read_part_of_day
from mentor_desktop.translation import _

_LEAP_YEARS = 8 * 366  # 29 February may be so long ago


def read_past_day(text: str, today: date) -> date:
    """The latest day up to today that is meant; Refused where none is."""
    said = text.strip().casefold()
    if not said or said == _("today").casefold():
        return today
    if said == _("yesterday").casefold():
        return today - timedelta(days=1)
    typed = read_part_of_day(text)
    day = None
    if typed is not None:
        day = typed.whole() if typed.year is not None else _latest(typed, today)
    if day is None:
        raise Refused(_("Write the day as in {day}.").format(day=number_day(today)))
    return day


def _latest(typed: Typed, today: date) -> date | None:
    """The last time there was such a day, of that month or of any."""
    for back in range(_LEAP_YEARS):
        day = today - timedelta(days=back)
        if day.day == typed.day and typed.month in (None, day.month):
            return day
    return None
