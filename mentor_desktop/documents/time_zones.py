"""VTIMEZONE: what the clocks of a zone do, told in the calendar file itself.

Written from the zone's own changes: as a yearly rule where they follow one, else one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from mentor_desktop.domain.zones import zone_called

_STEP = timedelta(days=7)  # no zone changes its clocks twice in a week
_YEARS = 12  # looked ahead to tell a rule from chance
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Shift:
    """A change of the clocks; `clock` is what they show just before it."""

    clock: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def zone_component(name: str, first: date, last: date) -> Timezone:
    """What the clocks do from a year before the first day to a year after the last."""
    zone = zone_called(name)
    begin = datetime(max(first.year - 1, 1900), 1, 1, tzinfo=UTC)
    near = datetime(last.year + 2, 1, 1, tzinfo=UTC)
    far = datetime(max(last.year + 2, first.year + _YEARS), 1, 1, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", name)
    found = shifts(zone, begin, far)
    if not found or found[0].clock.date() >= first - timedelta(days=1):
        component.add_component(_fixed(zone, begin))
    for group in _groups(found):
        rule = _yearly(group)
        if rule is not None:
            component.add_component(_component(group[0], rule, _ended(group, far)))
            continue
        for shift in group:
            if shift.clock < near.replace(tzinfo=None):
                component.add_component(_component(shift))
    return component


def shifts(zone: tzinfo, begin: datetime, end: datetime) -> list[Shift]:
    """Every change of the offset between two moments in UTC."""
    found = []
    moment, step = begin, _STEP
    offset = _offset(zone, moment)
    while moment < end:
        following = moment + step
        other = _offset(zone, following)
        if other != offset:
            found.append(_shift(zone, moment, following))
        moment, offset = following, other
    return found


def _shift(zone: tzinfo, low: datetime, high: datetime) -> Shift:
    """The change between two moments, found to the second."""
    before, after = _offset(zone, low), _offset(zone, high)
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    there = high.astimezone(zone)
    return Shift(
        (high + before).replace(tzinfo=None), before, after, there.tzname() or "",
        bool(there.dst()),
    )  # fmt: skip


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _groups(found: Sequence[Shift]) -> Iterable[list[Shift]]:
    """Changes of the same kind, in order."""
    kinds = dict.fromkeys((one.before, one.after, one.is_summer) for one in found)
    for kind in kinds:
        yield [one for one in found if (one.before, one.after, one.is_summer) == kind]


def _yearly(group: Sequence[Shift]) -> str | None:
    """The rule of changes that come every year on the same weekday of a month, as a BYDAY."""
    if len(group) < 2 or any(b.clock.year - a.clock.year != 1 for a, b in pairwise(group)):
        return None
    if len({(one.clock.month, one.clock.weekday(), one.clock.time()) for one in group}) != 1:
        return None
    day = _DAYS[group[0].clock.weekday()]
    if all(_is_last(one.clock) for one in group):
        return f"-1{day}"
    places = {(one.clock.day - 1) // 7 + 1 for one in group}
    return f"{places.pop()}{day}" if len(places) == 1 else None


def _is_last(clock: datetime) -> bool:
    return (clock + timedelta(days=7)).month != clock.month


def _ended(group: Sequence[Shift], far: datetime) -> datetime | None:
    """The moment of the last change where they end before the years looked at do."""
    last = group[-1]
    return None if last.clock.year >= far.year - 1 else last.clock - last.before


def _component(
    shift: Shift, by_day: str = "", until: datetime | None = None
) -> TimezoneDaylight | TimezoneStandard:
    made = TimezoneDaylight() if shift.is_summer else TimezoneStandard()
    made.add("dtstart", shift.clock)
    if by_day:
        rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": shift.clock.month, "BYDAY": by_day}
        if until is not None:
            rule["UNTIL"] = until.replace(tzinfo=UTC)
        made.add("rrule", rule)
    made.add("tzoffsetfrom", shift.before)
    made.add("tzoffsetto", shift.after)
    if shift.name:
        made.add("tzname", shift.name)
    return made


def _fixed(zone: tzinfo, moment: datetime) -> TimezoneStandard:
    """As it is before any change that is told."""
    made = TimezoneStandard()
    made.add("dtstart", datetime(1900, 1, 1))
    offset = _offset(zone, moment)
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", offset)
    made.add("tzname", moment.astimezone(zone).tzname() or "")
    return made
