"""Copies beside a file that a program which syncs folders made of it: told, as they may differ."""

import re
from contextlib import closing, suppress
from pathlib import Path

from mentor_desktop.store import gate
from mentor_desktop.store.connection import connect
from mentor_desktop.store.errors import damage_told
from mentor_desktop.store.refusals import FileRefused

_MOST = 20  # that are looked into
# "(Ada's conflicted copy 2026-03-09)", ".sync-conflict-20260309-101500-ABC", "-HOST", " 2", "(1)"
_ENDING = re.compile(r"[ ._-]?\(.+\)|[._-]\S.*| \d+")
_OWN_COPY = re.compile(r" \(copy\)( \d+)?")  # made on purpose
_SAYS_SO = re.compile(r"conflict", re.IGNORECASE)


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The copies beside a file that hold the same programme, or by their name say what they are."""
    near = []
    with suppress(OSError):
        near = sorted(one for one in path.parent.glob("*.mentor") if _is_called_alike(one, path))
    if not near:
        return ()
    ours = _programme(path)
    return tuple(
        one
        for one in near[:_MOST]
        if _SAYS_SO.search(one.stem) or (ours is not None and _programme(one) == ours)
    )


def _is_called_alike(one: Path, path: Path) -> bool:
    if one.name == path.name or not one.stem.startswith(path.stem):
        return False
    ending = one.stem.removeprefix(path.stem)
    return bool(_ENDING.fullmatch(ending)) and not _OWN_COPY.fullmatch(ending)


def _programme(path: Path) -> str | None:
    """The id of a file's programme; None where it is encrypted, or cannot be read."""
    with suppress(FileRefused, OSError), damage_told(path):
        if gate.is_encrypted(path):
            return None
        with closing(connect(path, None, "ro")) as connection:
            gate.guard(connection)
            row = connection.execute("SELECT id FROM programme").fetchone()
            return str(row[0]) if row else None
    return None
