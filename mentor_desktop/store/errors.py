"""What SQLite says when it cannot, as sentences a person can act on: P9, in one place."""

import errno
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
)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def name_of(error: BaseException) -> str:
    """The `sqlite_errorname` of an error of a driver or of SQLAlchemy; "" if it has none."""
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(driver_error, "sqlite_errorname", None) or _by_words(driver_error))


def _by_words(error: BaseException | None) -> str:
    """The standard library raises some errors itself, without SQLite's name."""
    words = str(error)
    if words.startswith("Could not decode to UTF-8"):
        return "SQLITE_CORRUPT"  # a flipped bit in a text
    return "SQLITE_TOOBIG" if "too big" in words or "too large" in words else ""


def refusal(error: BaseException, path: Path) -> FileRefused | None:
    """The refusal for an error of SQLite or a value of no kind of ours; None where it is a bug."""
    if isinstance(error, UnreadableValue):
        return refusals.DamagedFile(path, str(error)[:200])
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
