"""Programs that are begun together and all ended together, with whatever they have begun."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of Linux
_PATIENCE, _STEP = 2.0, 0.05  # seconds
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody stopped this program, by Ctrl+C or otherwise."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def descendants() -> set[int]:
    """The processes that this one began, and all that they began; only where there is /proc."""
    children: dict[int, list[int]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            parent = int(file.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(file.parent.name))
    found, left = set[int](), [os.getpid()]
    while left:
        begun = children.get(left.pop(), [])
        found.update(begun)
        left += begun
    return found


class Children:
    """What this program began. Used with `with`: at its end nothing of it runs any more."""

    def __init__(self) -> None:
        self._begun: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Children":
        # What loses its parent becomes ours, also where it began a session of its own.
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
        for number in _STOPPING:
            signal.signal(number, _stop)
        return self

    def __exit__(self, *error: object) -> None:
        for number in _STOPPING:
            signal.signal(number, signal.SIG_IGN)
        self._end_all()
        for number in _STOPPING:
            signal.signal(number, signal.SIG_DFL)

    def begin(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        said: IO[bytes] | None = None,
        folder: Path | None = None,
    ) -> subprocess.Popen[bytes]:
        """Starts a program in a folder; `said` takes what it says."""
        child = subprocess.Popen(
            words,
            env=environment,
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT if said else None,
        )
        self._begun[child.pid] = child
        return child

    def wait(self, child: subprocess.Popen[bytes]) -> int:
        """How a program ended; meanwhile orphans are buried, for nobody else would."""
        while child.returncode is None:
            self._bury(*os.wait())
        return child.returncode

    def _bury(self, pid: int, status: int) -> None:
        if child := self._begun.pop(pid, None):
            child.returncode = os.waitstatus_to_exitcode(status)

    def _end_all(self) -> None:
        began, told = time.monotonic(), set[int]()
        while (left := descendants()) and (waited := time.monotonic() - began) < 5 * _PATIENCE:
            number = signal.SIGKILL if waited > _PATIENCE else signal.SIGTERM
            for pid in left if number == signal.SIGKILL else left - told:
                with suppress(ProcessLookupError, PermissionError):  # ended, or of another user
                    os.kill(pid, number)
            told |= left
            with suppress(ChildProcessError):
                while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                    self._bury(*ended)
            time.sleep(_STEP)


def _stop(number: int, _frame: object) -> None:
    raise Stopped(number)
