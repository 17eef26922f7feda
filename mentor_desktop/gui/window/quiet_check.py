"""Looks through the open file while nothing else is being done, and tells what is wrong."""

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desktop.domain.change import Change
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.aside import Aside
from mentor_desktop.operations.checking import check_text, next_paper, read_paper
from mentor_desktop.store.checking import not_whole
from mentor_desktop.store.findings import Finding
from mentor_desktop.store.refusals import Busy, DamagedFile, FileRefused
from mentor_desktop.store.row_check import RowCheck

_AFTER_OPENING = 3_000  # ms; the file is on the screen, and its first page read
_LATER = 1_000  # ms after a change, or while another program writes
_REST = 20  # ms between two looks
_SLICE = 0.004  # seconds of each
_MOST = 100  # findings; who has more needs a backup, not the list


class QuietCheck(QObject):
    """Rows first, then what agreements say against their PDFs, which another process reads.

    Whether signatures are sound, only `check` asks: that takes long. Signals: `found(Finding)`,
    `ended()` when all was looked at.
    """

    found = Signal(object)
    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._told: set[Finding] = set()
        self._aside = Aside(self)
        self._aside.done.connect(self._take)
        self._aside.refused.connect(self._go_past)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)
        context.changed.connect(self._follow)
        self._begin()

    def _begin(self) -> None:
        self._rows = RowCheck(self._context.database, _SLICE)
        self._paper = ""  # the agreement that was looked at last
        self._is_ended = self._is_reading = False

    def begin(self) -> None:
        """From the first row, in a while."""
        self._begin()
        self._next.start(_AFTER_OPENING)

    def close(self) -> None:
        """No more of it."""
        self._is_ended = True
        self._next.stop()

    def _follow(self, change: Change) -> None:
        """A person is at work: later. Another program was: what it wrote is looked at, too."""
        if change.kind == "outside":
            self.begin()
        elif self._next.isActive():
            self._next.start(_LATER)

    def _go_on(self) -> None:
        if self._is_ended or self._is_reading:
            return
        if self._context.database.is_in_use:
            self._next.start(_LATER)
            return
        try:
            self._look()
        except Busy:
            self._next.start(_LATER)
        except DamagedFile as damage:
            self._tell(not_whole(damage))
            self._end()
        except FileRefused as refusal:  # moved, replaced: told when somebody comes to the window
            logging.getLogger(__name__).info("not looked through: %s", type(refusal).__name__)
            self._end()

    def _look(self) -> None:
        if not self._rows.is_done:
            for one in self._rows.go_on():
                self._tell(one)
            self._rest()
            return
        id = next_paper(self._context.database, self._paper)
        if id is None:
            self._end()
            return
        self._paper = id
        self._is_reading = True
        self._aside.do(partial(check_text, read_paper(self._context.database, id)))

    def _take(self, finding: Finding | None) -> None:
        if self._is_ended or not self._is_reading:
            return
        self._is_reading = False
        if finding is not None:
            self._tell(finding)
        self._rest()

    def _go_past(self) -> None:
        """Our own fault, which is in the log; the next agreement may do."""
        self._take(None)

    def _rest(self) -> None:
        if not self._is_ended:
            self._next.start(_REST)

    def _tell(self, finding: Finding) -> None:
        if finding in self._told:
            return
        self._told.add(finding)
        self.found.emit(finding)
        if len(self._told) >= _MOST:
            self._end()

    def _end(self) -> None:
        if not self._is_ended:
            self._is_ended = True
            self._next.stop()
            self.ended.emit()
