"""Writes a Change to the file: how undo and redo work."""

from sqlalchemy import Connection, Table

from mentor_desktop.domain.change import Change, RowChange
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _


def apply(connection: Connection, change: Change) -> None:
    """Makes each row what the change says; Refused where one is not as it was left, or is needed.

    What cannot be undone itself, such as the note of an export, may need a row that would go.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for row in change.rows:
        _apply_row(connection, Record.metadata.tables[row.table], row)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Refused(_("Something that was done since needs this, so it cannot be taken back."))


def _apply_row(connection: Connection, table: Table, row: RowChange) -> None:
    """Writes a row as it was, in the driver's own values: types would convert twice."""
    name = f'"{table.name}"'
    if row.before is None:
        after = row.after or {}
        columns = ", ".join(f'"{column}"' for column in after)
        marks = ", ".join("?" for _column in after)
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({columns}) VALUES ({marks})", tuple(after.values())
        )
        return
    was = {key: value for key, value in row.before.items() if not table.c[key].info.get("aside")}
    same = "".join(f' AND "{column}" IS ?' for column in was)
    found = (row.id, *was.values())
    if row.after is None:
        result = connection.exec_driver_sql(f"DELETE FROM {name} WHERE id=?{same}", found)
    else:
        sets = ", ".join(f'"{column}"=?' for column in row.after)
        result = connection.exec_driver_sql(
            f"UPDATE {name} SET {sets} WHERE id=?{same}", (*row.after.values(), *found)
        )
    if result.rowcount != 1:
        raise Refused(_("This has been changed since, so it cannot be taken back any more."))
