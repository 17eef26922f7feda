"""Finished bytes onto the disk, whole or not at all, under names that are safe anywhere."""

import contextlib
import errno
import os
import re
import secrets
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from mentor_desktop.domain.file_lock import take
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.unfinished")
_LONGEST_NAME = 100
_LONGEST_BYTES = 180  # most file systems take 255, an ending and a number still to come
_ENDING = ".mentor"
_SQLITE, _OURS = b"SQLite format 3\0", b"MENT"  # the head of a mentoring file, and at byte 68
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


def publish(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    force: bool = False,
    when_exists: str = "",
    is_secret: bool = False,
) -> None:
    """Writes the file, or leaves what is there; on the disk when it returns.

    `is_secret`: for this person's eyes only, where the system knows such a thing. A file that
    is there already keeps its rights.

    Refused, with `when_exists` if given, where the file exists and not `force`; where it is a
    mentoring file; and where the folder is missing, may not be written, or is full.
    """
    exists = when_exists or _(
        "There is already a file {path}. Nothing was written; choose another name."
    ).format(path=path)
    if not force and os.path.lexists(path):
        raise Refused(exists)
    if path.exists() and not path.is_file():
        raise Refused(_("{path} is no file. Choose another name.").format(path=path))
    if _is_mentoring_file(path):
        raise Refused(
            _("{path} is a mentoring file and stays as it is. Choose another name.").format(
                path=path
            )
        )
    _sweep(path.parent)
    mode = 0o600 if is_secret or path.exists() else 0o666
    try:
        with _unfinished(path.parent, mode) as (file, unfinished):
            for piece in (data,) if isinstance(data, bytes) else data:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform == "win32":
                file.close()  # an open file takes no other name there
            if path.exists():
                with contextlib.suppress(OSError):  # some disks know no rights
                    shutil.copymode(path, unfinished)
            _put(unfinished, path, force)
        _settle(path.parent)
    except FileExistsError as error:
        raise Refused(exists) from error
    except OSError as error:
        raise Refused(_reason(error, path)) from error


@contextlib.contextmanager
def _unfinished(folder: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    """A hidden file to write to, locked while this program lives, gone after it."""
    path = folder / f".{secrets.token_hex(8)}.unfinished"
    binary = getattr(os, "O_BINARY", 0)
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | binary, mode)
    try:
        with os.fdopen(number, "wb") as file:
            take(file.fileno())  # from now on it is not
            yield file, path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Removes what programs that died while they wrote left in a folder: it may be private."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.unfinished"):
            if _UNFINISHED.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    number = os.open(path, os.O_RDWR)
                    try:
                        is_left = take(number)
                    finally:
                        os.close(number)
                    if is_left:
                        path.unlink()


def _is_mentoring_file(path: Path) -> bool:
    """By its name, by the note of who has it open, by its head: an encrypted one has none."""
    if not path.is_file():
        return False
    if path.suffix.casefold() == _ENDING or path.with_name(f".{path.name}.lock").exists():
        return True  # never opened here: that would drop the locks SQLite holds on it
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_SQLITE) and head.endswith(_OURS)


def safe_name(text: str, otherwise: str = "document") -> str:
    """A file name without its ending: no separators, controls, leading dots or reserved words."""
    line = clean_line(text)
    kept = "".join(
        " " if letter in '/\\:*?"<>|' else letter
        for letter in line
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    name = re.sub(r"\s+", " ", kept).lstrip(" .-~$")[:_LONGEST_NAME]
    while len(name.encode()) > _LONGEST_BYTES:
        name = name[:-1]
    name = name.rstrip(" .")
    if _RESERVED.fullmatch(name):
        return f"{name}_" if "." not in name else f"_{name}"
    return name or otherwise


def _put(unfinished: Path, path: Path, force: bool) -> None:
    """Gives the finished file its name; FileExistsError where another came first."""
    if force:
        unfinished.replace(path)
        return
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        # some file systems, FAT among them, have no second names for a file
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        unfinished.replace(path)


def _settle(folder: Path) -> None:
    """The folder's own entry onto the disk, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _reason(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _("There is no folder {folder}. Make it first, or choose another.").format(
            folder=path.parent
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("You may not write to {folder}. Choose another folder.").format(folder=path.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("There is no room left to write {path}. Nothing was written.").format(path=path)
    if error.errno == errno.ENAMETOOLONG:
        return _("The name {path} is too long. Choose a shorter one.").format(path=path.name)
    if error.errno == errno.EISDIR:
        return _("{path} is a folder. Give the file a name in it.").format(path=path)
    return _("{path} could not be written: {reason}.").format(
        path=path, reason=error.strerror or error
    )
