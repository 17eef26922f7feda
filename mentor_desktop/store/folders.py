"""Where the program keeps things of its own: never beside the document."""

import os
from pathlib import Path

import platformdirs

_NAME = "mentor-desktop"


def data_folder() -> Path:
    """Backups live here; MENTOR_DESKTOP_DATA names another place."""
    chosen = os.environ.get("MENTOR_DESKTOP_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def state_folder() -> Path:
    """Locks live here; below MENTOR_DESKTOP_DATA where that is set."""
    chosen = os.environ.get("MENTOR_DESKTOP_DATA")
    if chosen:
        return Path(chosen) / "state"
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))


def make_private(folder: Path) -> None:
    """Makes a folder and those above it, for this person only; what is there stays as it is."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
