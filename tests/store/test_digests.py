"""F8: a letter changed in any column of any table is seen by `check`.

MENTOR_DESKTOP_LETTERS=300 changes so many at random instead of one in each column.
"""

import os
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from mentor_desktop.domain.record import DIGEST, Record
from mentor_desktop.store import digests
from mentor_desktop.store.connection import connect
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from tests.copying import Samples
from tests.store.conftest import add_person

_LETTERS = int(os.environ.get("MENTOR_DESKTOP_LETTERS", "0"))


@pytest.fixture
def sample(samples: Samples, path: Path) -> Path:
    """The sample cohort."""
    return samples.copy(path)


def changed(value: Any, chance: random.Random) -> Any:
    """A value with one letter or byte, or the number, changed."""
    if isinstance(value, int):
        return value ^ 1
    place = chance.randrange(len(value))
    if isinstance(value, bytes):
        return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    letter = "b" if value[place] == "a" else "a"
    return value[:place] + letter + value[place + 1 :]


def places(connection: Any, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    """Table, column, row and value: one of each column, or as many as were asked for."""
    filled = []
    for table in Record.metadata.tables.values():
        for column in table.columns:
            if column.name == DIGEST:
                continue
            rows = connection.execute(
                f'SELECT rowid, "{column.name}" FROM "{table.name}"'
                f' WHERE "{column.name}" IS NOT NULL AND "{column.name}" <> \'\''
            ).fetchall()
            if rows:
                filled.append((table.name, column.name, rows))
    picked = chance.choices(filled, k=_LETTERS) if _LETTERS else filled
    return [(table, column, *chance.choice(rows)) for table, column, rows in picked]


def test_a_changed_letter_is_seen_in_every_column_of_every_table(sample: Path) -> None:
    connection = connect(sample, None, "rw")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("PRAGMA foreign_keys=OFF")
    assert digests.all_wrong_rows(connection) == {}
    chance = random.Random(20261130)
    wanted = places(connection, chance)
    columns = digests.digested(connection)
    for table, column, row, value in wanted:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            f'UPDATE OR IGNORE "{table}" SET "{column}"=? WHERE rowid=?',
            (changed(value, chance), row),
        )
        assert len(digests.wrong_rows(connection, table, columns[table])[0]) == 1, (table, column)
        connection.execute("ROLLBACK")
    assert len(wanted) > 150
    assert digests.all_wrong_rows(connection) == {}
    connection.close()


def test_each_row_has_a_digest_whoever_wrote_it(database: Database) -> None:
    add_person(database, "Ada")
    add_person(database, "Ben")
    database.undo()
    database.redo()
    assert _zeros(database) == 0
    assert database._peek(lambda one: digests.all_wrong_rows(_raw(one))) == {}


def _zeros(database: Database) -> int:
    with database.reading() as session:
        connection = session.connection()
        return sum(
            connection.exec_driver_sql(f'SELECT count(*) FROM "{name}" WHERE digest=0').scalar_one()
            for name in Record.metadata.tables
        )


def _raw(connection: Any) -> Any:
    return connection.connection.driver_connection


def test_a_row_that_was_wrong_is_told_although_it_was_written_anew(closed: Path) -> None:
    outside = sqlite3.connect(closed)
    outside.execute("UPDATE person SET name='Adb'")
    outside.commit()
    outside.close()
    database = open_file(closed)
    with database.changing("Edit") as session:
        session.connection().exec_driver_sql("UPDATE person SET role='engineer'")
    ((table, _id),) = database._peek(lambda one: digests.written_over(_raw(one)))
    assert table == "person"
    database.close()
