"""P7: every file that once was ours leads to a way out, whatever was damaged."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.files import trouble
from mentor_desktop.store import refusals
from mentor_desktop.store.backup import list_backups, newest_good_backup
from mentor_desktop.store.checking import check
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.refusals import FileRefused

_HEADER = 100


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A closed file with one backup."""
    database = create_file(tmp_path / "pairs.mentor", Programme(name="Pairs"))
    database.back_up("bulk")
    database.close()
    yield database.path


def refusal_of(path: Path) -> FileRefused | None:
    """What stands in the way of opening it."""
    try:
        open_file(path).close()
    except FileRefused as refusal:
        return refusal
    return None


def leads_out(refusal: FileRefused) -> bool:
    """Whether the person is offered the backup; a dialog of its own asks for a passphrase."""
    ways = {way.key for way in trouble.ways_out(refusal)}
    return trouble.RESTORE in ways or isinstance(refusal, refusals.NeedsPassphrase)


@pytest.mark.parametrize("flip", [0xFF, 0x01])
def test_each_damaged_byte_of_the_header_leads_out(path: Path, flip: int) -> None:
    whole = path.read_bytes()
    dead_ends, kinds = [], set()
    for place in range(_HEADER):
        damaged = bytearray(whole)
        damaged[place] ^= flip
        path.write_bytes(damaged)
        refusal = refusal_of(path)
        if refusal is None:
            continue  # a byte without a meaning, such as the number of the version of SQLite
        kinds.add(type(refusal).__name__)
        if not leads_out(refusal):
            dead_ends.append((place, refusal))
    assert dead_ends == []
    assert "DamagedFile" in kinds
    assert newest_good_backup(path) == list_backups(path)[0]


@pytest.mark.parametrize(
    ("statements", "kind"),
    [
        (["PRAGMA application_id=0"], refusals.DamagedFile),
        (["PRAGMA application_id=0", "DROP TABLE goal"], refusals.DamagedFile),
        (["PRAGMA user_version=0"], refusals.ForeignStructure),
        (["PRAGMA user_version=999"], refusals.NewerFile),
        (["PRAGMA journal_mode=WAL"], refusals.ForeignStructure),
        (["DELETE FROM change", "DELETE FROM programme"], refusals.DamagedFile),
        (["DROP TABLE goal"], refusals.ForeignStructure),
        (["CREATE VIEW mine AS SELECT 1"], refusals.ForeignStructure),
    ],
)
def test_each_lost_mark_leads_out(
    path: Path, statements: list[str], kind: type[FileRefused]
) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    refusal = refusal_of(path)
    assert type(refusal) is kind
    assert refusal
    assert leads_out(refusal)


def test_a_newer_file_is_not_called_checked(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()
    (found,) = check(path)
    assert "newer Mentor Desktop" in found.sentence
