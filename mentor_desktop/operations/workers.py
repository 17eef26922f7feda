"""Processes that do long work beside this one, as many as there are cores."""

import concurrent.futures
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from dataclasses import dataclass
from typing import Generic, TypeVar

Job = TypeVar("Job")
Made = TypeVar("Made")

_MOST = 8  # each needs some 80 MB
_AHEAD = 3  # jobs a worker has before it, so that it never waits and memory stays small


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def started(count: int) -> Executor:
    """So many processes; a thread where this system lets none be started."""
    try:
        # spawn: a fork of a process with windows and threads is not sound
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=begin_worker)
    except (OSError, ImportError, NotImplementedError):
        logging.getLogger(__name__).exception("no process to work in")
        return ThreadPoolExecutor(1, "working")


def begin_worker() -> None:
    """In a new worker: Ctrl+C is for the one who started it, and it ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    # Killed, a parent closes nothing: its workers would wait for work for ever.
    parent.join()
    os._exit(1)


@dataclass(frozen=True)
class Done(Generic[Job, Made]):
    """One job at its end: what was made, or the error; `has_died`: its worker with it."""

    job: Job
    made: Made | None = None
    error: BaseException | None = None
    has_died: bool = False


class Workers(Generic[Job, Made]):
    """Does `work` on one job after the other, some at a time; `close` when done with it.

    A job whose worker dies is told as `has_died`; the others go on. What goes to and fro must be
    plain values.
    """

    def __init__(self, work: Callable[[Job], Made], count: int) -> None:
        self._work = work
        self.count = max(1, min(count, _MOST))
        self._executor: Executor | None = None
        self._running: dict[Future[Made], Job] = {}
        self._suspects: deque[Job] = deque()

    @property
    def has_room(self) -> bool:
        """Whether another job can be given."""
        return not self._suspects and len(self._running) < self.count * _AHEAD

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        return not self._running and not self._suspects

    def give(self, job: Job) -> None:
        """Begins a job."""
        if self._executor is None:
            self._executor = started(self.count)
        try:
            future = self._executor.submit(self._work, job)
        except BrokenExecutor:
            self._begin_anew()
            self.give(job)
            return
        self._running[future] = job

    def take(self, timeout: float) -> list[Done[Job, Made]]:
        """What has been done by now; waits at most so many seconds for something."""
        if self._running:
            first = concurrent.futures.FIRST_COMPLETED
            concurrent.futures.wait(self._running, timeout, return_when=first)
        done: list[Done[Job, Made]] = []
        for future in [one for one in self._running if one.done()]:
            job = self._running.get(future)
            if job is None:
                continue  # gone with others, when a worker died
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                done += self._mourn()
                continue
            del self._running[future]
            done.append(Done(job, None if error else future.result(), error))
        if self._suspects and not self._running:
            self.give(self._suspects.popleft())
        return done

    def _mourn(self) -> list[Done[Job, Made]]:
        """A worker died, and all that ran is lost: one of these did it, so each goes alone."""
        lost = [job for future, job in self._running.items() if not _is_whole(future)]
        whole = [future for future in self._running if _is_whole(future)]
        done = [Done[Job, Made](self._running[one], one.result()) for one in whole]
        self._running = {}
        self._begin_anew()
        if len(lost) == 1:
            logging.getLogger(__name__).error("a worker died")
            done.append(Done(lost[0], has_died=True))
        else:
            self._suspects.extend(lost)
        return done

    def _begin_anew(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Ends the workers; what they have not begun is never done."""
        self._suspects.clear()
        self._running = {}
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)


def _is_whole(future: Future[Made]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
