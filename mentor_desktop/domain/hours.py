"""Contact hours as plain values, and how they are counted.

A held meeting counts with the time somebody took, else with the length that was planned, on its
own day; both ends of a period are in it. Brief contacts have no length: they are counted, and
add no time. Minutes are added as they are; only a sum in hours is rounded, to hundredths, halves
up, so that rounded months may differ from the rounded whole.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mentor_desktop.translation import _

_MOST_MONTHS = 24  # beyond that, a year a row
_HUNDREDTHS = Decimal("0.01")


@dataclass(frozen=True)
class Held:
    """A meeting that took place; `is_timed`: somebody looked at the clock."""

    day: date
    minutes: int
    is_timed: bool = False


@dataclass(frozen=True)
class PairHours:
    """One relationship in the period: role in words and name of each, meetings, contacts."""

    people: tuple[tuple[str, str], ...]
    held: tuple[Held, ...]
    contacts: tuple[date, ...] = ()

    @property
    def minutes(self) -> int:
        """The time of all meetings."""
        return sum(one.minutes for one in self.held)


@dataclass(frozen=True)
class HoursContent:
    """A statement for a period; `person`: role in words and name of whose it is, or none."""

    language: str
    programme: str
    organisation: str
    person: tuple[str, str] | None
    first: date
    last: date
    made_on: date
    pairs: tuple[PairHours, ...]

    @property
    def minutes(self) -> int:
        """The time of all relationships."""
        return sum(pair.minutes for pair in self.pairs)

    @property
    def meetings(self) -> int:
        """How many were held."""
        return sum(len(pair.held) for pair in self.pairs)

    @property
    def contacts(self) -> int:
        """How many brief contacts there were."""
        return sum(len(pair.contacts) for pair in self.pairs)


@dataclass(frozen=True)
class Span:
    """A month, or a year where `is_year`, and what was in it."""

    first: date
    is_year: bool
    meetings: int
    minutes: int
    contacts: int


def spans(content: HoursContent) -> tuple[Span, ...]:
    """All months of the period, also those with nothing; years where there are too many."""
    months = (content.last.year - content.first.year) * 12
    is_year = months + content.last.month - content.first.month + 1 > _MOST_MONTHS
    held = [one for pair in content.pairs for one in pair.held]
    contacts = [day for pair in content.pairs for day in pair.contacts]
    found = []
    start = _start(content.first, is_year)
    while start <= content.last:
        within = [one for one in held if _start(one.day, is_year) == start]
        count = sum(_start(day, is_year) == start for day in contacts)
        minutes = sum(one.minutes for one in within)
        found.append(Span(start, is_year, len(within), minutes, count))
        start = _following(start, is_year)
    return tuple(found)


def _start(day: date, is_year: bool) -> date:
    return day.replace(month=1 if is_year else day.month, day=1)


def _following(start: date, is_year: bool) -> date:
    if is_year or start.month == 12:
        return date(start.year + 1, 1, 1)
    return start.replace(month=start.month + 1)


def in_hours(minutes: int) -> Decimal:
    """Hundredths of an hour, halves up: 40 minutes are 0.67, 50 are 0.83."""
    return (Decimal(minutes) / 60).quantize(_HUNDREDTHS, ROUND_HALF_UP)


def written_time(minutes: int) -> str:
    """Hours and minutes, exactly."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def initials(name: str) -> str:
    """The first letter of each word, with its marks: "Daniel Reyes" is "D. R."."""
    return " ".join(f"{first}." for first in _firsts(name.split()))


def _firsts(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        at = next((at for at, letter in enumerate(word) if letter.isalnum()), None)
        if at is None:
            continue
        end = at + 1
        while end < len(word) and unicodedata.category(word[end]).startswith("M"):
            end += 1
        yield word[at:end].upper()
