"""New files for tests, copied from one that was made once."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file, open_file

SAMPLE_DAY = date(2026, 11, 22)


def make_new_file(folder: Path, name: str) -> Path:
    """A new, empty file of a programme, made before a test has folders of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTOR_DESKTOP_DATA", str(folder / "data"))
        create_file(folder / "new.mentor", Programme(name=name)).close()
    return folder / "new.mentor"


def open_copy(new_file: Path, path: Path) -> Database:
    """A file at a path as `create_file` gives it: it needs no backup."""
    made = open_file(Path(shutil.copy(new_file, path)))
    made.has_way_back = True
    return made


class Samples:
    """Samples in a folder of the whole run: each is made once, by whoever wants it first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def kept(
        self, relationships: int | None = None, seed: int = 0, today: date = SAMPLE_DAY
    ) -> Path:
        """A sample that everybody reads and nobody writes."""
        path = self._folder / f"{relationships}-{seed}-{today}.mentor"
        if not path.exists():
            own = self._folder / f"{os.getpid()}.mentor"
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MENTOR_DESKTOP_DATA", str(self._folder / f"data-{os.getpid()}"))
                make_demo(own, relationships, seed, today)
            own.rename(path)  # of two processes at once the later one wins with the same rows
        return path

    def copy(
        self,
        path: Path,
        relationships: int | None = None,
        seed: int = 0,
        today: date = SAMPLE_DAY,
    ) -> Path:
        """A sample of a test's own."""
        return Path(shutil.copy(self.kept(relationships, seed, today), path))

    @contextmanager
    def reading(self, relationships: int | None = None, seed: int = 0) -> Iterator[Database]:
        """A sample, open to read."""
        database = open_file(self.kept(relationships, seed), read_only=True)
        yield database
        database.close()
