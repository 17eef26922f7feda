"""P4: never overwrite someone else's change."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.refusals import (
    CannotRead,
    ChangedOutside,
    FileMoved,
    FileReplaced,
)
from tests.store.conftest import add_person, names


def another_program_writes(path: Path) -> None:
    """Renames Ada, past our lock."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE person SET name='Eve'")
    connection.commit()
    connection.close()


def test_a_file_moved_away_takes_no_edit(database: Database, path: Path) -> None:
    moved = path.with_name("moved.mentor")
    path.rename(moved)
    before = moved.read_bytes()
    with pytest.raises(FileMoved):
        add_person(database, "Ada")
    with pytest.raises(FileMoved):
        database.look_again()
    assert moved.read_bytes() == before
    moved.rename(path)
    add_person(database, "Ada")
    assert names(database) == ["Ada"]


def test_a_deleted_file_is_missed(database: Database, path: Path) -> None:
    path.unlink()
    with pytest.raises(FileMoved):
        add_person(database, "Ada")
    assert not path.exists()


def test_a_replaced_file_is_left_alone(database: Database, path: Path, tmp_path: Path) -> None:
    other = create_file(tmp_path / "other.mentor", Programme(name="Other"))
    other.close()
    other.path.replace(path)
    before = path.read_bytes()
    with pytest.raises(FileReplaced):
        add_person(database, "Ada")
    assert path.read_bytes() == before


def test_another_programs_edit_is_shown_not_overwritten(database: Database, path: Path) -> None:
    id = add_person(database, "Ada")
    told: list[Change] = []
    database.listen(told.append)
    another_program_writes(path)
    with pytest.raises(ChangedOutside), database.changing("Rename") as session:
        session.get_one(Person, id).name = "Ada L."
    assert [change.kind for change in told] == ["outside"]
    assert told[0].touches(Person)
    assert names(database) == ["Eve"]
    with database.changing("Rename") as session:
        session.get_one(Person, id).name = "Ada L."
    assert names(database) == ["Ada L."]


def test_looking_again_tells_of_another_programs_edit_once(database: Database, path: Path) -> None:
    add_person(database, "Ada")
    told: list[Change] = []
    database.listen(told.append)
    assert database.look_again() is False
    another_program_writes(path)
    assert database.look_again() is True
    assert database.look_again() is False
    assert [change.kind for change in told] == ["outside"]
    add_person(database, "Ben")
    assert names(database) == ["Ben", "Eve"]


def test_bytes_copied_over_the_open_file_are_read_anew(
    database: Database, path: Path, tmp_path: Path
) -> None:
    add_person(database, "Ada")
    shutil.copyfile(path, tmp_path / "copy")
    add_person(database, "Ben")
    with (tmp_path / "copy").open("rb") as copy, path.open("rb+") as file:
        file.write(copy.read())
    os.utime(path, ns=(1, 1))
    with pytest.raises(ChangedOutside):
        add_person(database, "Cem")
    assert names(database) == ["Ada"]


@pytest.mark.parametrize("error", [OSError(errno.EIO, "gone"), FileNotFoundError()])
def test_a_disk_that_does_not_say_how_the_file_was_left_is_no_reason_to_refuse(
    database: Database, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*_arguments: object, **_named: object) -> NoReturn:
        raise error

    with monkeypatch.context() as patch, database.changing("Add") as session:
        session.add(Person(name="Ada"))
        patch.setattr(Path, "stat", fail)
    assert names(database) == ["Ada"]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", fail)
        with pytest.raises((CannotRead, FileMoved)):
            add_person(database, "Ben")
    if isinstance(error, FileNotFoundError):
        return
    add_person(database, "Ben")
    assert names(database) == ["Ada", "Ben"]


def test_an_edit_of_another_program_is_seen_where_the_clock_stands(
    database: Database, path: Path
) -> None:
    add_person(database, "Ada")
    before = path.stat()
    another_program_writes(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    with pytest.raises(ChangedOutside):
        add_person(database, "Ben")
    assert names(database) == ["Eve"]


def test_a_file_moved_in_the_middle_of_an_edit_keeps_it_or_says_so(
    database: Database, path: Path
) -> None:
    moved = path.with_name("moved.mentor")
    try:
        with database.changing("Add") as session:
            session.add(Person(name="Ada"))
            session.flush()
            path.rename(moved)
        is_saved = True
    except FileMoved:
        is_saved = False
    assert not path.exists()
    with pytest.raises(FileMoved):
        add_person(database, "Ben")
    database.close()
    copy = open_file(moved)
    assert names(copy) == ["Ada"] * is_saved
    copy.close()


def test_a_reader_sees_what_the_writer_saved(database: Database, path: Path) -> None:
    reader = open_file(path, read_only=True)
    told: list[Change] = []
    reader.listen(told.append)
    add_person(database, "Ada")
    assert reader.look_again() is True
    assert [change.kind for change in told] == ["outside"]
    assert names(reader) == ["Ada"]
    reader.close()


def test_a_file_that_was_closed_is_not_opened_again(path: Path) -> None:
    database = create_file(path, Programme(name="Ours"))
    database.close()
    with pytest.raises(AssertionError, match="closed"):
        add_person(database, "Ada")
    with pytest.raises(AssertionError, match="closed"):
        names(database)
    path.rename(path.with_name("moved.mentor"))  # nothing holds it
    assert not path.exists()
