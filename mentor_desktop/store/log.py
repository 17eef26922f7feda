"""The log of the program: one file, which the window and the command line both write."""

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from mentor_desktop.store.folders import make_private, state_folder

_LARGEST = 1_000_000  # bytes
_KEPT = 3


def log_path() -> Path:
    """Where the log is."""
    return state_folder() / "log" / "mentor-desktop.log"


def log_handler() -> logging.Handler | None:
    """What writes the log; None where its folder cannot be."""
    path = log_path()
    try:
        make_private(path.parent)
        handler = _Log(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


class _Log(RotatingFileHandler):
    """For this person's eyes only, and silent where the disk is full: a log is a comfort."""

    def _open(self) -> TextIOWrapper:
        return open(
            self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=_private
        )

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
