"""Where a second start meets the first window; told without Qt's network, which takes time."""

import os
import sys
import tempfile
from pathlib import Path

from mentor_desktop.gui.settings import file_key


def meeting_place() -> str:
    """One socket a person, and another where MENTOR_DESKTOP_DATA keeps things apart."""
    whose = os.environ.get("MENTOR_DESKTOP_DATA") or str(Path.home())
    name = f"mentor-desktop-{file_key(Path(whose))}"
    # A pipe of Windows has no place among the files.
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / name)


def may_be_taken() -> bool:
    """Whether a first window may be listening there; a crashed one leaves its socket, too."""
    return sys.platform == "win32" or Path(meeting_place()).exists()
