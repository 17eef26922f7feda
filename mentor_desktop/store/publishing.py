"""A file made whole beside its place, then put there at once: all of it or nothing."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.store.refusals import FileRefused
from mentor_desktop.translation import _

_LEFT_BEHIND = ("-journal", "-wal", "-shm")


@contextmanager
def published(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """A path to write to; after it, that file lies at `target`. Refused where one is there."""
    if not replace and target.exists():
        raise Refused(
            _("{name} is there already. Choose another name.").format(name=clean_line(target.name))
        )
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        yield fresh
        _to_disk(fresh)
        if not replace:
            _move_leftovers(target)
        fresh.replace(target)
        _folder_to_disk(target.parent)
    except FileRefused as error:
        if error.path == fresh:
            error.tell_of(target)
        raise
    finally:
        for end in ("", *_LEFT_BEHIND):
            with suppress(OSError):
                fresh.with_name(fresh.name + end).unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Removes what a program that died while making `target` left beside it.

    Only for who holds the lock: nobody else makes that file then. A passphrase that was being
    taken away would otherwise leave a copy that everyone can read.
    """
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.new(-journal|-wal|-shm)?")
    with suppress(OSError):
        for file in target.parent.iterdir():
            if left.fullmatch(file.name):
                with suppress(OSError):
                    file.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle on a folder to wait for
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move_leftovers(target: Path) -> None:
    """SQLite would play the journal of a file that is gone into the new one."""
    for end in _LEFT_BEHIND:
        leftover = target.with_name(target.name + end)
        if leftover.exists():
            leftover.replace(target.with_name(f"{target.name}.{secrets.token_hex(4)}{end}.old"))
