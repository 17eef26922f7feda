"""Files being made: each is noted meanwhile, so that a start after a kill removes what was left.

A passphrase that was being taken away, or a rescue, would otherwise leave a whole copy that
nobody knows of. A note is locked by the program that makes the file; a free one is of a program
that died.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mentor_desktop.domain.file_lock import take
from mentor_desktop.store.folders import make_private, state_folder

LEFT_BEHIND = ("", "-journal", "-wal", "-shm")
_OURS = re.compile(r"\..+\.[0-9a-f]{8}\.(new|rescue)")  # a damaged note removes nothing else
_LONGEST = 10_000  # bytes of a path


def fresh_name(target: Path, ending: str = "new") -> Path:
    """A name beside `target` that nothing has, hidden."""
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.{ending}")


@contextmanager
def noted(path: Path) -> Iterator[None]:
    """While it lasts `path`, a name of `fresh_name`, is noted as unfinished; then it is removed."""
    number, note = _note(path)
    try:
        yield
    finally:
        _remove(path)
        if number is not None:
            os.close(number)
            with suppress(OSError):
                note.unlink()


def _note(path: Path) -> tuple[int | None, Path]:
    """The locked note; None where there is no place for notes: that stops nothing."""
    folder = state_folder() / "unfinished"
    note = folder / secrets.token_hex(8)
    try:
        make_private(folder)
        number = os.open(note, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return None, note
    take(number)  # nobody takes it in between: an empty note is left alone
    with suppress(OSError):
        os.write(number, os.fsencode(path.absolute()))
    return number, note


def sweep_unfinished() -> None:
    """Removes what programs that died while they made a file left anywhere."""
    folder = state_folder() / "unfinished"
    try:
        notes = list(folder.iterdir())
    except OSError:
        return  # none was ever made, or there is no place for them
    for note in notes:
        with suppress(OSError):
            number = os.open(note, os.O_RDWR)
            try:
                path = os.read(number, _LONGEST) if take(number) else b""
            finally:
                os.close(number)
            if path and b"\0" not in path:
                _remove(Path(os.fsdecode(path)))
                note.unlink()


def _remove(path: Path) -> None:
    if not _OURS.fullmatch(path.name):
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    for end in LEFT_BEHIND:
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
