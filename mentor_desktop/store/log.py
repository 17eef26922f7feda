"""The log of the program: one file, which the window and the command line both write."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from mentor_desktop.store.folders import state_folder

_LARGEST = 1_000_000  # bytes
_KEPT = 3


def log_path() -> Path:
    """Where the log is."""
    return state_folder() / "log" / "mentor-desktop.log"


def log_handler() -> logging.Handler | None:
    """What writes the log; None where its folder cannot be."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
