"""The clock of this computer, in one place."""

import os
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is here."""
    return date.today()


def time_zone() -> str:
    """The name of this computer's time zone, such as "Europe/Vienna"; UTC where it has none."""
    chosen = os.environ.get("TZ", "").lstrip(":")
    place = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    for name in filter(None, (chosen, place)):
        with suppress(OSError, ValueError, KeyError):  # KeyError: an unknown zone
            return str(ZoneInfo(name).key)
    return "UTC"
