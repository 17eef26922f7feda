"""Rows that have a date of their own: meetings, action items, activities, goals, days, events."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import nsmallest
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.dated import KINDS, Dated
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Event
from mentor_desktop.domain.relationship import ENDED, Relationship
from mentor_desktop.domain.schedule import on_clock_in

_DAY = timedelta(days=1)
Columns = Select[*tuple[Any, ...]]
_MANY = 30_000  # ids that one statement takes


@dataclass(frozen=True)
class Asked:
    """Which days, for whose clock, and of what; `most` entries a day are enough, None: all.

    With `person_id` only what that person has a part in, and of action items what they promised.
    `is_open_only`: what still waits to be done, in pairs that neither rest nor have ended.
    """

    first: date
    last: date
    today: date
    zone: str = ""
    kinds: Sequence[str] = KINDS
    relationship_id: str | None = None
    person_id: str | None = None
    most: int | None = None
    is_open_only: bool = False
    is_by_day: bool = True  # False: `most` in all
    leaves_out_ended: bool = False


@dataclass(frozen=True)
class Found:
    """Entries without names yet, and how many each day has."""

    entries: list[Dated] = field(default_factory=list)
    counts: Counter[date] = field(default_factory=Counter)


def is_of(asked: Asked) -> list[ColumnElement[bool]]:
    """What a relationship must be for its things to be wanted."""
    wanted: list[ColumnElement[bool]] = []
    if asked.relationship_id is not None:
        wanted.append(Relationship.id == asked.relationship_id)
    if asked.person_id is not None:
        mine = (Relationship.mentor_id, Relationship.mentee_id)
        wanted.append(or_(*(one == asked.person_id for one in mine)))
    if asked.is_open_only:
        wanted.append(Relationship.state.not_in((*ENDED, "paused")))
    elif asked.leaves_out_ended:
        wanted.append(Relationship.state.not_in(ENDED))
    return wanted


def limited(session: Session, found: Columns, asked: Asked) -> tuple[list[Any], Counter[date]]:
    """The first rows of each day, and how many it has; `found` has `day`, `clock` and `id`."""
    rows = found.subquery()
    if asked.most is None:
        every = list(session.execute(select(rows)))
        return every, Counter(row.day for row in every)
    within = rows.c.day if asked.is_by_day else None
    first = (rows.c.day, rows.c.clock == "", rows.c.clock, rows.c.id)
    place = func.row_number().over(partition_by=within, order_by=first)
    count = func.count().over(partition_by=within)
    numbered = select(rows, place.label("nth"), count.label("how_many")).subquery()
    shown = list(session.execute(select(numbered).where(numbered.c.nth <= asked.most)))
    if asked.is_by_day:
        return shown, Counter({row.day: row.how_many for row in shown})
    return shown, Counter({shown[0].day: shown[0].how_many} if shown else {})


def names_of(session: Session, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """What the two of each pair are called, by role."""
    mentor, mentee = aliased(Person), aliased(Person)
    wanted, found = sorted(ids), {}
    for at in range(0, len(wanted), _MANY):
        rows = session.execute(
            select(
                Relationship.id, mentor.name, mentor.preferred_name, mentee.name,
                mentee.preferred_name,
            )
            .join(mentor, mentor.id == Relationship.mentor_id)
            .join(mentee, mentee.id == Relationship.mentee_id)
            .where(Relationship.id.in_(wanted[at : at + _MANY]))
        )  # fmt: skip
        for id, mentor_name, mentor_called, mentee_name, mentee_called in rows:
            found[id] = {
                "mentor": mentor_called or mentor_name,
                "mentee": mentee_called or mentee_name,
            }
    return found


def standing(state: str, is_done: bool, day: date, today: date) -> str:
    """How a thing stands in a pair of that state; what an ended pair left open is not late."""
    if is_done:
        return "done"
    if state == "paused":
        return "resting"
    return "late" if day < today else "open"


def _meetings(session: Session, asked: Asked) -> Found:
    """Those on another clock are read a day around, for they may fall on another day here."""
    is_same = or_(Meeting.time == "", Meeting.zone.in_(("", asked.zone)))
    rows, counts = limited(
        session, _meeting_days(asked, is_same if asked.zone else true(), 0), asked
    )
    places = {row.id: (row.day, row.clock) for row in rows}
    elsewhere: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for row in session.execute(_meeting_days(asked, ~is_same, 1)) if asked.zone else ():
        day, clock = on_clock_in(row.day, row.clock, row.zone, asked.zone)
        if asked.first <= day <= asked.last:
            elsewhere[day].append((clock, row.id))
    for day, found in elsewhere.items():
        counts[day] += len(found)
        first = nsmallest(asked.most or len(found), found)
        places |= {id: (day, clock) for clock, id in first}
    return Found(_whole_meetings(session, places, asked.today), counts)


def _meeting_days(asked: Asked, clock: ColumnElement[bool], around: int) -> Columns:
    """Only what the index by days holds: there may be thousands."""
    states = ("planned",) if asked.is_open_only else ("planned", "held", "cancelled", "postponed")
    first = asked.first - _DAY if around and asked.first > date.min else asked.first
    last = asked.last + _DAY if around and asked.last < date.max else asked.last
    found = select(Meeting.id, Meeting.day, Meeting.time.label("clock"), Meeting.zone).where(
        Meeting.day.between(first, last), clock, Meeting.state.in_(states)
    )
    over = select(Relationship.id).where(Relationship.state.in_(ENDED))
    found = found.where(or_(Meeting.state != "planned", Meeting.relationship_id.not_in(over)))
    wanted = is_of(asked)
    if wanted:
        found = found.where(Meeting.relationship_id.in_(select(Relationship.id).where(*wanted)))
    return found


def _whole_meetings(
    session: Session, places: dict[str, tuple[date, str]], today: date
) -> list[Dated]:
    ids = list(places)
    found = []
    for at in range(0, len(ids), _MANY):
        rows = session.execute(
            select(
                Meeting.id, Meeting.minutes, Meeting.held_minutes, Meeting.state, Meeting.purpose,
                Meeting.place, Meeting.relationship_id, Relationship.state.label("pair_state"),
            )
            .join(Relationship, Relationship.id == Meeting.relationship_id)
            .where(Meeting.id.in_(ids[at : at + _MANY]))
        )  # fmt: skip
        found += [_meeting(row, *places[row.id], today) for row in rows]
    return found


def _meeting(row: Any, day: date, clock: str, today: date) -> Dated:
    state = standing(row.pair_state, row.state == "held", day, today)
    if row.state in ("cancelled", "postponed"):
        state = "cancelled"
    return Dated(
        "meeting", row.id, day, row.purpose, "", state, row.relationship_id, clock,
        row.held_minutes or row.minutes, row.place,
    )  # fmt: skip


def _of_pairs(
    record: type[ActionItem | Activity | Goal],
    day: InstrumentedAttribute[date | None],
    is_done: ColumnElement[bool],
    detail: Any,
    asked: Asked,
) -> Columns:
    """Titled things with one date; of an ended pair only what was done."""
    found = (
        select(
            record.id, day.label("day"), literal("").label("clock"), record.title,
            is_done.label("is_done"), detail.label("detail"), record.relationship_id,
            Relationship.state.label("pair_state"),
        )
        .join(Relationship, Relationship.id == record.relationship_id)
        .where(day.between(asked.first, asked.last), *is_of(asked))
    )  # fmt: skip
    if asked.is_open_only:
        return found.where(~is_done)
    return found.where(or_(Relationship.state.not_in(ENDED), is_done))


def _action_items(session: Session, asked: Asked) -> Found:
    found = _of_pairs(
        ActionItem, ActionItem.due, ActionItem.done_on.is_not(None), ActionItem.owner, asked
    )
    if asked.person_id is not None:
        own = case(
            (Relationship.mentor_id == asked.person_id, "mentor"),
            else_="mentee",
        )
        found = found.where(ActionItem.owner == own)
    return _titled(session, "action_item", found, asked)


def _activities(session: Session, asked: Asked) -> Found:
    found = _of_pairs(Activity, Activity.due, Activity.state == "done", literal(""), asked)
    found = found.where(Activity.state != "dropped")
    if asked.is_open_only:  # blocked work is not counted as missed
        found = found.where(Activity.state != "blocked")
    return _titled(session, "activity", found, asked)


def _goals(session: Session, asked: Asked) -> Found:
    found = _of_pairs(Goal, Goal.due, Goal.state == "reached", literal(""), asked)
    return _titled(session, "goal", found.where(Goal.state != "dropped"), asked)


def _titled(session: Session, kind: str, found: Columns, asked: Asked) -> Found:
    rows, counts = limited(session, found, asked)
    entries = [
        Dated(
            kind, row.id, row.day, row.title, row.detail,
            standing(row.pair_state, row.is_done, row.day, asked.today), row.relationship_id,
        )
        for row in rows
    ]  # fmt: skip
    return Found(entries, counts)


def _days_of_pairs(session: Session, asked: Asked) -> Found:
    """First and last days; of a pair that has ended the day on which it did."""
    ends = case(
        (Relationship.state.in_(ENDED), func.coalesce(Relationship.ended_on, Relationship.ends)),
        else_=Relationship.ends,
    )
    halves = (
        select(
            (Relationship.id + f"-{detail}").label("id"), Relationship.id.label("relationship_id"),
            day.label("day"), literal("").label("clock"), literal(detail).label("detail"),
            Relationship.state.label("pair_state"),
        ).where(and_(day.between(asked.first, asked.last), *is_of(asked)))
        for detail, day in (("starts", Relationship.starts), ("ends", ends))
    )  # fmt: skip
    rows, counts = limited(session, select(union_all(*halves).subquery()), asked)
    entries = [
        Dated(
            "relationship", row.id, row.day, "", row.detail,
            _day_state(row, asked.today), row.relationship_id,
        )
        for row in rows
    ]  # fmt: skip
    return Found(entries, counts)


def _day_state(row: Any, today: date) -> str:
    if row.pair_state == "paused":
        return "resting"
    return "done" if row.day < today or row.pair_state in ENDED else "open"


def _events(session: Session, asked: Asked) -> Found:
    if asked.relationship_id is not None:
        return Found()
    found = select(Event.id, Event.day, literal("").label("clock"), Event.title, Event.note).where(
        Event.day.between(asked.first, asked.last)
    )
    rows, counts = limited(session, found, asked)
    entries = [
        Dated("event", row.id, row.day, row.title, row.note,
              "done" if row.day < asked.today else "open")
        for row in rows
    ]  # fmt: skip
    return Found(entries, counts)


ROWS: dict[str, Callable[[Session, Asked], Found]] = {
    "meeting": _meetings,
    "action_item": _action_items,
    "activity": _activities,
    "goal": _goals,
    "relationship": _days_of_pairs,
    "event": _events,
}
