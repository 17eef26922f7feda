"""Where a second start meets the first window; told without Qt's network, which takes time."""

import os
import sys
import tempfile
import zlib
from pathlib import Path


def meeting_place() -> str:
    """One socket a person, and another where MENTOR_DESKTOP_DATA keeps things apart."""
    whose = os.path.realpath(os.environ.get("MENTOR_DESKTOP_DATA") or Path.home())
    name = f"mentor-desktop-{zlib.crc32(os.fsencode(whose)):08x}"
    # A pipe of Windows has no place among the files.
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / name)


def may_be_taken() -> bool:
    """Whether a first window may be listening there; a crashed one leaves its socket, too.

    One that another person put there is nobody's to speak to.
    """
    if sys.platform == "win32":
        return True
    try:
        return Path(meeting_place()).stat().st_uid == os.getuid()
    except (FileNotFoundError, NotADirectoryError):
        return False
