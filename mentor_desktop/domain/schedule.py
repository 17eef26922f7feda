"""When meetings are: series of them, the hours of clocks in zones, changes of the clock.

What is planned is a time on a clock in a zone, so a Friday 15:00 stays 15:00.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY
from mentor_desktop.domain.text import bare
from mentor_desktop.domain.zones import check_zone, zone_called
from mentor_desktop.translation import _

EVERY = ("weekly", "two_weeks", "monthly")  # as the agreement says it: AG-12
MONTHLY_BY = ("weekday", "day")  # the second Friday, or the 12th
MOST = 200  # meetings in one series
_LAST_COMMON_DAY = 28  # that every month has
_WEEK = 7
_NOON = 12
_EVERY_MONTH_HAS = 4  # of each weekday


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
class ClockWords:
    """How times are written somewhere: what tells the halves of the day, and other words."""

    before_noon: str = "AM"
    after_noon: str = "PM"
    others: str = ""  # as the h of 15 h 30


@dataclass(frozen=True)
class Occurrence:
    """A day and time that the clock really shows; `is_shifted`: the rule's hour is skipped."""

    day: date
    time: str
    original: str  # what the rule says: "2026-03-29T02:30"
    is_shifted: bool = False


def read_time(text: str, words: ClockWords | None = None) -> str:
    """A time such as "15:00", also from "15", "9.30", "930" or "3 PM"; Refused for anything else.

    English is read everywhere, and what `words` has beside it.
    """
    said = bare(text)
    for known in filter(None, (words, ClockWords())):
        for half, is_late in ((known.before_noon, False), (known.after_noon, True)):
            marked = _marked(half).search(said)
            if marked and known.before_noon != known.after_noon:
                rest = f"{said[: marked.start()]} {said[marked.end() :]}"
                found = _clock(_figures(rest, known))
                if found is not None and 1 <= found[0] <= _NOON:
                    return f"{found[0] % _NOON + _NOON * is_late:02d}:{found[1]:02d}"
    found = _clock(_figures(said, words or ClockWords()))
    if found is None:
        raise Refused(_("Write a time from 0:00 to 23:59, such as 15:00."))
    return f"{found[0]:02d}:{found[1]:02d}"


def _marked(half: str) -> re.Pattern[str]:
    """What finds "a. m." in "3:00 a.m." and in "3am"."""
    letters = (re.escape(letter) for letter in bare(half) if letter not in ". ")
    return re.compile(r"[. ]*".join(letters) + r"\.?" if half else "(?!)")


def _figures(said: str, words: ClockWords) -> str:
    """Hours and minutes parted by a colon; "" where there are words beside them."""
    others = bare(words.others)
    for word in sorted(others.split(), key=len, reverse=True):
        said = said.replace(word, " ")
    if not set(said) <= set("0123456789:., "):
        return ""
    return ":".join(re.findall(r"\d+", said))


def _clock(figures: str) -> tuple[int, int] | None:
    """Hour and minute of "9:30", "930" or "9"."""
    if figures.isdecimal() and len(figures) > 2:
        figures = f"{figures[:-2]}:{figures[-2:]}"
    hour, _colon, minute = figures.partition(":")
    is_time = re.fullmatch(r"\d{1,2}", hour) and re.fullmatch(r"(\d\d)?", minute)
    if not is_time or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return int(hour), int(minute or 0)


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
    there = zone_called(zone)
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
    return planned.replace(tzinfo=zone_called(zone or "UTC")).astimezone(UTC)


def on_clock_in(day: date, clock: str, zone: str, there: str) -> tuple[date, str]:
    """The day and time on a clock in another zone; the same where there is no hour."""
    if not clock or not zone or not there or zone == there:
        return day, clock
    shown = moment_of(day, clock, zone).astimezone(zone_called(there))
    return shown.date(), f"{shown:%H:%M}"


def ends_at(clock: str, minutes: int) -> str:
    """When a meeting that begins at this time ends."""
    begins = datetime.combine(date(2000, 1, 1), time.fromisoformat(clock))
    return f"{begins + timedelta(minutes=minutes):%H:%M}"
