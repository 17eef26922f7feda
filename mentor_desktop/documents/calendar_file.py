"""iCalendar files: what has a date, for other calendars to show.

Times are in UTC, so that no table of zones is needed; a day without an hour is a whole day.
A UID stays the same for good, and SEQUENCE goes up with each change of time or place, so that
another calendar moves or cancels what it had.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from mentor_desktop.domain.text import clean, clean_line
from mentor_desktop.translation import _

_PRODUCT = "-//Mentor Desktop//EN"


@dataclass(frozen=True)
class CalendarEntry:
    """`starts` is a moment in UTC, or a day for all of it; `minutes` counts for a moment."""

    uid: str
    title: str
    starts: datetime | date
    minutes: int = 60
    place: str = ""
    about: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def write_calendar(
    entries: Sequence[CalendarEntry],
    name: str,
    made_at: datetime,
    alarm_minutes: int | None = None,
) -> bytes:
    """The file; METHOD is CANCEL where all is cancelled; alarms come before what has an hour."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    is_cancelling = bool(entries) and all(one.is_cancelled for one in entries)
    calendar.add("method", "CANCEL" if is_cancelling else "PUBLISH")
    calendar.add("x-wr-calname", clean_line(name))
    for entry in entries:
        calendar.add_component(_event(entry, made_at, alarm_minutes))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, made_at: datetime, alarm_minutes: int | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("sequence", entry.sequence)
    event.add("summary", clean_line(entry.title))
    event.add("dtstart", entry.starts)
    if isinstance(entry.starts, datetime):
        event.add("dtend", entry.starts + timedelta(minutes=entry.minutes))
        if alarm_minutes is not None and not entry.is_cancelled:
            event.add_component(_alarm(entry, alarm_minutes))
    else:
        event.add("dtend", entry.starts + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a date, no time that is taken
    if entry.place:
        event.add("location", clean_line(entry.place))
    if entry.about:
        event.add("description", clean(entry.about))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _alarm(entry: CalendarEntry, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(minutes=-minutes))
    alarm.add("description", clean_line(entry.title) or _("Meeting"))
    return alarm
