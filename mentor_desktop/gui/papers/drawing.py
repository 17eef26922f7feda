"""Draws PDFs beside the window: in a process of their own, so that typing never waits."""

import contextlib
import logging
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentor_desktop.operations.drawing import AgreementPaper, drawn
from mentor_desktop.operations.workers import started

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


class _Worker:
    """A process that starts with the first job; a thread where no process can be had."""

    def __init__(self) -> None:
        self._executor: Executor | None = None
        self.is_thread = False

    def submit(self, paper: AgreementPaper) -> "Future[Document]":
        """Begins to draw."""
        if self._executor is None:
            self._executor = self._started()
        try:
            return self._executor.submit(drawn, paper)
        except (RuntimeError, OSError):  # broken, or may not start a process
            self.use_thread()
            return self.submit(paper)

    def _started(self) -> Executor:
        return ThreadPoolExecutor(1, "drawing") if self.is_thread else started(1)

    def use_thread(self) -> None:
        """From now on, draw in a thread."""
        self.stop()
        self.is_thread = True

    def stop(self) -> None:
        """Ends the worker once it has drawn what it is at."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


class Drawing(QObject):
    """Draws agreements one after the other; of each asker only the latest wish counts.

    Signals: `finished(asker, Document)`, or `finished(asker, None)` where it could not be drawn.
    """

    finished = Signal(object, object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker()
        self._wanted: dict[object, tuple[AgreementPaper, Future[Document]]] = {}
        self._arrived.connect(self._take)
        self.destroyed.connect(self._worker.stop)

    @classmethod
    def of(cls, owner: QObject) -> "Drawing":
        """The one that belongs to `owner`, made when first asked for."""
        return owner.findChild(cls) or cls(owner)

    def draw(self, asker: object, paper: AgreementPaper) -> None:
        """Wants a PDF; an earlier wish of the same asker is forgotten."""
        if asker in self._wanted:
            self._wanted.pop(asker)[1].cancel()
        future = self._worker.submit(paper)
        self._wanted[asker] = (paper, future)
        future.add_done_callback(partial(self._tell, asker))

    def forget(self, asker: object) -> None:
        """Nothing is wanted any more."""
        if asker in self._wanted:
            self._wanted.pop(asker)[1].cancel()

    def _tell(self, asker: object, future: "Future[Document]") -> None:
        # Comes from the worker's thread; the window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(asker, future)

    def _take(self, asker: object, future: "Future[Document]") -> None:
        paper, wanted = self._wanted.get(asker, (None, None))
        if paper is None or wanted is not future or future.cancelled():
            return
        del self._wanted[asker]
        error = future.exception()
        if isinstance(error, BrokenExecutor) and not self._worker.is_thread:
            logging.getLogger(__name__).warning("the drawing process ended; going on in a thread")
            self._worker.use_thread()
            self.draw(asker, paper)
            return
        if error is not None:
            logging.getLogger(__name__).error("a PDF could not be drawn", exc_info=error)
        self.finished.emit(asker, None if error else future.result())
