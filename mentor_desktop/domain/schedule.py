"""When meetings are: series of them, the hours of clocks in zones, changes of the clock.

What is planned is a time on a clock in a zone, so a Friday 15:00 stays 15:00.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

EVERY = ("weekly", "two_weeks", "monthly")  # as the agreement says it: AG-12
MONTHLY_BY = ("weekday", "day")  # the second Friday, or the 12th
MOST = 200  # meetings in one series
_LAST_COMMON_DAY = 28  # that every month has
_WEEK = 7
_EVERY_MONTH_HAS = 4  # of each weekday
_LONGEST_ZONE = 40  # letters of a name that is said back


@dataclass(frozen=True)
class Schedule:
    """A rule: the first day, the time, and how it goes on until a day, or so many times.

    Monthly, `monthly_by` "day" means that day of the month (the last one where a month is
    shorter), "weekday" the same weekday of the same week in the month.
    """

    starts: date
    time: str
    zone: str
    every: str = "two_weeks"
    monthly_by: str = "weekday"
    until: date | None = None
    count: int | None = None


@dataclass(frozen=True)
class Occurrence:
    """A day and time that the clock really shows; `is_shifted`: the rule's hour is skipped."""

    day: date
    time: str
    original: str  # what the rule says: "2026-03-29T02:30"
    is_shifted: bool = False


def read_time(text: str) -> str:
    """A time such as "15:00", also from "15", "9.30" or "930"; Refused for anything else."""
    digits = text.strip().replace(".", ":").replace(" ", "")
    if digits.isdecimal():
        digits = f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 else f"{digits}:00"
    hour, _colon, minute = digits.partition(":")
    is_time = hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2
    if not is_time or int(hour) > 23 or int(minute) > 59:
        raise Refused(_("Write a time from 0:00 to 23:59, such as 15:00."))
    return f"{int(hour):02d}:{int(minute):02d}"


def check_zone(name: str) -> str:
    """The name of a time zone, such as "Europe/Vienna"; Refused if there is none like it."""
    try:
        return str(ZoneInfo(name).key)
    except (OSError, ValueError, KeyError):
        said = clean_line(name)
        if len(said) > _LONGEST_ZONE:
            said = f"{said[:_LONGEST_ZONE]}…"
        raise Refused(
            _("There is no time zone “{name}”. Write one such as Europe/Vienna.").format(name=said)
        ) from None


def occurrences(schedule: Schedule) -> tuple[Occurrence, ...]:
    """All meetings of a series; Refused where there are none or far too many."""
    clock = time.fromisoformat(read_time(schedule.time))
    zone = check_zone(schedule.zone)
    _check_end(schedule)
    days = tuple(islice(_days(schedule), MOST + 1))
    if len(days) > MOST:
        raise _too_many()
    if not days:
        raise Refused(_("There is no meeting between the first day and the last."))
    return tuple(settled(day, f"{clock:%H:%M}", zone) for day in days)


def _check_end(schedule: Schedule) -> None:
    if schedule.every not in EVERY or schedule.monthly_by not in MONTHLY_BY:
        raise ValueError(schedule)
    for day in (schedule.starts, schedule.until):
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise Refused(_("Choose a day between 1900 and 2100."))
    if schedule.until is None and schedule.count is None:
        raise Refused(_("Say until when the meetings go on, or how many there are."))
    if schedule.until and schedule.until < schedule.starts:
        raise Refused(_("The last day lies before the first meeting. Choose a later one."))
    if schedule.count is not None and schedule.count < 1:
        raise Refused(_("A series has at least one meeting."))
    if schedule.count is not None and schedule.count > MOST:
        raise _too_many()


def _too_many() -> Refused:
    return Refused(
        _("A series has at most {most} meetings. Choose fewer, and plan more later.").format(
            most=MOST
        )
    )


def _days(schedule: Schedule) -> Iterator[date]:
    start = datetime.combine(schedule.starts, time())
    until = datetime.combine(schedule.until or LAST_DAY, time())
    rule = {"dtstart": start, "until": until}
    if schedule.every != "monthly":
        weeks = 1 if schedule.every == "weekly" else 2
        found = rrule(WEEKLY, interval=weeks, **rule)
    elif schedule.monthly_by == "weekday":
        found = rrule(MONTHLY, byweekday=_nth_weekday(schedule.starts), **rule)
    else:
        # Where a month has no 31st, its last day: the latest of those that it has.
        last = schedule.starts.day
        wanted = tuple(range(min(last, _LAST_COMMON_DAY), last + 1))
        found = rrule(MONTHLY, bymonthday=wanted, bysetpos=-1, **rule)
    for moment in islice(found, schedule.count):
        yield moment.date()


def _nth_weekday(day: date) -> weekday:
    """The second Friday is the second of each month, the fifth is each month's last."""
    place = (day.day - 1) // _WEEK + 1
    return weekday(day.weekday(), place if place <= _EVERY_MONTH_HAS else -1)


def settled(day: date, clock: str, zone: str) -> Occurrence:
    """A planned time as the clock shows it: an hour that is skipped in spring moves on.

    Where an hour comes twice in autumn, the first is meant.
    """
    planned = datetime.combine(day, time.fromisoformat(clock))
    there = ZoneInfo(zone)
    shown = planned.replace(tzinfo=there).astimezone(UTC).astimezone(there).replace(tzinfo=None)
    return Occurrence(
        shown.date(), f"{shown:%H:%M}", planned.isoformat(timespec="minutes"), shown != planned
    )


def shift_sentence(found: Occurrence) -> str:
    """What is said of an hour that the clocks skip; "" where they do not."""
    if not found.is_shifted:
        return ""
    return _(
        "On {day} the clocks skip {planned}: that meeting begins at {time} on the new clock."
    ).format(day=found.day.isoformat(), planned=found.original[-5:], time=found.time)


def moment_of(day: date, clock: str, zone: str) -> datetime:
    """A planned time in UTC; noon where there is no hour."""
    planned = datetime.combine(day, time.fromisoformat(clock or "12:00"))
    return planned.replace(tzinfo=ZoneInfo(zone or "UTC")).astimezone(UTC)


def on_clock_in(day: date, clock: str, zone: str, there: str) -> tuple[date, str]:
    """The day and time on a clock in another zone; the same where there is no hour."""
    if not clock or not zone or not there or zone == there:
        return day, clock
    shown = moment_of(day, clock, zone).astimezone(ZoneInfo(there))
    return shown.date(), f"{shown:%H:%M}"


def ends_at(clock: str, minutes: int) -> str:
    """When a meeting that begins at this time ends."""
    begins = datetime.combine(date(2000, 1, 1), time.fromisoformat(clock))
    return f"{begins + timedelta(minutes=minutes):%H:%M}"
