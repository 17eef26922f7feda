"""Days that follow from others: the stages of a journey, and when an agreement is read again."""

from collections import Counter, defaultdict
from collections.abc import Callable, Set
from datetime import date, datetime, timedelta
from heapq import nsmallest
from typing import NamedTuple

from sqlalchemy import ColumnElement, Text, func, or_, select, true, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.dated import Dated
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.next_step import review_due
from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.relationship import ENDED, Relationship
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.domain.stage import STAGES, due_days
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.dated_rows import Asked, Columns, Found, is_of, standing
from mentor_desktop.store.standing import passed_stages

_MANY = 30_000  # ids that one statement takes
_LONGEST_MONTH, _SHORTEST_MONTH = 31, 28


class _Done(NamedTuple):
    """As much of a check-in, or of an agreement, as tells that it is done."""

    finished_at: datetime = datetime.min
    in_force_at: datetime = datetime.min
    skipped_reason: str = ""


_DONE = _Done()


def stages(session: Session, asked: Asked) -> Found:
    """Stages due on the days asked for, in pairs that neither rest nor have ended."""
    settings = _settings(session)
    due: dict[date, list[str]] = defaultdict(list)
    for id, starts, ends in session.execute(_with_stages(asked, settings)):
        for key, day in due_days(starts, ends, settings).items():
            if asked.first <= day <= asked.last:
                due[day].append(f"{id}-{key}")
    kept = {day: nsmallest(asked.most or len(ids), ids) for day, ids in due.items()}
    passed = _passed(session, {one.rpartition("-")[0] for ids in kept.values() for one in ids})
    entries = []
    for day, ids in kept.items():
        for one in ids:
            pair_id, _dash, key = one.rpartition("-")
            is_passed = key in passed[pair_id]
            if not (is_passed and asked.is_open_only):
                entries.append(_entry(pair_id, key, day, asked.today, is_passed=is_passed))
    return Found(entries, Counter({day: len(ids) for day, ids in due.items()}))


def late_stages(session: Session, asked: Asked) -> Found:
    """The next stage of each journey that should have been passed by `asked.last`."""
    settings = _settings(session)
    begun = session.execute(_journeys(asked).where(Relationship.starts <= asked.last)).all()
    ids = None if asked.person_id is None and asked.relationship_id is None else {
        one.id for one in begun
    }  # fmt: skip
    passed = _passed(session, ids)
    late: list[tuple[date, str, str]] = []
    for id, starts, ends in begun:
        key = next((one for one in STAGES if one not in passed[id]), None)
        if key is not None:
            day = due_days(starts, ends, settings)[key]
            if day <= asked.last:
                late.append((day, id, key))
    shown = nsmallest(asked.most or len(late), late)
    entries = [_entry(id, key, day, asked.today) for day, id, key in shown]
    return Found(entries, Counter({asked.last: len(late)}))


def reviews(session: Session, asked: Asked) -> Found:
    """Agreements in force that are due to be read again on the days asked for."""
    months = _settings(session).review_months
    signed, reviewed = (
        type_coerce(one, Text) for one in (Agreement.in_force_at, Agreement.reviewed_on)
    )
    # The file has days of UTC, which may be those before or after.
    since = func.max(func.substr(signed, 1, 10), func.coalesce(reviewed, ""), type_=Text)
    first = _before(asked.first, months * _LONGEST_MONTH + 2)
    last = _before(asked.last, months * _SHORTEST_MONTH - 3)
    rows = session.execute(
        select(
            Agreement.id, Agreement.relationship_id, Agreement.in_force_at, Agreement.reviewed_on
        )
        .join(Relationship, Relationship.id == Agreement.relationship_id)
        .where(
            Agreement.state == "in_force",
            Relationship.state.not_in((*ENDED, "paused")),
            since.between(first.isoformat(), last.isoformat()),
            *is_of(asked),
        )
        .order_by(Agreement.id)
    )
    found: dict[date, list[Dated]] = defaultdict(list)
    counts: Counter[date] = Counter()
    for id, pair_id, in_force_at, reviewed_on in rows:
        day = review_due(day_of(in_force_at) if in_force_at else None, reviewed_on, months)
        if day is None or not asked.first <= day <= asked.last:
            continue
        counts[day] += 1
        if asked.most is None or counts[day] <= asked.most:
            state = standing("", False, day, asked.today)
            found[day].append(Dated("review", id, day, state=state, relationship_id=pair_id))
    return Found([one for day in sorted(found) for one in found[day]], counts)


def _entry(id: str, key: str, day: date, today: date, *, is_passed: bool = False) -> Dated:
    state = standing("", is_passed, day, today)
    return Dated("stage", f"{id}-{key}", day, "", key, state, id)


def _settings(session: Session) -> Settings:
    return read_settings(session.scalars(select(Programme.settings)).one())


def _journeys(asked: Asked) -> Columns:
    """Pairs that have stages with days."""
    return select(Relationship.id, Relationship.starts, Relationship.ends).where(
        Relationship.is_informal.is_(False),
        Relationship.starts.is_not(None),
        Relationship.ends.is_not(None),
        Relationship.state.not_in((*ENDED, "paused")),
        *is_of(asked),
    )


def _with_stages(asked: Asked, settings: Settings) -> Columns:
    """Those that can have a stage on these days: soon after the start, half-way, at the end."""
    latest = max(settings.first_meeting_days, settings.action_plan_days, settings.check_up_days)
    half = (func.julianday(Relationship.starts) + func.julianday(Relationship.ends)) / 2
    return _journeys(asked).where(
        Relationship.starts <= asked.last,
        Relationship.ends >= asked.first,
        or_(
            Relationship.starts >= _before(asked.first, latest),
            Relationship.ends <= asked.last,
            half.between(
                func.julianday(asked.first.isoformat()) - 1,
                func.julianday(asked.last.isoformat()) + 1,
            ),
        ),
    )


def _before(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))


def _passed(session: Session, ids: set[str] | None) -> dict[str, Set[str]]:
    """The stages that each pair has passed; with None for every pair of the file."""
    done: dict[str, dict[str, _Done]] = defaultdict(dict)
    finished = (
        select(CheckIn.relationship_id, func.group_concat(CheckIn.kind))
        .where(CheckIn.finished_at.is_not(None), _among(CheckIn.relationship_id, ids))
        .group_by(CheckIn.relationship_id)
    )
    for id, kinds in session.execute(finished):
        done[id] = dict.fromkeys(kinds.split(","), _DONE)
    signed = select(Agreement.relationship_id).where(
        Agreement.in_force_at.is_not(None), _among(Agreement.relationship_id, ids)
    )
    agreed = set(session.scalars(signed))
    passed: dict[str, Set[str]] = defaultdict(frozenset)
    for id in done.keys() | agreed:
        passed[id] = passed_stages(done[id], _DONE if id in agreed else None).keys()
    return passed


def _among(column: InstrumentedAttribute[str], ids: set[str] | None) -> ColumnElement[bool]:
    if ids is None:
        return true()
    if len(ids) > _MANY:
        return column.is_not(None)
    return column.in_(ids)


# The last day of each kind; stages and reviews end with the pairs, or soon after.
LAST_DAYS: tuple[tuple[str, Callable[[Session], date | None]], ...] = (
    ("meeting", lambda session: session.scalar(select(func.max(Meeting.day)))),
    ("action_item", lambda session: session.scalar(select(func.max(ActionItem.due)))),
    ("activity", lambda session: session.scalar(select(func.max(Activity.due)))),
    ("goal", lambda session: session.scalar(select(func.max(Goal.due)))),
    ("stage", lambda session: session.scalar(select(func.max(Relationship.ends)))),
    ("check_in", lambda session: session.scalar(select(func.max(CheckIn.planned_for)))),
    ("relationship", lambda session: session.scalar(select(func.max(Relationship.ends)))),
    ("review", lambda session: session.scalar(select(func.max(Relationship.ends)))),
    ("event", lambda session: session.scalar(select(func.max(Event.day)))),
)
