"""New files for tests, copied from one that was made once."""

import shutil
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file, open_file


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
