"""The opening gate: nothing is used before it is known to be whole and ours (P7, P8, P10)."""

import sqlite3
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mentor_desktop.domain.address import real_path
from mentor_desktop.store import refusals
from mentor_desktop.store.connection import APPLICATION_ID
from mentor_desktop.store.errors import name_of
from mentor_desktop.store.lock import document_key, file_key
from mentor_desktop.store.structure import holds_ours, odd_parts, our_structure, read_structure

SCHEMA_VERSION = 2
OUT_OF_RANGE = "CHECK constraint failed"  # as SQLite begins to say it
_MAGIC = b"SQLite format 3\0"
_PAGE = 4096  # what SQLCipher writes by default
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_JOURNAL_END = 16  # bytes after the name of another journal: its length, checksum, magic
_LIKE_MAGIC = 10  # so many of its 16 letters: it was one, and is damaged
_MANY_VALUES = 200  # of 256: encrypted bytes look like noise
_QUICK_FROM = 30_000_000  # bytes; a full check of more would keep the person waiting
_LONGEST_LOOK = 2.0  # seconds that a file from a stranger may take to show its structure
_STEPS = 10_000
_LOOKING = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_PRAGMA,
    sqlite3.SQLITE_UPDATE,  # what declaring the table of a PRAGMA asks for; nothing is written
}


# Which documents this process has open, and whether they are encrypted. POSIX locks belong
# to the process: closing any handle on such a file would drop those of SQLite.
_open_here: dict[str, tuple[str, bool]] = {}


def note_opened(path: Path, *, encrypted: bool) -> None:
    """This process has the document open."""
    _open_here[document_key(path)] = (file_key(path), encrypted)


def note_closed(path: Path) -> None:
    """This process has the document open no more."""
    _open_here.pop(document_key(path), None)


def check_is_file(path: Path) -> None:
    """Refused where nothing, no regular file or an empty one lies at the path."""
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.MissingFile(path) from error
    except ValueError as error:  # a NUL in the name
        raise refusals.MissingFile(path) from error
    except OSError as error:
        raise refusals.CannotRead(path) from error
    if not stat.S_ISREG(about.st_mode):
        raise refusals.NotAFile(path)
    if about.st_size == 0:
        raise refusals.EmptyFile(path)


def is_encrypted(path: Path) -> bool:
    """Whether the file asks for a passphrase; refused where it is no mentoring file at all."""
    check_is_file(path)
    known = {document_key(path), file_key(path)}
    for place, (which, encrypted) in _open_here.items():
        if known & {place, which}:
            return encrypted
    try:
        with path.open("rb") as file:
            start = file.read(_PAGE)
        size = path.stat().st_size
    except OSError as error:
        raise refusals.CannotRead(path) from error
    return _is_encrypted(path, start, size)


def _is_encrypted(path: Path, start: bytes, size: int) -> bool:
    if start.startswith(_MAGIC):
        if start[18:20] == b"\x02\x02":  # write-ahead log: another program switched it on
            raise refusals.ForeignStructure(path)
        if start[18:20] != b"\x01\x01":  # SQLite would say that the disk cannot be written to
            raise refusals.DamagedFile(path, "an unknown format")
        if size % 512 and not _has_journal(path):
            raise refusals.DamagedFile(path, "cut short")
        return False
    if size >= _PAGE and len(set(start)) >= _MANY_VALUES and not _has_a_gap(start):
        if size % _PAGE == 0 or _has_journal(path):
            return True
        if path.suffix == ".mentor":
            raise refusals.DamagedFile(path, "encrypted and cut short")
    alike = sum(a == b for a, b in zip(start, _MAGIC, strict=False))
    if path.suffix == ".mentor" or alike >= _LIKE_MAGIC:
        raise refusals.DamagedFile(path, "the header is not a header")
    raise refusals.NotOurFile(path)


def _has_journal(path: Path) -> bool:
    """An edit was cut off: a last page that is not whole goes when that edit is taken back."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def _has_a_gap(start: bytes) -> bool:
    return b"\0" * 8 in start


def check_journal(path: Path) -> None:
    """ForeignStructure where the journal beside a document names a second journal.

    SQLite would delete the file of that name when it takes the unfinished edit back, whatever
    it is. We never make one: it takes an edit in two attached files at once.
    """
    if names_another(journal_of(path)):
        raise refusals.ForeignStructure(path)


def journal_of(path: Path) -> Path:
    """Where SQLite looks for the journal of a document: beside the file that a link leads to."""
    real = real_path(path)
    return real.with_name(real.name + "-journal")


def names_another(journal: Path) -> bool:
    """Whether a journal ends with the name of another file; False where there is no journal."""
    try:
        size = journal.stat().st_size
        with journal.open("rb") as file:
            file.seek(max(0, size - _JOURNAL_END))
            end = file.read(_JOURNAL_END)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise refusals.CannotRead(journal) from error
    return end.endswith(_JOURNAL_MAGIC) and any(end[:4])


def pass_gate(connection: Any, path: Path, *, read_only: bool) -> int:
    """Checks marks and structure of an open driver connection; gives its user_version.

    Refused where it is newer and may be written to, or older and may not.
    """
    guard(connection)
    try:
        if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
            if _looks_like_ours(connection):  # one damaged byte, and no backup would be offered
                raise refusals.DamagedFile(path, "the mark of the program is lost")
            raise refusals.NotOurFile(path)
        version = int(_one(connection, "PRAGMA user_version"))
        _check_version(connection, path, version, read_only=read_only)
    except Exception as error:
        if name_of(error) in ("SQLITE_INTERRUPT", "SQLITE_AUTH"):
            raise refusals.ForeignStructure(path) from error
        raise
    finally:
        release(connection)
    return version


def _looks_like_ours(connection: Any) -> bool:
    """Whether most of its tables are called as ours are."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    ours = {part[1] for part in our_structure() if part[0] == "table"}
    return len(names & ours) * 2 > len(ours)


def check_programme(connection: Any, path: Path) -> None:
    """DamagedFile where the one row is lost that every page begins with."""
    if _one(connection, "SELECT count(*) FROM programme") != 1:
        raise refusals.DamagedFile(path, "it has no programme")


def _check_version(connection: Any, path: Path, version: int, *, read_only: bool) -> None:
    if version < 1:
        raise refusals.ForeignStructure(path)
    if version == SCHEMA_VERSION and read_structure(connection) != our_structure():
        raise refusals.ForeignStructure(path)
    if version < SCHEMA_VERSION:
        if odd_parts(connection):
            raise refusals.ForeignStructure(path)
        if read_only:
            raise refusals.OlderFile(path)
    if version > SCHEMA_VERSION and not (read_only and holds_ours(read_structure(connection))):
        raise refusals.NewerFile(path)


def check_whole(connection: Any, path: Path) -> None:
    """DamagedFile unless SQLite finds the pages, indexes and references in order."""
    pages = int(_one(connection, "PRAGMA page_count"))
    size = pages * int(_one(connection, "PRAGMA page_size"))  # SQLCipher says it as text
    check = "quick_check" if size > _QUICK_FROM else "integrity_check"
    verdict = _one(connection, f"PRAGMA {check}(1)")
    if verdict != "ok":
        is_value = str(verdict).startswith(OUT_OF_RANGE)
        raise refusals.DamagedFile(path, str(verdict), is_value=is_value)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise refusals.DamagedFile(path, f"reference {broken}")


def guard(connection: Any) -> None:
    """From now on the connection may only look, and for two seconds: P10."""
    until = time.monotonic() + _LONGEST_LOOK
    connection.set_authorizer(_authorize)
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)


def limit_steps(connection: Any) -> Callable[[], None]:
    """As `guard`, for reading row by row: each call of what it gives begins two new seconds."""
    until = time.monotonic() + _LONGEST_LOOK

    def step() -> None:
        nonlocal until
        until = time.monotonic() + _LONGEST_LOOK

    connection.set_authorizer(_authorize)
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    return step


def release(connection: Any) -> None:
    """The connection may do everything again."""
    connection.set_authorizer(None)
    connection.set_progress_handler(None, 0)


def _authorize(action: int, first: Any, second: Any, database: Any, inside: Any) -> int:
    # A view or trigger of the file would be named as what the action is inside of.
    if inside is None and action in _LOOKING:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _one(connection: Any, statement: str) -> Any:
    return connection.execute(statement).fetchone()[0]
