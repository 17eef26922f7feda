"""iCalendar files: what has a date, for other calendars to show.

A single meeting is in UTC, so that no table of zones is needed; a series is on the clock of its
zone, which the file tells, so that a Friday 15:00 stays 15:00. A day without an hour is a whole
day. A UID stays the same for good, and SEQUENCE goes up with each change of time or place, so
that another calendar moves or cancels what it had.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from mentor_desktop.documents.time_zones import zone_component
from mentor_desktop.domain.recurrence import Recurrence, is_plain
from mentor_desktop.domain.text import clean, clean_line
from mentor_desktop.domain.zones import zone_called
from mentor_desktop.translation import _

_PRODUCT = "-//Mentor Desktop//EN"
_UTC = ("UTC", "Etc/UTC")


@dataclass(frozen=True)
class CalendarEntry:
    """`starts` is a moment in UTC, or a day for all of it; `minutes` counts for a moment.

    One of a series: `original` is the time that its series gave it, on a clock in `zone`; then
    `starts` may be such a time, too, and `uid` and `sequence` are those of the series.
    """

    uid: str
    title: str
    starts: datetime | date
    minutes: int = 60
    place: str = ""
    about: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    original: datetime | None = None
    zone: str = ""


@dataclass(frozen=True)
class CalendarSeries:
    """Meetings that follow a rule on a clock in `zone`; `each` is what they are like.

    `left_out` are times of the rule that do not take place, `others` those that are otherwise.
    """

    each: CalendarEntry
    zone: str
    rule: Recurrence
    left_out: tuple[datetime, ...] = ()
    others: tuple[CalendarEntry, ...] = ()

    @property
    def is_cancelled(self) -> bool:
        """Whether none of them takes place."""
        return self.each.is_cancelled

    @property
    def count(self) -> int:
        """How many take place."""
        return len(self.rule.all()) - len(self.left_out)


Entry = CalendarEntry | CalendarSeries


def write_calendar(
    entries: Sequence[Entry],
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
    for zone, (first, last) in sorted(_zones(entries).items()):
        calendar.add_component(zone_component(zone, first, last))
    for entry in entries:
        for event in _events(entry, made_at, alarm_minutes):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zones(entries: Iterable[Entry]) -> dict[str, tuple[date, date]]:
    """The zones whose clocks the file shows, with the first and the last day shown."""
    found: dict[str, tuple[date, date]] = {}
    for entry in entries:
        zone = entry.zone
        if not zone or zone in _UTC:
            continue
        if isinstance(entry, CalendarSeries):
            days = [moment.date() for moment in (*entry.rule.all(), entry.rule.first)]
            days += [_day(one.starts) for one in entry.others]
        else:
            days = [_day(entry.starts), *([_day(entry.original)] if entry.original else [])]
        known = found.get(zone, (days[0], days[0]))
        found[zone] = (min(known[0], *days), max(known[1], *days))
    return found


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _events(entry: Entry, made_at: datetime, alarm_minutes: int | None) -> list[Event]:
    if isinstance(entry, CalendarEntry):
        return [_event(entry, made_at, alarm_minutes)]
    master = _event(entry.each, made_at, alarm_minutes)
    if len(entry.rule.all()) > 1:
        master.add("rrule", vRecur.from_ical(entry.rule.text()))
    left_out = [_on_clock(moment, entry.zone) for moment in entry.left_out]
    if left_out:
        master.add("exdate", left_out)
    return [master, *(_event(one, made_at, alarm_minutes) for one in entry.others)]


def _event(entry: CalendarEntry, made_at: datetime, alarm_minutes: int | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("sequence", entry.sequence)
    event.add("summary", clean_line(entry.title))
    if entry.original is not None:
        event.add("recurrence-id", _on_clock(entry.original, entry.zone))
    if isinstance(entry.starts, datetime):
        starts = _on_clock(entry.starts, entry.zone)
        event.add("dtstart", starts)
        length = timedelta(minutes=entry.minutes)
        if entry.zone:
            event.add("duration", length)  # an end on a clock would move where clocks change
        else:
            event.add("dtend", starts + length)
        if alarm_minutes is not None and not entry.is_cancelled:
            event.add_component(_alarm(entry, alarm_minutes))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.starts + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a date, no time that is taken
    if entry.place:
        event.add("location", clean_line(entry.place))
    if entry.about:
        event.add("description", clean(entry.about))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _on_clock(moment: datetime, zone: str) -> datetime:
    """With its zone; in UTC where that clock shows this time twice, or no zone is told."""
    if moment.tzinfo is not None:
        return moment
    if zone in _UTC:
        return moment.replace(tzinfo=UTC)
    there = moment.replace(tzinfo=zone_called(zone))
    return there if is_plain(moment, zone) else there.astimezone(UTC)


def _alarm(entry: CalendarEntry, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(minutes=-minutes))
    alarm.add("description", clean_line(entry.title) or _("Meeting"))
    return alarm
