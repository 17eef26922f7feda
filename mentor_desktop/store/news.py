"""What others changed since a moment, counted by relationship: kinds of things, never their words.

What somebody wrote for themselves alone leaves no sign here, nor do answers given apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, AgreementSection, Signature
from mentor_desktop.domain.change import Row, RowChange
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.dated_rows import names_of
from mentor_desktop.store.history import change_table, unpack

MOST_CHANGES = 2_000  # the newest; nobody counts more
_MANY = 30_000  # ids that one statement takes
_AGREED = ("agreement_section", "agreement_answer")
_THROUGH_AGREEMENT: dict[str, Any] = {
    "signature": Signature,
    "agreement_section": AgreementSection,
    "agreement_answer": AgreementAnswer,
}
_STATES: dict[str, dict[str, str]] = {
    "meeting": {
        "held": "meeting_held", "cancelled": "meeting_called_off",
        "postponed": "meeting_called_off", "planned": "meeting_planned",
    },
    "goal": {"reached": "goal_reached"},
    "activity": {"done": "activity_done"},
    "agreement": {"offered": "agreement_offered", "in_force": "agreement_in_force"},
}  # fmt: skip
_ADDED = {
    "meeting": "meeting_planned",
    "agenda_entry": "agenda",
    "contact": "contact",
    "action_item": "item_added",
    "goal": "goal_added",
    "activity": "activity_added",
    "agreement": "agreement_begun",
    "signature": "signed",
    "relationship": "pair_added",
    "journal_entry": "journal",
    "meeting_note": "note",
}
_CHANGED = {
    "meeting": "meeting_changed",
    "agenda_entry": "agenda",
    "action_item": "item_changed",
    "goal": "goal_changed",
    "activity": "activity_changed",
    "relationship": "pair_changed",
    "journal_entry": "journal",
    "meeting_note": "note",
}
_REMOVED = ("meeting", "action_item", "goal", "activity")
_HAVE_READERS: dict[str, type[JournalEntry | MeetingNote]] = {
    "journal_entry": JournalEntry,
    "meeting_note": MeetingNote,
}


@dataclass(frozen=True)
class PairNews:
    """What changed with one pair: how many of each kind, as `domain.news` words them."""

    relationship_id: str
    names: Mapping[str, str]
    counts: Mapping[str, int]

    @property
    def count(self) -> int:
        """All of it."""
        return sum(self.counts.values())


def news_since(session: Session, since: datetime, person_id: str | None) -> tuple[PairNews, ...]:
    """What others did, the pair with most first; for one who is in pairs only theirs."""
    rows = _rows_of_others(session, since, person_id)
    if not rows:
        return ()
    mine = pairs_of(session, person_id)
    owners = _owners(session, rows)
    hidden = _hidden(session, rows, is_of_pair=bool(mine))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        pair_id = owners.get((row.table, row.id), "")
        if not pair_id or (mine and pair_id not in mine) or (row.table, row.id) in hidden:
            continue
        for kind in _kinds(row):
            found[pair_id][kind].add(_counted_as(row, pair_id))
    names = names_of(session, found)
    told = [
        PairNews(id, names[id], {kind: len(ids) for kind, ids in found[id].items()})
        for id in found
        if id in names and found[id]
    ]
    return tuple(sorted(told, key=lambda one: (-one.count, one.relationship_id)))


def pairs_of(session: Session, person_id: str | None) -> set[str]:
    """The relationships in which somebody has a part; none for who coordinates."""
    if person_id is None:
        return set()
    parts = (Relationship.mentor_id, Relationship.mentee_id)
    return set(
        session.scalars(select(Relationship.id).where(or_(*(one == person_id for one in parts))))
    )


def _rows_of_others(session: Session, since: datetime, person_id: str | None) -> list[RowChange]:
    """Oldest first; what was undone does not count."""
    kept = change_table.c
    by_others: ColumnElement[bool] = kept.by.is_distinct_from(person_id)
    found = session.execute(
        select(kept.rows)
        .where(
            kept.at > since.astimezone(UTC).isoformat(timespec="microseconds"),
            kept.state.in_(("done", "barrier")),
            by_others,
        )
        .order_by(kept.seq.desc())
        .limit(MOST_CHANGES)
    )
    return [row for packed in reversed(found.scalars().all()) for row in unpack(packed)]


def _kinds(row: RowChange) -> Iterable[str]:
    """What a row's change is called; nothing where it is not worth a word, or not theirs."""
    after = row.after
    if after is None:
        return ("removed",) if row.table in _REMOVED else ()
    if row.table == "check_in":
        return ("check_in",) if after.get("finished_at") else ()
    if row.table in _AGREED:
        return ("agreement_written",) if _is_agreed(row) else ()
    if row.table == "action_item" and after.get("done_on"):
        return ("item_done",)
    state = _STATES.get(row.table, {}).get(str(after.get("state", "")))
    if state and (row.before is None or "state" in row.before):
        return (state,)
    told = (_ADDED if row.before is None else _CHANGED).get(row.table)
    return (told,) if told else ()


def _is_agreed(row: RowChange) -> bool:
    """Answers given alone are nobody else's until both have answered."""
    said: Row = {**(row.before or {}), **(row.after or {})}
    return row.table == "agreement_section" or said.get("voice") == "agreed"


def _counted_as(row: RowChange, owner: str) -> str:
    """All that was written on an agreement, and all lines of agendas, are one thing a pair."""
    return owner if row.table in (*_AGREED, "agenda_entry") else row.id


def _owners(session: Session, rows: Iterable[RowChange]) -> dict[tuple[str, str], str]:
    """Which relationship each row belongs to."""
    owners: dict[tuple[str, str], str] = {}
    asked: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        said = row.after if row.before is None else row.before
        if row.table == "relationship":
            owners[row.table, row.id] = row.id
        elif said and said.get("relationship_id"):
            owners[row.table, row.id] = str(said["relationship_id"])
        else:
            asked[row.table].add(row.id)
    for table, ids in asked.items():
        for id, pair_id in _owners_in(session, table, sorted(ids)[:_MANY]):
            owners.setdefault((table, id), pair_id)
    return owners


def _owners_in(session: Session, table: str, ids: list[str]) -> Iterable[tuple[str, str]]:
    if table in _THROUGH_AGREEMENT:
        record = _THROUGH_AGREEMENT[table]
        through = select(record.id, Agreement.relationship_id).join(
            Agreement, Agreement.id == record.agreement_id
        )
        return [(row[0], row[1]) for row in session.execute(through.where(record.id.in_(ids)))]
    if table in ("agenda_entry", "meeting_note"):
        of_meeting: Any = AgendaEntry if table == "agenda_entry" else MeetingNote
        through = select(of_meeting.id, Meeting.relationship_id).join(
            Meeting, Meeting.id == of_meeting.meeting_id
        )
        return [(row[0], row[1]) for row in session.execute(through.where(of_meeting.id.in_(ids)))]
    columns = Record.metadata.tables[table].c if table in Record.metadata.tables else None
    if columns is None or "relationship_id" not in columns:
        return ()
    direct = select(columns.id, columns.relationship_id).where(columns.id.in_(ids))
    return [(row[0], row[1]) for row in session.execute(direct)]


def _hidden(
    session: Session, rows: Iterable[RowChange], *, is_of_pair: bool
) -> set[tuple[str, str]]:
    """Notes and entries that this reader may not know of; also those that are no more."""
    readers = ("pair", "programme") if is_of_pair else ("programme",)
    hidden: set[tuple[str, str]] = set()
    for table, record in _HAVE_READERS.items():
        ids = sorted({row.id for row in rows if row.table == table})[:_MANY]
        if ids:
            shown = set(
                session.scalars(
                    select(record.id).where(record.id.in_(ids), record.reader.in_(readers))
                )
            )
            hidden |= {(table, id) for id in ids if id not in shown}
    return hidden
