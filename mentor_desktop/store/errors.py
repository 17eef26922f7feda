"""What SQLite says when it cannot, as sentences a person can act on: P9, in one place."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.store import refusals
from mentor_desktop.store.refusals import FileRefused

# By the beginning of `sqlite_errorname`; the first that fits counts.
_KINDS: tuple[tuple[str, type[FileRefused]], ...] = (
    ("SQLITE_FULL", refusals.NoRoom),
    ("SQLITE_READONLY_DBMOVED", refusals.FileMoved),
    ("SQLITE_READONLY_ROLLBACK", refusals.NeedsRecovery),
    ("SQLITE_READONLY", refusals.CannotWrite),
    ("SQLITE_IOERR_READ", refusals.CannotRead),
    ("SQLITE_IOERR_SHORT_READ", refusals.CannotRead),
    ("SQLITE_IOERR_CORRUPTFS", refusals.DamagedFile),
    ("SQLITE_IOERR", refusals.CannotWrite),
    ("SQLITE_CANTOPEN", refusals.CannotWrite),
    ("SQLITE_PERM", refusals.CannotWrite),
    ("SQLITE_BUSY", refusals.Busy),
    ("SQLITE_LOCKED", refusals.Busy),
    ("SQLITE_CORRUPT", refusals.DamagedFile),
    ("SQLITE_NOTADB", refusals.DamagedFile),
    ("SQLITE_TOOBIG", refusals.TooLong),
    ("SQLITE_CONSTRAINT_CHECK", refusals.OutOfRange),
)
# SQLCipher's driver gives no more than SQLITE_CONSTRAINT; SQLite itself begins so, and names a rule
# of the table after it, never a value.
_CONSTRAINT, _CHECK_FAILED = "SQLITE_CONSTRAINT", "CHECK constraint failed: "
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


# The numbers of SQLite, where a driver gives no name with them.
_NAMES = {
    5: "SQLITE_BUSY", 6: "SQLITE_LOCKED", 8: "SQLITE_READONLY", 10: "SQLITE_IOERR",
    11: "SQLITE_CORRUPT", 13: "SQLITE_FULL", 14: "SQLITE_CANTOPEN", 18: "SQLITE_TOOBIG",
    26: "SQLITE_NOTADB",
}  # fmt: skip
_KIND = 0xFF  # of a number; what is above it says more exactly where


def name_of(error: BaseException | None) -> str:
    """The `sqlite_errorname` of an error of a driver or of SQLAlchemy; "" for any other error."""
    if isinstance(error, DBAPIError):
        error = error.orig
    if not isinstance(error, _errors_of_drivers("Error")):
        return ""  # words of our own never make an error one of SQLite
    name = getattr(error, "sqlite_errorname", None)
    if name == _CONSTRAINT and str(error).startswith(_CHECK_FAILED):
        return "SQLITE_CONSTRAINT_CHECK"
    if name and name != "unknown":
        return str(name)
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None:
        return _NAMES.get(number & _KIND, "SQLITE_ERROR")
    # Without SQLite's number the drivers raise this of themselves for one thing: bytes of a
    # text that are none, such as after a flipped bit.
    is_text = isinstance(error, _errors_of_drivers("OperationalError"))
    return "SQLITE_CORRUPT" if is_text else ""


def _errors_of_drivers(kind: str) -> tuple[type[Exception], ...]:
    """The classes of one name of both drivers, of SQLCipher's only where something needed it."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return tuple(getattr(module, kind) for module in (sqlite3, cipher) if module)


def number_told(error: BaseException, number: int) -> None:
    """Gives an error of a driver the number of SQLite that it came without."""
    if getattr(error, "sqlite_errorcode", None) is None:
        error.sqlite_errorcode = number  # type: ignore[attr-defined] # as the drivers do


def refusal(error: BaseException, path: Path) -> FileRefused | None:
    """The refusal for an error of SQLite or a value of no kind of ours; None where it is a bug."""
    if isinstance(error, UnreadableValue):
        return refusals.DamagedFile(path, str(error)[:200], is_value=True)
    name = name_of(error)
    for beginning, kind in _KINDS:
        if name.startswith(beginning):
            if kind is refusals.DamagedFile:
                return refusals.DamagedFile(path, str(error))
            return kind(path)
    return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Within it, an error of SQLite about `path` becomes its refusal."""
    try:
        yield
    except Exception as error:
        kind = None if isinstance(error, FileRefused) else refusal(error, path)
        if kind is None:
            raise
        raise kind from error


@contextmanager
def told_of_disk(path: Path) -> Iterator[None]:
    """Like `told`, and for errors of the disk: only around our own writing of files."""
    try:
        with told(path):
            yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise refusals.NoRoom(path) from error
        raise refusals.CannotWrite(path) from error


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Like `told`; what our own looking at a file trips over, is damage and no bug."""
    try:
        with told(path):
            yield
    except Exception as error:
        if name_of(error).startswith("SQLITE_") or isinstance(error, UnicodeDecodeError):
            raise refusals.DamagedFile(path, str(error)) from error
        raise
