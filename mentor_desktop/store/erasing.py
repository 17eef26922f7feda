"""Erased means erased (P12): a person's words leave rows, history and the bytes of the file.

What others wrote about them in their own words stays, and so do files that were exported.
A signed agreement stays as a sealed stub: its hash, its dates, nothing it says. What becomes of
each column stands in `erased_words`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from mentor_desktop.domain.change import Row, RowChange
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import history
from mentor_desktop.store.backup import Backup, list_backups
from mentor_desktop.store.database import Database
from mentor_desktop.store.erased_words import STUBS, Known, known_as, without_names
from mentor_desktop.store.rewording import Near, near, reword_rows, reworded_change
from mentor_desktop.translation import _

_Rule = Callable[[Row, str, str], bool]


def _is_of_person(row: Row, role: str, person_id: str) -> bool:
    return bool(row["person_id"] == person_id)


def _is_of_pair(row: Row, role: str, person_id: str) -> bool:
    return bool(role)


def _is_attached(row: Row, role: str, person_id: str) -> bool:
    return _is_of_person(row, role, person_id) or bool(role)


def _is_said(row: Row, role: str, person_id: str) -> bool:
    return bool(role) and row["voice"] in ("agreed", role)


def _is_mentees(row: Row, role: str, person_id: str) -> bool:
    return role == "mentee"


def _is_promised(row: Row, role: str, person_id: str) -> bool:
    return bool(role) and row["owner"] == role


# Whether a row is theirs, given their role in the pair it belongs to ("" for another's pair).
# In this order: each table comes after those it refers to.
RULES: dict[str, _Rule] = {
    "person": lambda row, role, person_id: bool(row["id"] == person_id),
    "relationship": _is_of_pair,
    "attachment": _is_attached,
    "profile_answer": _is_of_person,
    "agreement": _is_of_pair,
    "agreement_section": _is_of_pair,
    "agreement_answer": _is_said,
    "signature": _is_of_person,
    "exported_document": _is_of_pair,
    "goal": _is_mentees,
    "goal_revision": _is_of_pair,
    "activity": _is_mentees,
    "meeting": _is_of_pair,
    "agenda_entry": _is_of_pair,
    "meeting_note": _is_of_person,
    "question_card": _is_of_pair,
    "contact": _is_of_pair,
    "action_item": _is_promised,
    "journal_entry": _is_of_person,
    "check_in": _is_of_pair,
    "check_in_answer": _is_said,
}
WITHOUT_PEOPLE = ("programme", "event", "authority")
_PARENTS = ("relationship_id", "agreement_id", "goal_id", "check_in_id", "meeting_id")
# Links of one person's row to another's, by table and column: the row stays, the link goes.
_LINKS = {("journal_entry", "goal_id"): "goal"}


def erase_person(database: Database, person_id: str) -> tuple[Backup, ...]:
    """Takes a person's words out of the file for good; gives the backups that still hold them.

    Undo stops here. Refused where there is no such person any more.
    """
    with database.erasing(_("Erase a person")) as (connection, touched):
        _check_is_there(connection, person_id)
        past = tuple(_past(connection))
        ids = _find(connection, person_id, past)
        known = _known(connection, person_id, past)
        named = near(person_id, _all_rows(connection, past))
        history.run(connection, "PRAGMA defer_foreign_keys=ON")
        for table, found in ids.items():
            touched.extend(RowChange(table, id, {}, {}) for id in sorted(found))
            _clear(connection, table, found)
        _unlink(connection, ids)
        history.run(
            connection, "UPDATE person SET name=? WHERE id=?", (_("Erased person"), person_id)
        )
        reword_rows(connection, named, known)
        _clear_history(connection, ids, known, named)
    return list_backups(database.path)


def forget_history(database: Database, before: datetime) -> int:
    """Drops the changes made before a moment: undo ends there. Says how many they were."""
    moment = before.astimezone(UTC).isoformat(timespec="microseconds")
    with database.erasing(_("Forget old changes")) as (connection, _touched):
        cursor = history.run(
            connection,
            "DELETE FROM change WHERE seq < (SELECT coalesce(min(seq), ?) FROM change"
            " WHERE at >= ?)",
            (2**62, moment),
        )
    return int(cursor.rowcount)


def _check_is_there(connection: Connection, person_id: str) -> None:
    if not history.run(connection, "SELECT 1 FROM person WHERE id=?", (person_id,)).fetchone():
        raise Refused(_("This person is no longer in the file."))


def _past(connection: Connection) -> Iterator[RowChange]:
    """Every change of a row, the oldest first."""
    for (packed,) in history.run(connection, "SELECT rows FROM change ORDER BY seq"):
        yield from history.unpack(packed)


def _known(connection: Connection, person_id: str, past: Iterable[RowChange]) -> Known:
    now = (row for row in _rows(connection, "person") if row["id"] == person_id)
    before = (
        said
        for row in past
        if row.table == "person" and row.id == person_id
        for said in (row.before, row.after)
        if said
    )
    return known_as((*now, *before))


def _all_rows(connection: Connection, past: Iterable[RowChange]) -> Iterator[tuple[str, Row]]:
    """What stands and stood in the tables where the program words something with names."""
    for table in ("relationship", "programme", "action_item"):
        yield from ((table, row) for row in _rows(connection, table))
    for row in past:
        yield from ((row.table, {"id": row.id, **said}) for said in (row.before, row.after) if said)


def _find(
    connection: Connection, person_id: str, changes: Iterable[RowChange]
) -> dict[str, set[str]]:
    """The ids of their rows by table, also of rows that only the history still knows."""
    past = _whole_rows(changes)
    roles: dict[str, str] = {}
    ids: dict[str, set[str]] = {}
    for table, is_theirs in RULES.items():
        ids[table] = set()
        for row in (*_rows(connection, table), *past.get(table, ())):
            role = _role(row, roles, person_id)
            if is_theirs(row, role, person_id):
                ids[table].add(row["id"])
                roles[row["id"]] = role
    _find_papers(connection, person_id, ids)
    return ids


def _find_papers(connection: Connection, person_id: str, ids: dict[str, set[str]]) -> None:
    """Adds the versions that name a supervisor, those that amend one, and the PDFs of them all."""
    named: set[str] = set()
    papers: dict[str, set[str]] = {}
    amended: dict[str, str] = {}
    for id, content, pdf_id, amends_id in _versions(connection):
        if content and person_id.encode() in content:
            named.add(id)
        if pdf_id:
            papers.setdefault(id, set()).add(pdf_id)
        if amends_id:
            amended[id] = amends_id
    named |= {id for id, before in amended.items() if before in named}
    ids["agreement"] |= named
    for id in named:
        ids["attachment"] |= papers.get(id, set())


def _versions(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Id, content, PDF and version before, of each version as it stands and ever stood."""
    yield from history.run(connection, "SELECT id, content, pdf_id, amends_id FROM agreement")
    for (packed,) in history.run(connection, "SELECT rows FROM change ORDER BY seq"):
        for row in history.unpack(packed):
            for one in (row.before, row.after):
                if one and row.table == "agreement":
                    yield (row.id, *map(one.get, ("content", "pdf_id", "amends_id")))


def _role(row: Row, roles: dict[str, str], person_id: str) -> str:
    """Their role in the pair that a row belongs to, "" where it is not theirs."""
    for role in ("mentor", "mentee"):
        if row.get(f"{role}_id") == person_id:
            return role
    known = (roles.get(row[parent]) for parent in _PARENTS if row.get(parent))
    return next((role for role in known if role), "")


def _rows(connection: Connection, table: str) -> Iterator[Row]:
    columns = "*"
    if table == "attachment":  # their bytes do not tell whose they are
        columns = "id, person_id, relationship_id"
    cursor = history.run(connection, f'SELECT {columns} FROM "{table}"')
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield dict(zip(names, values, strict=True))


def _whole_rows(changes: Iterable[RowChange]) -> dict[str, list[Row]]:
    """Rows as they came and went: the only ones that hold all their references."""
    past: dict[str, list[Row]] = {}
    for row in changes:
        for one in (row.before, row.after):
            if one and "id" in one:
                past.setdefault(row.table, []).append(one)
    return past


def _clear(connection: Connection, table: str, ids: set[str]) -> None:
    stub = STUBS.get(table)
    for id in ids:
        if stub is None:
            history.run(connection, f'DELETE FROM "{table}" WHERE id=?', (id,))
        elif stub:
            sets = ", ".join(f'"{column}"=?' for column in stub)
            sql = f'UPDATE "{table}" SET {sets} WHERE id=?'
            history.run(connection, sql, (*stub.values(), id))


def _unlink(connection: Connection, ids: dict[str, set[str]]) -> None:
    for (table, column), other in _LINKS.items():
        sql = f'UPDATE "{table}" SET "{column}"=NULL WHERE "{column}"=?'
        for id in ids[other]:
            history.run(connection, sql, (id,))


def _unlinked(row: RowChange, ids: dict[str, set[str]]) -> RowChange:
    """The history of a row that stays, without links to what is gone."""
    for (table, column), other in _LINKS.items():
        if row.table == table:
            before, after = (
                {**said, column: None} if said and said.get(column) in ids[other] else said
                for said in (row.before, row.after)
            )
            row = RowChange(table, row.id, before, after)
    return row


def _clear_history(
    connection: Connection, ids: dict[str, set[str]], known: Known, named: Near
) -> None:
    """Takes their rows out of every change; what is left says when and by whom."""
    changes = history.run(connection, "SELECT seq, label, rows FROM change").fetchall()
    for seq, label, packed in changes:
        rows = history.unpack(packed)
        kept = tuple(
            reworded_change(_unlinked(row, ids), named, known)
            for row in rows
            if row.id not in ids.get(row.table, ())
        )
        # A label may quote any row that it is about, and call them what they were called.
        is_theirs = len(kept) != len(rows)
        fresh = _("Erased") if is_theirs else without_names(known.names, label)
        if kept != rows or fresh != label:
            sql = "UPDATE change SET label=?, rows=? WHERE seq=?"
            history.run(connection, sql, (fresh, history.pack(kept), seq))
