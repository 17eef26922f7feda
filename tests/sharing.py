"""One process that works for all tests: each page has its own, which takes a second to start."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from mentor_desktop.operations.workers import started


class Shared:
    """Holds the process, and starts another where a test has ended it."""

    def __init__(self) -> None:
        self._executor: Executor | None = None

    def submit(self, work: Callable[..., Any], *values: Any) -> "Future[Any]":
        """Begins a job."""
        if self._executor is None:
            self._executor = started(1)
        try:
            return self._executor.submit(work, *values)
        except BrokenExecutor:
            self._executor = None
            return self.submit(work, *values)

    def end(self) -> None:
        """Ends the process."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


class Share(Executor):
    """What a page takes for a process of its own; ending it ends its own jobs alone."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._begun: list[Future[Any]] = []

    def submit(  # type: ignore[override]  # no names: nothing of ours gives any
        self, work: Callable[..., Any], /, *values: Any
    ) -> "Future[Any]":
        """Begins a job."""
        self._begun.append(self._shared.submit(work, *values))
        return self._begun[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Cancels what has not begun."""
        for one in self._begun:
            one.cancel()
