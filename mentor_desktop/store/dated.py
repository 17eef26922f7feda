"""Whatever has a date, for a range of days: only those days are read, whatever the file's size."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from mentor_desktop.domain.dated import KINDS, Dated, order
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.store import dated_journey
from mentor_desktop.store.dated_check_ins import planned_check_ins
from mentor_desktop.store.dated_rows import ROWS, Asked, Found, names_of


@dataclass(frozen=True)
class DatedDay:
    """The first entries of a day, in order, and how many it has in all."""

    entries: tuple[Dated, ...] = ()
    count: int = 0


@dataclass
class _Gathered:
    entries: list[Dated] = field(default_factory=list)
    counts: Counter[date] = field(default_factory=Counter)

    def add(self, found: Found) -> None:
        self.entries += found.entries
        self.counts.update(found.counts)


def dated_days(session: Session, asked: Asked) -> dict[date, DatedDay]:
    """The days from `asked.first` to `asked.last` that have anything; some twelve statements.

    Of each day at most `asked.most` entries are read, but all are counted.
    """
    gathered = _Gathered()
    for kind in asked.kinds:
        gathered.add(_found(session, kind, asked))
    by_day: dict[date, list[Dated]] = defaultdict(list)
    for entry in gathered.entries:
        by_day[entry.day].append(entry)
    kept = {day: sorted(entries, key=order)[: asked.most] for day, entries in by_day.items()}
    shown = _named(session, [entry for entries in kept.values() for entry in entries])
    by_id = iter(shown)
    return {
        day: DatedDay(tuple(next(by_id) for _entry in entries), gathered.counts[day])
        for day, entries in kept.items()
    }


def dated_between(session: Session, asked: Asked) -> tuple[Dated, ...]:
    """All of it in order of days, each with its names."""
    days = dated_days(session, replace(asked, most=None))
    return tuple(entry for day in sorted(days) for entry in days[day].entries)


def late_ones(
    session: Session, today: date, asked: Asked, most: int
) -> tuple[tuple[Dated, ...], int]:
    """What should be done by now and is not, the longest late first; and how many there are.

    Of a journey only its next stage is told: those after it wait for it.
    """
    before = replace(
        asked, first=date.min, last=today - timedelta(days=1), most=most,
        is_open_only=True, is_by_day=False,
    )  # fmt: skip
    gathered = _Gathered()
    for kind in asked.kinds:
        if kind == "stage":
            gathered.add(dated_journey.late_stages(session, before))
        elif kind not in ("relationship", "event"):
            gathered.add(_found(session, kind, before))
    first = sorted(gathered.entries, key=lambda one: (one.day, order(one)))[:most]
    return tuple(_named(session, first)), sum(gathered.counts.values())


def last_dated_day(session: Session, asked: Asked) -> date | None:
    """The last day that has anything, as far as one can tell cheaply; None for none."""
    days = (ends(session) for kind, ends in dated_journey.LAST_DAYS if kind in asked.kinds)
    return max((day for day in days if day is not None), default=None)


def zone_of(session: Session, person_id: str | None) -> str:
    """Where the clock of a person stands; "" where that is not known."""
    person = session.get(Person, person_id) if person_id else None
    with suppress(Refused):
        return check_zone(person.time_zone) if person and person.time_zone else ""
    return ""


def _found(session: Session, kind: str, asked: Asked) -> Found:
    if kind == "stage":
        return dated_journey.stages(session, asked)
    if kind == "review":
        return dated_journey.reviews(session, asked)
    if kind == "check_in":
        return planned_check_ins(session, asked)
    return ROWS[kind](session, asked)


def _named(session: Session, entries: Sequence[Dated]) -> list[Dated]:
    """The same with what people are called."""
    names = names_of(session, {one.relationship_id for one in entries if one.relationship_id})
    return [replace(one, names=names.get(one.relationship_id or "", {})) for one in entries]


__all__ = [
    "KINDS", "Asked", "DatedDay", "dated_between", "dated_days", "last_dated_day", "late_ones",
    "zone_of",
]  # fmt: skip
