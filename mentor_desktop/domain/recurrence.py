"""The rule behind the meetings of a series, found again from the days and times it gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, rrulestr, weekday

from mentor_desktop.domain.zones import zone_called

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_Rule = tuple[tuple[str, str], ...]
_MOST = 600  # a rule that needs more to reach the last meeting is none of ours


@dataclass(frozen=True)
class Recurrence:
    """A rule on a clock: `rule` as in an RRULE, from `first` on; `missing` are left out of it."""

    first: datetime
    rule: _Rule  # such as (("FREQ", "WEEKLY"), ("COUNT", "4"))
    missing: tuple[datetime, ...] = ()

    def text(self) -> str:
        """The rule as iCalendar writes it."""
        return ";".join(f"{key}={value}" for key, value in self.rule)

    def all(self) -> tuple[datetime, ...]:
        """Every time that the rule gives, those left out too."""
        return tuple(rrulestr(self.text(), dtstart=self.first))


def found_rule(originals: Sequence[datetime]) -> Recurrence | None:
    """The rule that gives all these times and the fewest others; None where there is none.

    A rule is weekly, every few weeks, or monthly: on a weekday, on a day of the month, on its
    last. The 29th or 30th with the last of February is none of these.
    """
    times = sorted(set(originals))
    if len({one.time() for one in times}) != 1:
        return None
    found = [
        Recurrence(times[0], rule, missing)
        for rule, days in _candidates(times[0].date(), times[-1].date())
        if (missing := _missing(times, days)) is not None
    ]
    return min(found, key=lambda one: len(one.missing), default=None)


def _missing(times: Sequence[datetime], days: Sequence[date]) -> tuple[datetime, ...] | None:
    """What the rule gives beyond these times; None where it does not give all of them."""
    clock = times[0].time()
    given = [datetime.combine(day, clock) for day in days]
    wanted = set(times)
    if given[:1] != list(times[:1]) or not wanted <= set(given):
        return None
    return tuple(one for one in given if one not in wanted)


def _candidates(first: date, last: date) -> list[tuple[_Rule, tuple[date, ...]]]:
    """Rules that begin on the first day, with the days they give up to the last."""
    place = (first.day - 1) // 7 + 1
    name = _DAYS[first.weekday()]
    found: list[tuple[_Rule, tuple[date, ...]]] = []
    for weeks in (1, 2, 3, 4):
        days = _days(rrule(WEEKLY, interval=weeks, **_span(first, last)))
        found.append(((("FREQ", "WEEKLY"), ("INTERVAL", f"{weeks}")), days))
    for nth in (place, -1):
        days = _days(rrule(MONTHLY, byweekday=weekday(first.weekday(), nth), **_span(first, last)))
        found.append(((("FREQ", "MONTHLY"), ("BYDAY", f"{nth}{name}")), days))
    # BYSETPOS would say the 30th or else the last day, but some calendars do not know it.
    for month_day in (first.day, -1):
        days = _days(rrule(MONTHLY, bymonthday=month_day, **_span(first, last)))
        found.append(((("FREQ", "MONTHLY"), ("BYMONTHDAY", f"{month_day}")), days))
    return [
        (_counted(rule, len(days)), days) for rule, days in found if days and len(days) <= _MOST
    ]


def _counted(rule: _Rule, count: int) -> _Rule:
    return (*(part for part in rule if part != ("INTERVAL", "1")), ("COUNT", f"{count}"))


def _span(first: date, last: date) -> dict[str, datetime]:
    return {"dtstart": datetime.combine(first, time()), "until": datetime.combine(last, time())}


def _days(found: rrule) -> tuple[date, ...]:
    days = []
    for at, moment in enumerate(found):
        if at > _MOST:
            break
        days.append(moment.date())
    return tuple(days)


def is_plain(moment: datetime, zone: str) -> bool:
    """Whether a clock in the zone shows this time once: never in the hour of its change."""
    there = moment.replace(tzinfo=zone_called(zone))
    later = there.replace(fold=1)
    return (there.utcoffset() or timedelta()) == (later.utcoffset() or timedelta())
