"""Takes what the program wrote of an erased person out of the rows and the history that stay."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Connection

from mentor_desktop.domain.change import Row, RowChange
from mentor_desktop.domain.record import Searchable
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.text import fold
from mentor_desktop.store import history
from mentor_desktop.store.erased_words import CONTACTS, WORDED, Known, without

_ROLES = ("mentor_id", "mentee_id", "supervisor_id")
_TABLES = tuple(sorted({table for table, _column in (*WORDED, *CONTACTS)}))
Near = dict[str, set[str]]


def near(person_id: str, rows: Iterable[tuple[str, Row]]) -> Near:
    """The ids of rows that may name them: the programme's, and of pairs they ever belonged to.

    `rows` are all that stand or ever stood in the file, each with its table.
    """
    rows = tuple(rows)
    pairs = {
        row["id"]
        for table, row in rows
        if table == "relationship" and person_id in map(row.get, _ROLES)
    }
    found: Near = {table: set() for table in _TABLES}
    for table, row in rows:
        if table in found and (table == "programme" or row.get("relationship_id") in pairs):
            found[table].add(row["id"])
    return found


def reword_rows(connection: Connection, ids: Near, known: Known) -> None:
    """Rows that stay."""
    for table, found in ids.items():
        for id in sorted(found):
            cursor = history.run(connection, f'SELECT * FROM "{table}" WHERE id=?', (id,))
            values = cursor.fetchone()
            if values is None:
                continue
            row = dict(zip((column[0] for column in cursor.description), values, strict=True))
            fresh = _refolded(table, _reworded(table, row, known), row)
            changed = {column: fresh[column] for column in row if fresh[column] != row[column]}
            if changed:
                sets = ", ".join(f'"{column}"=?' for column in changed)
                sql = f'UPDATE "{table}" SET {sets} WHERE id=?'
                history.run(connection, sql, (*changed.values(), id))


def reworded_change(row: RowChange, ids: Near, known: Known) -> RowChange:
    """The history of a row that stays; the folded copy of a name goes, as undo ends before it."""
    if row.id not in ids.get(row.table, ()):
        return row
    before, after = (
        None if said is None else _unfolded(_reworded(row.table, said, known), said)
        for said in (row.before, row.after)
    )
    return RowChange(row.table, row.id, before, after)


def _reworded(table: str, row: Row, known: Known) -> Row:
    return {
        column: without(known, (table, column), value) if isinstance(value, str) else value
        for column, value in row.items()
    }


def _refolded(table: str, fresh: Row, row: Row) -> Row:
    record = next(one for one in ALL if one.__tablename__ == table)
    if fresh == row or not issubclass(record, Searchable):
        return fresh
    said = cast(Any, SimpleNamespace(**fresh))
    return {**fresh, "folded": fold(record.words(said))}


def _unfolded(fresh: Row, row: Row) -> Row:
    if fresh == row:
        return row
    return {column: value for column, value in fresh.items() if column != "folded"}
