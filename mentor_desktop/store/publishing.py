"""A file made whole beside its place, then put there at once: all of it or nothing."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.store.refusals import FileRefused
from mentor_desktop.store.unfinished import LEFT_BEHIND, fresh_name, noted
from mentor_desktop.translation import _


@contextmanager
def published(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """An empty file to write to; after it, it lies at `target`. Refused where one is there.

    It is for this person only, but where it takes the place of a file it has the rights of that.
    """
    if not replace and target.exists():
        raise Refused(
            _("{name} is there already. Choose another name.").format(name=clean_line(target.name))
        )
    fresh = fresh_name(target)
    try:
        with noted(fresh):
            # Its own from the first byte: what SQLite and others write into it changes no rights.
            os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            yield fresh
            _to_disk(fresh)
            if replace and target.exists():
                with suppress(OSError):  # some disks know no rights
                    shutil.copymode(target, fresh)
            else:
                _move_leftovers(target)
            fresh.replace(target)
            _folder_to_disk(target.parent)
    except FileRefused as error:
        if error.path == fresh:
            error.tell_of(target)
        raise


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
    for end in LEFT_BEHIND[1:]:
        leftover = target.with_name(target.name + end)
        if leftover.exists():
            leftover.replace(target.with_name(f"{target.name}.{secrets.token_hex(4)}{end}.old"))
