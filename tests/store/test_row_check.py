"""F8: rows are looked at in short slices, all of them and each once."""

from pathlib import Path

import pytest

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.connection import connect
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.row_check import RowCheck
from tests.store.conftest import add_person


@pytest.mark.parametrize("passphrase", [None, "a long passphrase"])
@pytest.mark.parametrize("is_read_only", [False, True])
def test_each_wrong_row_is_found_once(
    passphrase: str | None, is_read_only: bool, tmp_path: Path
) -> None:
    path = tmp_path / "ours.mentor"
    database = create_file(path, Programme(name="Spring"), passphrase)
    with database.changing("Add") as session:
        for number in range(250):
            session.add(Person(name=f"P{number:03}"))
    database.close()
    outside = connect(path, passphrase, "rw")
    outside.execute("UPDATE person SET role='wrong' WHERE name IN ('P000', 'P077', 'P249')")
    outside.close()
    database = open_file(path, passphrase, read_only=is_read_only)
    look = RowCheck(database, seconds=0)
    found, slices = [], 0
    while not look.is_done:
        found += look.go_on()
        slices += 1
    assert len(found) == len(set(found)) == 3
    assert slices > 5
    database.close()


def test_the_file_waits_for_another_program_as_before(database: Database) -> None:
    add_person(database, "Ada")
    RowCheck(database, seconds=1).go_on()
    with database.reading() as session:
        timeout = session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert timeout == 3000
