"""P10: the journal that lies beside a stranger's file harms neither the file nor others."""

import os
import random
import sqlite3
import struct
from pathlib import Path

import pytest

from mentor_desktop.store.checking import check
from mentor_desktop.store.gate import journal_of
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import FileRefused, ForeignStructure
from mentor_desktop.store.salvage import salvage
from tests.exploring import tries
from tests.store.conftest import names

_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_PAGE = 4096
_SECTOR = 512
_NONCE = 0x1234


def record(number: int, page: bytes) -> bytes:
    """A page as a journal keeps it, with its checksum."""
    total = _NONCE + sum(page[place] for place in range(_PAGE - 200, 0, -200))
    return struct.pack(">I", number) + page + struct.pack(">I", total & 0xFFFFFFFF)


def leave_journal(path: Path, other: Path | None = None) -> None:
    """Leaves an unfinished edit beside a file; with the name of another file at its end."""
    data = path.read_bytes()
    header = _MAGIC + struct.pack(">IIIII", 1, _NONCE, len(data) // _PAGE, _SECTOR, _PAGE)
    journal = header.ljust(_SECTOR, b"\0") + record(1, data[:_PAGE])
    if other:
        name = os.fsencode(other)
        total = sum(byte if byte < 128 else byte - 256 for byte in name) & 0xFFFFFFFF
        journal = journal.ljust(-(-len(journal) // _SECTOR) * _SECTOR, b"\0")
        journal += struct.pack(">I", 0x40000000 // _PAGE + 1) + name
        journal += struct.pack(">II", len(name), total) + _MAGIC
    journal_of(path).write_bytes(journal)


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file that has nothing to do with ours."""
    path = tmp_path / "precious.txt"
    path.write_text("precious " * 100)
    return path


def test_sqlite_alone_deletes_the_file_that_a_journal_names(closed: Path, precious: Path) -> None:
    leave_journal(closed, precious)
    connection = sqlite3.connect(closed)
    connection.execute("SELECT count(*) FROM person").fetchone()
    connection.close()
    assert not precious.exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_journal_that_names_another_file_deletes_nothing(
    closed: Path, precious: Path, read_only: bool
) -> None:
    leave_journal(closed, precious)
    with pytest.raises(FileRefused) as caught:
        open_file(closed, read_only=read_only)
    assert read_only or isinstance(caught.value, ForeignStructure)
    assert precious.exists()
    salvage(closed, closed.with_name("saved.mentor"))
    assert precious.exists()
    saved = open_file(closed.with_name("saved.mentor"))
    assert names(saved) == ["Ada"]
    saved.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows asks for rights to make a link")
def test_a_link_to_such_a_file_deletes_nothing(closed: Path, precious: Path) -> None:
    leave_journal(closed, precious)
    (closed.parent / "links").mkdir()
    link = closed.parent / "links" / "link.mentor"
    link.symlink_to(closed)
    with pytest.raises(ForeignStructure):
        open_file(link)
    salvage(link, closed.with_name("saved.mentor"))
    assert precious.exists()


def test_an_edit_cut_off_midway_is_taken_back_as_ever(closed: Path) -> None:
    leave_journal(closed)
    open_file(closed).close()
    assert not journal_of(closed).exists()
    assert check(closed) == ()


def test_a_damaged_journal_never_shows_wrong_rows(closed: Path) -> None:
    leave_journal(closed)
    data, journal = closed.read_bytes(), journal_of(closed).read_bytes()
    chance = random.Random(20260309)
    seen = set()
    for _number in range(tries(40, 100)):
        damaged = bytearray(journal)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        closed.write_bytes(data)
        journal_of(closed).write_bytes(damaged)
        try:
            database = open_file(closed)
        except FileRefused:
            seen.add("refused")
        else:
            found = check(database)
            seen.add("found" if found else "right")
            assert found or names(database) == ["Ada"]
            database.close()
        journal_of(closed).unlink(missing_ok=True)
    assert "right" in seen
