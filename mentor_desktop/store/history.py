"""The table `change`: what each transaction changed, and the undo stack it makes."""

import base64
import json
import zlib
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, LargeBinary, MetaData, Text
from sqlalchemy.schema import Column, Index, Table

from mentor_desktop.domain import ranges
from mentor_desktop.domain.change import Change, RowChange
from mentor_desktop.domain.record import Record, UnreadableValue, Within
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

STATES = ("done", "undone", "barrier", "aside", "dropped")
# state: "done" and "undone" make the stack; "barrier" stops undo; "aside" (an export was
# noted) and "dropped" (undone, then something else was done) are history only.
change_table = Table(
    "change",
    Record.metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Within(ranges.MOMENT), nullable=False),
    Column("by", Text),
    Column("label", Within(ranges.WRITING), nullable=False),
    Column("state", Within(ranges.words(STATES)), nullable=False),
    Column("merge", Text),
    Column("rows", LargeBinary, nullable=False),
    Index("change_by_state", "state", "seq"),
)
_SHORT = 200
_LARGEST = 32_000_000  # bytes of a change before it is compressed


def pack(rows: tuple[RowChange, ...]) -> bytes:
    """Row changes as bytes; long ones compressed. Refused where `unpack` would not take them."""
    data = json.dumps(
        [[row.table, row.id, _plain(row.before), _plain(row.after)] for row in rows],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    if len(data) > _LARGEST:
        raise Refused(_("This changes too much at once to be taken back. Do it in smaller steps."))
    return data if len(data) < _SHORT else zlib.compress(data, 1)


def unpack(data: bytes) -> tuple[RowChange, ...]:
    """The row changes in the bytes of `pack`; UnreadableValue where they are none."""
    try:
        raw = json.loads(_unfolded(data))
        return tuple(RowChange(table, id, _full(old), _full(new)) for table, id, old, new in raw)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error) as error:
        raise UnreadableValue(_("A change in the history cannot be read.")) from error


def _unfolded(data: bytes) -> bytes:
    """ValueError where it would be more than we ever pack: some bytes can unfold to gigabytes."""
    if data[:1] == b"[":
        return data
    unfolding = zlib.decompressobj()
    unfolded = unfolding.decompress(data, _LARGEST)
    if not unfolding.eof:
        raise ValueError
    return unfolded


def _plain(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        column: {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for column, value in row.items()
    }


def _full(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        column: base64.b64decode(value["bytes"]) if isinstance(value, dict) else value
        for column, value in row.items()
    }


def combine(first: tuple[RowChange, ...], then: tuple[RowChange, ...]) -> tuple[RowChange, ...]:
    """Two changes in a row as one; rows that end as they began are left out."""
    rows: dict[tuple[str, str], RowChange] = {}
    for row in (*first, *then):
        key = (row.table, row.id)
        earlier = rows.pop(key, None)
        joined = _join(earlier, row) if earlier else row
        if joined:
            rows[key] = joined
    return tuple(rows.values())


def _join(earlier: RowChange, later: RowChange) -> RowChange | None:
    if earlier.before is None and later.after is None:
        return None
    if earlier.before is None:
        return RowChange(
            later.table, later.id, None, {**(earlier.after or {}), **(later.after or {})}
        )
    if earlier.after is None:  # removed, then added again
        return _differences(later.table, later.id, earlier.before, later.after or {})
    before = {**later.before, **earlier.before} if later.before else earlier.before
    if later.after is None:
        return RowChange(later.table, later.id, before, None)
    return _differences(later.table, later.id, before, {**earlier.after, **later.after})


def _differences(
    table: str, id: str, before: dict[str, Any], after: dict[str, Any]
) -> RowChange | None:
    changed = [column for column in after if before.get(column) != after[column]]
    if not changed:
        return None
    return RowChange(table, id, {c: before.get(c) for c in changed}, {c: after[c] for c in changed})


def add(
    connection: Connection,
    label: str,
    rows: tuple[RowChange, ...],
    state: str,
    by: str | None,
    merge: str | None,
) -> int:
    """Writes a change and drops what was undone before; gives its number."""
    if state != "aside":
        run(connection, "UPDATE change SET state='dropped' WHERE state='undone'")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    cursor = run(
        connection,
        'INSERT INTO change (at, "by", label, state, merge, rows) VALUES (?, ?, ?, ?, ?, ?)',
        (at, by, label, state, merge, pack(rows)),
    )
    return int(cursor.lastrowid)


def run(connection: Connection, sql: str, values: tuple[Any, ...] = ()) -> Any:
    """A statement of the history, past SQLAlchemy: an edit waits for several of them."""
    driver = connection.connection.driver_connection
    return driver.execute(sql, values)  # type: ignore[union-attr] # None only when closed


class Kept(NamedTuple):
    """A row of the table, as undo needs it."""

    seq: int
    label: str
    state: str
    merge: str | None
    rows: bytes


_LOOK = "SELECT seq, label, state, merge, rows FROM change WHERE state IN "


def last_done(connection: Connection) -> Kept | None:
    """The newest change that counts for undo, or None."""
    row = run(connection, _LOOK + "('done', 'barrier') ORDER BY seq DESC LIMIT 1").fetchone()
    return Kept(*row) if row else None


def first_undone(connection: Connection) -> Kept | None:
    """The change that redo would do again, or None."""
    row = run(connection, _LOOK + "('undone') ORDER BY seq LIMIT 1").fetchone()
    return Kept(*row) if row else None


def mark(connection: Connection, seq: int, state: str) -> None:
    """Gives a change its new state."""
    run(connection, "UPDATE change SET state=? WHERE seq=?", (state, seq))


def grow(connection: Connection, seq: int, rows: tuple[RowChange, ...]) -> None:
    """Lets a change hold more than it did."""
    run(connection, "UPDATE change SET rows=? WHERE seq=?", (pack(rows), seq))


def stamp(connection: Connection) -> tuple[Kept | None, Kept | None]:
    """Tells one state of the history from another: what would be undone and redone."""
    return last_done(connection), first_undone(connection)


def to_change(row: Kept, kind: str = "done") -> Change:
    """A row of the table as a value."""
    rows = unpack(row.rows)
    if kind == "undone":
        rows = tuple(one.reversed() for one in reversed(rows))
    return Change(row.seq, row.label, rows, kind)


def tables(metadata: MetaData) -> dict[str, Table]:
    """Every table whose changes are kept."""
    return {name: table for name, table in metadata.tables.items() if name != "change"}
