"""Reads what strangers made in a process of its own, within limits of time and memory.

A reader of PDFs or pictures can be kept busy for ever by a few bytes, filled up, or brought down.
So it works beside this process, is ended when it has had its share, and takes nothing with it.
"""

import contextlib
import logging
import multiprocessing
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _, current_language, language

if sys.platform != "win32":
    import resource

Made = TypeVar("Made")

_PATIENCE = 12 if sys.platform != "win32" else 3  # times as long by the clock
_TO_START = 300.0  # seconds by the clock
_IDLE = 120.0  # seconds after which it ends by itself
_DONE, _REFUSED, _FAULT, _FULL, _SLOW, _DIED = "done", "refused", "fault", "full", "slow", "died"
_Answer = tuple[str, Any]


@dataclass(frozen=True)
class Limits:
    """What reading one thing may take.

    `seconds` of a processor, under five with what it costs to notice; `memory`: bytes of its own,
    without what it shares with other processes; `written`: bytes of a file that it may write;
    `readers`: the module that reads.
    """

    seconds: float = 4.0
    memory: int = 800_000_000
    written: int = 0
    readers: str = "mentor_desktop.documents.verify"


class GivenUp(Refused):
    """It was not refused by who read it: reading took too long or too much, or brought it down."""


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

    def do(self, work: Callable[..., Made], values: tuple[object, ...]) -> Made:
        """See `carefully`."""
        job = pickle.dumps((work, values, current_language()))
        with self._lock:
            try:
                line = self._ready()
            except (OSError, ImportError, NotImplementedError):
                # As with other workers: where this system lets none be started, go without.
                logging.getLogger(__name__).exception("no process to read in")
                return work(*values)
            said = ""
            try:
                said, made = self._answer(line, job)
            finally:
                if said not in (_DONE, _REFUSED, _FAULT):
                    self._end()  # it is lost, or this thread was stopped while it worked
        if said == _DONE:
            result: Made = made
            return result
        if said == _FAULT:
            raise made
        if said != _REFUSED:
            logging.getLogger(__name__).warning("a stranger's file was given up: %s", said)
            raise GivenUp(_given_up(said))
        raise Refused(made)

    def _ready(self) -> Connection:
        """The line to a process that says it is ready."""
        for _attempt in range(2):  # the one from before may have ended just now
            line = self._running()
            with contextlib.suppress(OSError, EOFError):
                line.send_bytes(b"")
                if line.poll(_TO_START):
                    line.recv()
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

    def _answer(self, line: Connection, job: bytes) -> _Answer:
        try:
            line.send_bytes(job)
            if not line.poll(self._limits.seconds * _PATIENCE):
                return _SLOW, None
            answer: _Answer = line.recv()
        except (OSError, EOFError):
            self._process.join()
            is_slow = self._process.exitcode == -_alarm()
            return (_SLOW if is_slow else _DIED), None
        return answer

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
    if said == _FULL:
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
                _time(limits.seconds)
                answer = _answer_to(job)
                _time(0)
                line.send(answer)
            else:
                line.send("ready")


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


def _answer_to(job: bytes) -> _Answer:
    try:
        work, values, spoken = pickle.loads(job)
        with language(spoken):
            return _DONE, work(*values)
    except Refused as refusal:
        return _REFUSED, str(refusal)
    except MemoryError:
        return _FULL, None
    except Exception as error:  # a bug, told where it was asked for
        return _FAULT, _portable(error)


def _portable(error: Exception) -> Exception:
    """An error that can travel, with the place where it came up."""
    where = traceback.format_exc()
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # what an error brings along may be anything
        error = RuntimeError(repr(error))
    error.add_note(where)
    return error
