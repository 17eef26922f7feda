"""Whether the open file is still the one that was opened, and as we left it: P4."""

import os
from pathlib import Path
from typing import Any

from mentor_desktop.store.refusals import CannotRead, FileMoved, FileReplaced


class Watch:
    """Remembers which file lies at the path and how it was left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        about = self._look()
        self._which = (about.st_dev, about.st_ino)
        self._left: tuple[int, int] | None = _state(about)
        self._version: int | None = None

    def _look(self) -> os.stat_result:
        try:
            return self._path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise FileMoved(self._path) from error
        except OSError as error:
            raise CannotRead(self._path) from error

    def check_place(self) -> None:
        """FileMoved or FileReplaced where another file, or none, lies at the path."""
        about = self._look()
        if (about.st_dev, about.st_ino) != self._which:
            raise FileReplaced(self._path)

    def is_touched(self) -> bool:
        """Whether its bytes may have been written to, not by us, without SQLite knowing."""
        return self._left is not None and _state(self._look()) != self._left

    def is_changed(self, version: Any) -> bool:
        """Whether `PRAGMA data_version` counts a commit of another connection."""
        return self._version is not None and version != self._version

    def remember(self) -> None:
        """This is how we leave it; where the disk does not say, SQLite's own count has to do."""
        try:
            self._left = _state(self._look())
        except FileMoved:
            return  # the next look says so
        except CannotRead:  # what was saved is saved all the same
            self._left = None

    def remember_version(self, version: int) -> None:
        """This is the `PRAGMA data_version` of what we know."""
        self._version = version


def _state(about: os.stat_result) -> tuple[int, int]:
    return about.st_size, about.st_mtime_ns
