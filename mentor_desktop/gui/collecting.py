"""Looks through memory in the window's thread alone.

Python does so in whatever thread comes to it; a widget that it finds there ends the program.
"""

import gc
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject

_SHARE = 50  # looking through all of it takes at most this part of the time


class Collecting(QObject):
    """From now on, as often as Python would, each time the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rests_until = 0.0  # seconds, of a clock that only goes on
        gc.disable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._collect)

    def _collect(self) -> None:
        counts, most = gc.get_count(), gc.get_threshold()
        if counts[0] <= most[0]:
            return
        if counts[1] <= most[1]:
            gc.collect(0)
        elif counts[2] <= most[2] or time.monotonic() < self._rests_until:
            gc.collect(1)
        else:
            began = time.monotonic()
            gc.collect()
            ended = time.monotonic()
            self._rests_until = ended + _SHARE * (ended - began)
