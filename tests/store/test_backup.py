"""P6: there is always a way back."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import backup as copies
from mentor_desktop.store import gate
from mentor_desktop.store.backup import (
    back_up,
    backup_folder,
    list_backups,
    newest_good_backup,
    restore,
)
from mentor_desktop.store.connection import unlock
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.refusals import DamagedFile, NeedsPassphrase, NoRoom, WrongPassphrase
from tests.store.conftest import add_person, names


def test_the_first_edit_of_a_session_makes_one_the_next_none(closed: Path) -> None:
    database = open_file(closed)
    names(database)
    assert list_backups(closed) == ()  # P3
    add_person(database, "Ben")
    add_person(database, "Cem")
    database.close()
    (backup,) = list_backups(closed)
    assert backup.reason == "session"
    assert not backup.path.is_relative_to(closed.parent)
    copy = open_file(backup.path, read_only=True)
    assert names(copy) == ["Ada"]
    copy.close()


def test_a_backup_becomes_a_file_of_its_own(closed: Path) -> None:
    database = open_file(closed)
    add_person(database, "Ben")
    target = closed.with_name("restored.mentor")
    restore(list_backups(closed)[0].path, target)
    restored = open_file(target)
    assert names(restored) == ["Ada"]
    assert names(database) == ["Ada", "Ben"]
    restored.close()
    database.close()
    with pytest.raises(Refused, match="there already"):
        restore(list_backups(closed)[0].path, closed)


def test_a_journal_left_by_a_file_that_is_gone_is_not_played(closed: Path) -> None:
    database = open_file(closed)
    backup = database.back_up("bulk")
    database.close()
    target = closed.with_name("restored.mentor")
    target.with_name(target.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 99)
    restore(backup.path, target)
    assert not target.with_name(target.name + "-journal").exists()
    assert target.read_bytes() == backup.path.read_bytes()
    assert len(list(target.parent.glob("*.old"))) == 1


def test_an_encrypted_file_has_encrypted_backups(path: Path) -> None:
    create_file(path, Programme(name="Programme"), "open sesame").close()
    database = open_file(path, "open sesame")
    add_person(database, "Unmistakable")
    backup = database.back_up("bulk")
    database.close()
    assert b"Unmistakable" not in backup.path.read_bytes()
    with pytest.raises(NeedsPassphrase):
        open_file(backup.path, read_only=True)
    with pytest.raises(WrongPassphrase):
        restore(backup.path, path.with_name("no.mentor"), "wrong")
    assert not path.with_name("no.mentor").exists()
    restore(backup.path, path.with_name("copy.mentor"), "open sesame")
    copy = open_file(path.with_name("copy.mentor"), "open sesame")
    assert names(copy) == ["Unmistakable"]
    copy.close()


def test_a_damaged_backup_is_not_restored(closed: Path) -> None:
    database = open_file(closed)
    backup = database.back_up("bulk")
    database.close()
    data = bytearray(backup.path.read_bytes())
    data[8192:12288] = bytes(4096)
    backup.path.write_bytes(data)
    with pytest.raises(DamagedFile):
        restore(backup.path, closed.with_name("restored.mentor"))
    assert not closed.with_name("restored.mentor").exists()


def test_the_newest_good_one_is_suggested(closed: Path) -> None:
    assert newest_good_backup(closed) is None
    database = open_file(closed)
    older, newer = database.back_up("bulk"), database.back_up("bulk")
    database.close()
    assert newest_good_backup(closed) == newer
    newer.path.write_bytes(newer.path.read_bytes()[:8192])
    closed.write_bytes(b"")
    assert newest_good_backup(closed) == older


def test_a_copy_while_the_file_is_open(closed: Path) -> None:
    database = open_file(closed)
    reader = open_file(closed, read_only=True)
    add_person(database, "Ben")
    target = closed.with_name("copy.mentor")
    reader.backup_to(target)
    copy = open_file(target)
    assert names(copy) == ["Ada", "Ben"]
    for one in (copy, reader, database):
        one.close()
    assert sorted(one.name for one in closed.parent.iterdir()) == ["cohort.mentor", "copy.mentor"]


def test_an_edit_goes_on_without_a_place_for_backups(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_file(closed)
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(closed / "no folder"))
    add_person(database, "Ben")
    assert names(database) == ["Ada", "Ben"]
    assert database.backup_problem
    with pytest.raises(Refused):
        database.back_up("import")
    database.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", r"no room left on the disk of \d+T.*Z\.session\.mentor"),
        ("SQLITE_CORRUPT", r"cohort\.mentor is damaged"),
    ],
)
def test_says_why_there_is_none_without_the_name_of_a_temporary_file(
    closed: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    def fail(_connection: object, path: Path) -> NoReturn:
        error = sqlite3.OperationalError("as SQLite says")
        error.sqlite_errorname = name
        raise error

    database = open_file(closed)
    monkeypatch.setattr(gate, "check_whole", fail)
    add_person(database, "Ben")
    assert re.search(words, database.backup_problem or "")
    assert ".new" not in str(database.backup_problem)
    database.close()


def fill_disks(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk is full where a copy of a file would lie."""

    def unlock_little(connection: Any, passphrase: str | None) -> None:
        unlock(connection, passphrase)
        connection.execute("PRAGMA max_page_count=3")

    monkeypatch.setattr(copies, "unlock", unlock_little)


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_full_disk_of_backups_stops_no_edit(
    path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    create_file(path, Programme(name="Programme"), passphrase).close()
    database = open_file(path, passphrase)
    fill_disks(monkeypatch)
    add_person(database, "Ada")
    assert names(database) == ["Ada"]
    assert re.search(r"There is no room left on the disk of \d+T", database.backup_problem or "")
    with pytest.raises(NoRoom, match=r"copy\.mentor"):
        database.backup_to(path.with_name("copy.mentor"))
    database.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert list_backups(path) == ()


def test_a_fault_of_our_own_in_making_a_backup_stops_no_edit(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_anything: object) -> NoReturn:
        raise ZeroDivisionError

    database = open_file(closed)
    monkeypatch.setattr(copies, "to_keep", fail)
    add_person(database, "Ben")
    assert names(database) == ["Ada", "Ben"]
    assert "noted in the log" in (database.backup_problem or "")
    database.close()


def test_old_ones_are_pruned_as_new_ones_come(closed: Path) -> None:
    folder = backup_folder(closed)
    folder.mkdir(parents=True)
    for hours in range(48, 24 * 30):
        made_at = datetime.now(UTC) - timedelta(hours=hours)
        (folder / f"{made_at:%Y%m%dT%H%M%S.%fZ}.session.mentor").touch()
    (folder / "mine.txt").touch()
    (folder / "20269931T120000.000000Z.session.mentor").touch()
    connection = sqlite3.connect(closed)
    back_up(connection, closed, None, "bulk")
    connection.close()
    backups = list_backups(closed)
    assert 13 <= len(backups) <= 20
    assert backups[0].reason == "bulk"
    assert (folder / "mine.txt").exists()
