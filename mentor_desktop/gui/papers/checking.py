"""Checks a PDF beside the window: only what needs the file is done in the window's own thread."""

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.verifying import (
    ToCheck,
    Verified,
    checked,
    compared,
    prepare_to_check,
    read_to_check,
)
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


class Checking(QObject):
    """One PDF at a time; the one asked for last counts.

    Signals: `checked(ToCheck, Verified)`, `refused(Path, sentence)`.
    """

    checked = Signal(object, object)
    refused = Signal(object, str)
    _arrived = Signal(object)

    def __init__(self, database: Database | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._thread = ThreadPoolExecutor(1, "checking")
        self._path = Path()
        self._wanted: ToCheck | None = None
        self._latest: Future[Verified | None] | None = None
        self._arrived.connect(self._take)
        self.destroyed.connect(partial(self._thread.shutdown, wait=False, cancel_futures=True))

    def check(self, path: Path) -> None:
        """Begins; what was begun before is forgotten."""
        self._path, self._wanted = path, None
        self._do(_prepared)

    def _do(self, job: "Callable[[], Verified | None]") -> None:
        self._latest = self._thread.submit(job)
        self._latest.add_done_callback(self._tell)

    def _tell(self, future: "Future[Verified | None]") -> None:
        # Comes from the thread; the window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(future)

    def _take(self, future: "Future[Verified | None]") -> None:
        if future is not self._latest or future.cancelled():
            return
        try:
            found = future.result()
            if self._wanted is None:
                self._wanted = read_to_check(self._path, self._database)
                self._do(partial(checked, self._wanted))
            elif found is not None:
                self.checked.emit(self._wanted, compared(self._wanted, found, self._database))
        except Refused as refusal:
            self.refused.emit(self._path, str(refusal))
        except Exception:
            logging.getLogger(__name__).exception("a PDF could not be checked")
            self.refused.emit(self._path, _("It could not be checked: a fault of the program."))


def _prepared() -> None:
    prepare_to_check()
