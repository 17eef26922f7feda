"""The journal of a pair as one reader may see it, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.views import pair_of

PAGE = 25  # entries read at a time
_EXCERPT = 1_500  # characters of an entry in the list


@dataclass(frozen=True)
class Wanted:
    """Which entries are looked for; "" for any."""

    kind: str = ""
    reader: str = ""
    goal_id: str = ""


@dataclass(frozen=True)
class JournalLine:
    """An entry in the list; `text` is its beginning, all of it where `is_whole`."""

    id: str
    person_id: str
    day: date
    kind: str
    reader: str
    text: str
    is_whole: bool
    goal_id: str | None
    meeting_id: str | None


@dataclass(frozen=True)
class Linkable:
    """What an entry can be linked to: goals by rank, meetings that were not called off."""

    goals: tuple[tuple[str, str], ...]  # id, title
    meetings: tuple[tuple[str, date, str], ...]  # id, day, purpose; newest first

    def goal_title(self, goal_id: str | None) -> str:
        """What a goal is called; "" where it is not there."""
        return dict(self.goals).get(goal_id or "", "")

    def meeting_day(self, meeting_id: str | None) -> date | None:
        """The day of a meeting; None where it is not there."""
        return {id: day for id, day, _purpose in self.meetings}.get(meeting_id or "")


@dataclass(frozen=True)
class PairJournal:
    """Entries from `start` on, newest first; `count` of all that the reader may see and wants."""

    relationship: Relationship
    people: Mapping[str, Person]
    lines: tuple[JournalLine, ...]
    start: int
    count: int
    links: Linkable


def pair_journal(
    session: Session,
    relationship_id: str,
    reader_id: str | None,
    wanted: Wanted | None = None,
    start: int = 0,
    without: str = "",
) -> PairJournal:
    """What the tab shows; five statements. `without`: an entry that is shown elsewhere."""
    pair, people = pair_of(session, relationship_id)
    seen = _seen(pair, reader_id, wanted or Wanted(), without)
    count = session.scalar(select(func.count(JournalEntry.id)).where(seen)) or 0
    start = max(0, min(start, (count - 1) // PAGE * PAGE))
    rows = session.execute(_lines(seen).offset(start).limit(PAGE))
    lines = tuple(_line(row) for row in rows)
    return PairJournal(pair, people, lines, start, count, linkable(session, relationship_id))


def latest_entry(session: Session, pair: Relationship, reader_id: str | None) -> JournalLine | None:
    """The newest entry that this reader may see; one statement."""
    seen = _seen(pair, reader_id, Wanted(), "")
    row = session.execute(_lines(seen).limit(1)).first()
    if row is None:
        return None
    return _line(row)


def linkable(session: Session, relationship_id: str) -> Linkable:
    """The goals and meetings of a pair; two statements."""
    goals = select(Goal.id, Goal.title).filter_by(relationship_id=relationship_id)
    meetings = (
        select(Meeting.id, Meeting.day, Meeting.purpose)
        .filter_by(relationship_id=relationship_id)
        .order_by(Meeting.day.desc(), Meeting.time.desc(), Meeting.id)
    )
    return Linkable(
        tuple((one.id, one.title) for one in session.execute(goals.order_by(Goal.rank, Goal.id))),
        tuple((one.id, one.day, one.purpose) for one in session.execute(meetings)),
    )


def place_of(session: Session, entry_id: str, reader_id: str | None) -> int | None:
    """How many entries of its journal stand before one; None where the reader may not see it."""
    entry = session.get(JournalEntry, entry_id)
    pair = session.get(Relationship, entry.relationship_id) if entry else None
    if entry is None or pair is None or not may_read(pair, entry, reader_id):
        return None
    before = or_(
        JournalEntry.day > entry.day,
        and_(JournalEntry.day == entry.day, JournalEntry.id > entry.id),
    )
    seen = _seen(pair, reader_id, Wanted(), "")
    return session.scalar(select(func.count(JournalEntry.id)).where(seen, before)) or 0


def own_entry(session: Session, entry_id: str, writer_id: str | None) -> JournalEntry | None:
    """An entry to its writer; None to anyone else, and where there is none."""
    entry = session.get(JournalEntry, entry_id)
    return entry if entry is not None and entry.person_id == writer_id else None


def may_read(pair: Relationship, entry: JournalEntry, reader_id: str | None) -> bool:
    """Whether an entry of a pair is for this person, None for nobody in particular."""
    if entry.person_id == reader_id or entry.reader == "programme":
        return True
    return entry.reader == "pair" and pair.role_of(reader_id or "") is not None


def _seen(
    pair: Relationship, reader_id: str | None, wanted: Wanted, without: str
) -> ColumnElement[bool]:
    """The same as `may_read`, told to the file: what may not be seen is not counted either."""
    readers = ("pair", "programme") if pair.role_of(reader_id or "") else ("programme",)
    conditions = [
        JournalEntry.relationship_id == pair.id,
        or_(JournalEntry.person_id == reader_id, JournalEntry.reader.in_(readers)),
    ]
    for column, value in (
        (JournalEntry.kind, wanted.kind),
        (JournalEntry.reader, wanted.reader),
        (JournalEntry.goal_id, wanted.goal_id),
    ):
        if value:
            conditions.append(column == value)
    if without:
        conditions.append(JournalEntry.id != without)
    return and_(*conditions)


def _line(row: Any) -> JournalLine:
    return JournalLine(
        row.id, row.person_id, row.day, row.kind, row.reader,
        row.text, row.length <= _EXCERPT, row.goal_id, row.meeting_id,
    )  # fmt: skip


def _lines(seen: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            JournalEntry.id,
            JournalEntry.person_id,
            JournalEntry.day,
            JournalEntry.kind,
            JournalEntry.reader,
            func.substr(JournalEntry.text, 1, _EXCERPT).label("text"),
            func.length(JournalEntry.text).label("length"),
            JournalEntry.goal_id,
            JournalEntry.meeting_id,
        )
        .where(seen)
        .order_by(JournalEntry.day.desc(), JournalEntry.id.desc())
    )
