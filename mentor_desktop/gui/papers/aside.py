"""One slow piece of work at a time in a thread, so that the window goes on."""

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _


class Aside(QObject):
    """What is asked for last counts. Signals: `done(result)`, `refused(sentence)`."""

    done = Signal(object)
    refused = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "aside")
        self._latest: Future[object] | None = None
        self._arrived.connect(self._take)
        self.destroyed.connect(partial(self._thread.shutdown, wait=False, cancel_futures=True))

    def do(self, job: Callable[[], object]) -> None:
        """Begins; what was begun before is forgotten. The job may use no widget and no file."""
        self._latest = self._thread.submit(job)
        self._latest.add_done_callback(self._tell)

    def _tell(self, future: "Future[object]") -> None:
        # Comes from the thread; the window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(future)

    def _take(self, future: "Future[object]") -> None:
        if future is not self._latest or future.cancelled():
            return
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        elif isinstance(error, Refused):
            self.refused.emit(str(error))
        else:
            logging.getLogger(__name__).error("work in a thread failed", exc_info=error)
            self.refused.emit(_("That failed: a fault of the program. It is noted in its log."))
