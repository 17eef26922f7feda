"""What `--startup-report` prints: how long the start took, and how much memory."""

import os
import time
from contextlib import suppress
from pathlib import Path

_BEGAN = time.monotonic()


class StartupReport:
    """Milliseconds since the process began, by name; `rss_mib` the memory at the end."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def note(self, name: str) -> None:
        """Now it is so far; the first time counts."""
        self._told.setdefault(name, _milliseconds_running())

    def tell(self) -> None:
        """Prints one line of JSON."""
        told = {**self._told, "rss_mib": _memory()}
        # By hand: importing json would be part of what is measured.
        line = ", ".join(f'"{name}": {value:.1f}' for name, value in told.items())
        with suppress(BrokenPipeError):  # nobody listens any more: close all the same
            print(f"{{{line}}}", flush=True)  # noqa: T201 - it was asked for


def _milliseconds_running() -> float:
    """Since the process began; where the system does not say, since Python began to import us."""
    try:
        began = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19]
        ticks = os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - int(began) / ticks) * 1000
    except (OSError, ValueError, IndexError, AttributeError):
        return (time.monotonic() - _BEGAN) * 1000


def _memory() -> float:
    """Resident memory in MiB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
