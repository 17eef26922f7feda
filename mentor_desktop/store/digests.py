"""A digest of each row, kept with it: whatever changes a row past the program shows (F8).

It is written by triggers that belong to the connection and never to the file, so no verb, undo,
import or erasing has to know of it, and none can forget it. It is no secret and proves nothing
against somebody who makes new ones; an agreement is held against its signed PDF for that.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from mentor_desktop.domain.record import DIGEST

_BYTES = 8  # a whole number of SQLite
_FUNCTION = "row_digest"
_COLUMNS = (
    "SELECT m.name, x.name FROM sqlite_schema m, pragma_table_info(m.name) x"
    " WHERE m.type='table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, x.name"
)
# Rows whose digest was wrong already when they were written anew: else nobody would know.
_WRITTEN_OVER = "written_over"


def offer_digests(connection: Any) -> None:
    """Gives a driver connection the function that digests are made with."""
    connection.create_function(_FUNCTION, -1, _digest, deterministic=True)


def _digest(*values: bytes | None) -> int:
    """Of a table's name and a row's values, with their lengths: none can run into another."""
    lengths = [-1 if one is None else len(one) for one in values]
    found = blake2b(repr(lengths).encode(), digest_size=_BYTES)
    for one in values:
        if one:
            found.update(one)
    return int.from_bytes(found.digest(), signed=True)


def keep_digests(connection: Any) -> None:
    """From now on each row that this driver connection writes gets its digest."""
    connection.execute("BEGIN")  # one for all takes half the time of one for each
    connection.execute(f"CREATE TEMP TABLE {_WRITTEN_OVER} (name TEXT, id, UNIQUE (name, id))")
    for table, columns in digested(connection).items():
        keep = (
            f'UPDATE "{table}" SET {DIGEST}={_call(table, columns, "NEW.")} WHERE rowid=NEW.rowid;'
        )
        note = (
            f"INSERT OR IGNORE INTO {_WRITTEN_OVER} SELECT '{table}', OLD.{key_of(table)}"
            f" WHERE OLD.{DIGEST}<>{_call(table, columns, 'OLD.')};"
        )
        said = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            f'CREATE TEMP TRIGGER "insert_{table}" AFTER INSERT ON main."{table}" BEGIN {keep} END'
        )
        connection.execute(
            f'CREATE TEMP TRIGGER "update_{table}" AFTER UPDATE OF {said} ON main."{table}"'
            f" BEGIN {note} {keep} END"
        )
    connection.execute("COMMIT")


def key_of(table: str) -> str:
    """The column that names a row of a table."""
    return "seq" if table == "change" else "id"


def digested(connection: Any) -> dict[str, list[str]]:
    """The columns that count, by table, in the order of their names: a migration may add some."""
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(_COLUMNS).fetchall():
        found.setdefault(table, []).append(column)
    return {
        table: [column for column in columns if column != DIGEST]
        for table, columns in found.items()
        if DIGEST in columns
    }


def _call(table: str, columns: list[str], row: str = "") -> str:
    """Values as their bytes: also those that a damaged text has."""
    values = ", ".join(f'CAST({row}"{column}" AS BLOB)' for column in columns)
    return f"{_FUNCTION}(CAST('{table}' AS BLOB), {values})"


def wrong_rows(
    connection: Any, table: str, columns: list[str], after: Any = None, most: int = -1
) -> tuple[list[Any], Any]:
    """The keys of rows that are not as they were saved, and the last key that was looked at.

    At most so many rows are looked at, those after a key; None where none was left.
    """
    key = key_of(table)
    beginning = "" if after is None else f"WHERE {key}>?"  # alone, so that the index leads there
    rows = connection.execute(
        f'SELECT {key}, {DIGEST} IS NOT {_call(table, columns)} FROM "{table}"'
        f" {beginning} ORDER BY {key} LIMIT ?",
        (most,) if after is None else (after, most),
    ).fetchall()
    return [id for id, is_wrong in rows if is_wrong], rows[-1][0] if rows else None


def written_over(connection: Any) -> list[tuple[str, Any]]:
    """Rows that this connection wrote although they were not as saved: table and key."""
    looked = connection.execute("SELECT 1 FROM sqlite_temp_schema WHERE name=?", (_WRITTEN_OVER,))
    if looked.fetchone() is None:
        return []
    return list(connection.execute(f"SELECT name, id FROM {_WRITTEN_OVER}"))


def all_wrong_rows(connection: Any) -> dict[str, list[Any]]:
    """The keys of rows that are not as they were saved, by table."""
    return {
        table: found
        for table, columns in digested(connection).items()
        if (found := wrong_rows(connection, table, columns)[0])
    }


def seal_rows(connection: Any, but: Mapping[str, list[Any]]) -> None:
    """Writes the digest of every row anew, but of those that were not as saved before."""
    for table, columns in digested(connection).items():
        wrong = but.get(table, [])
        marks = ", ".join("?" for _one in wrong)
        connection.execute(
            f'UPDATE "{table}" SET {DIGEST}={_call(table, columns)}'
            f" WHERE {key_of(table)} NOT IN ({marks})",
            wrong,
        )
