"""Reads what strangers made in a process of its own, within limits of time and memory.

A reader of PDFs or pictures can be kept busy for ever by a few bytes, filled up, or brought down.
So it works beside this process, is ended when it has had its share, and takes nothing with it.
What it answers is no more than the values that its work says it makes: see answers_apart.
"""

import contextlib
import logging
import multiprocessing
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.answers_apart import (
    DONE,
    FAULT,
    FULL,
    REFUSED,
    Answer,
    answer,
    packed,
    unpacked,
)
from mentor_desktop.translation import _, current_language, language

if sys.platform != "win32":
    import resource

Made = TypeVar("Made")

_FOR_NOTHING = 4.0  # seconds that readings of one file may cost which are given up
_TOO_LITTLE = 0.1  # seconds, to try one more in
_PATIENCE = 4 if sys.platform != "win32" else 1.5  # times as long by the clock
_TO_START = 300.0  # seconds by the clock
_IDLE = 120.0  # seconds after which it ends by itself
_TO_END = 5.0  # seconds by the clock, for the system to take back what it had
_LONGEST = 400_000_000  # bytes of an answer
_READY = b"ready"
_SLOW, _DIED = "slow", "died"


@dataclass(frozen=True)
class Limits:
    """What reading one thing may take.

    `seconds` of a processor: with what it costs to begin and to notice, a person waits for less
    than five; `memory`: bytes of its own, without what it shares with other processes; `written`:
    bytes of a file that it may write; `readers`: the module that reads.
    """

    seconds: float = 3.0
    memory: int = 800_000_000
    written: int = 0
    readers: str = "mentor_desktop.documents.verify"


class GivenUp(Refused):
    """It was not refused by who read it: reading took too long or too much, or brought it down."""


class Budget:
    """Seconds that readings may cost together which are given up; for any thread."""

    def __init__(self) -> None:
        self.left = _FOR_NOTHING

    @property
    def is_spent(self) -> bool:
        """Whether too little is left to try one more."""
        return self.left < _TOO_LITTLE

    @contextlib.contextmanager
    def counting(self) -> Iterator[None]:
        """What is read within counts where it is given up."""
        began = time.monotonic()
        try:
            yield
        except GivenUp:
            self.left -= time.monotonic() - began
            raise


def carefully(work: Callable[..., Made], *values: object) -> Made:
    """What `work` makes of plain values, as it would here; it must stand in a module.

    Refused as it refuses, and where it takes too long or too much memory.
    """
    return _reader().do(work, values)


def prepare() -> None:
    """Starts the process that reads, so that it is there when something comes."""
    _reader().start()


def finish() -> None:
    """Ends the process; the next stranger gets a new one."""
    _reader().end()


@cache
def _reader() -> "Reader":
    return Reader()


class Reader:
    """One process that reads one thing after the other; any thread may ask it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: Any = None
        self._line: Connection | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begins to start it; does not wait until it is ready."""
        with self._lock, contextlib.suppress(OSError, ImportError, NotImplementedError):
            self._running()

    def end(self) -> None:
        """Ends it, whatever it does."""
        with self._lock:
            self._end()

    def do(
        self, work: Callable[..., Made], values: tuple[object, ...], seconds: float | None = None
    ) -> Made:
        """See `carefully`; `seconds`: where less is left than the usual."""
        seconds = min(self._limits.seconds, seconds or self._limits.seconds)
        job = pickle.dumps((work, values, current_language(), seconds))
        with self._lock:
            try:
                line = self._ready()
            except (OSError, ImportError, NotImplementedError):
                # As with other workers: where this system lets none be started, go without.
                logging.getLogger(__name__).exception("no process to read in")
                return work(*values)
            said = ""
            try:
                said, made = self._answer(line, job, work, seconds)
            finally:
                if said not in (DONE, REFUSED, FAULT):
                    self._end()  # it is lost, or this thread was stopped while it worked
        if said == DONE:
            result: Made = made
            return result
        if said == FAULT:
            raise made
        if said != REFUSED:
            logging.getLogger(__name__).warning("a stranger's file was given up: %s", said)
            raise GivenUp(_given_up(said))
        raise Refused(made)

    def _ready(self) -> Connection:
        """The line to a process that says it is ready."""
        for _attempt in range(2):  # the one from before may have ended just now
            line = self._running()
            with contextlib.suppress(OSError, EOFError):
                line.send_bytes(b"")
                if line.poll(_TO_START) and line.recv_bytes(len(_READY)) == _READY:
                    return line
            self._end()
        raise OSError("no process that reads")

    def _running(self) -> Connection:
        if self._line is not None and self._process.is_alive():
            return self._line
        self._end()
        # spawn: a fork of a process with windows and threads is not sound
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, self._limits), daemon=True)
        process.start()
        there.close()
        self._process, self._line = process, here
        return here

    def _answer(
        self, line: Connection, job: bytes, work: Callable[..., Any], seconds: float
    ) -> Answer:
        process = self._process
        # By ending it: who is taken over may begin an answer and not go on.
        clock = threading.Timer(seconds * _PATIENCE, process.kill)
        clock.start()
        try:
            line.send_bytes(job)
            return unpacked(line.recv_bytes(_LONGEST), work)
        except (OSError, EOFError, ValueError):
            process.join(_TO_END)
            is_slow = process.exitcode == -_alarm() or clock.finished.is_set()
            return (_SLOW if is_slow else _DIED), None
        finally:
            clock.cancel()

    def _end(self) -> None:
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()


def _given_up(said: str) -> str:
    if said == _SLOW:
        return _("This file takes too long to read, so it stays unread. Ask for another copy.")
    if said == FULL:
        return _("This file takes too much memory, so it stays unread. Ask for another copy.")
    return _("This file is damaged and stops what reads it. Ask for another copy.")


def _serve(line: Connection, limits: Limits) -> None:
    """In the process that reads: one job after the other, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who started it
    import_module(limits.readers)
    _limit(limits)
    with contextlib.suppress(OSError, EOFError):  # who asked has ended
        while line.poll(_IDLE):
            job = line.recv_bytes()
            if job:
                work, values, spoken, seconds = pickle.loads(job)  # from who started it
                _time(seconds)
                with language(spoken):
                    said = packed(*answer(work, values))
                _time(0)
                line.send_bytes(said)
            else:
                line.send_bytes(_READY)


def _limit(limits: Limits) -> None:
    """Bounds what this process may take, and what it may write."""
    if sys.platform != "win32":
        for kind, most in (
            (resource.RLIMIT_DATA, limits.memory),
            (resource.RLIMIT_FSIZE, limits.written),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(kind, (most, most))


def _alarm() -> int:
    return int(signal.SIGPROF) if sys.platform != "win32" else 0


def _time(seconds: float) -> None:
    """After so many seconds of a processor this process is ended by the system; 0: never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
