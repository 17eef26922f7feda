"""Rows by the thousand: plain inserts in one transaction, without undo."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection, Table, inspect, text

from mentor_desktop.domain.agreement import Signature
from mentor_desktop.domain.change import RowChange
from mentor_desktop.domain.record import Record, Searchable
from mentor_desktop.domain.text import fold
from mentor_desktop.store import history
from mentor_desktop.store.database import Database
from mentor_desktop.store.recorder import bound

_MOST_SIGNATURES = 1_000
Rows = dict[str, list[dict[str, Any]]]  # by table; a value a column


def fill(database: Database, label: str, rows: Rows) -> None:
    """Adds rows to a file that was just made; there is nothing before them to go back to."""
    with database.changing(label, undo="barrier") as session:
        connection = session.connection()
        insert(connection, rows)
        history.add(connection, label, signatures_told(rows), "barrier", None, None)


def signatures_told(rows: Rows) -> tuple[RowChange, ...]:
    """The signatures as the history keeps them, so that a check finds one that was changed.

    None where they are too many to be kept as one change.
    """
    table = cast(Table, Signature.__table__)
    found = rows.get(table.name, [])
    if len(found) > _MOST_SIGNATURES:
        return ()
    return tuple(
        RowChange(table.name, row["id"], None, {k: bound(table.c[k], v) for k, v in row.items()})
        for row in found
    )


def insert(connection: Connection, rows: Rows) -> None:
    """Adds rows within a transaction; the history does not tell of them."""
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    for name, found in rows.items():
        if found:
            connection.execute(Record.metadata.tables[name].insert(), found)


def rows_of(records: Iterable[Record]) -> Rows:
    """Records that are in no session, as rows of their tables."""
    rows: Rows = defaultdict(list)
    for record in records:
        if isinstance(record, Searchable):
            record.folded = fold(record.words())
        columns = inspect(type(record)).column_attrs
        rows[record.__tablename__].append({one.key: getattr(record, one.key) for one in columns})
    return dict(rows)
