"""What comes from outside while something is being asked waits until that is answered."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOKS_AGAIN = 100  # milliseconds
_MOST = 20  # that wait; whoever sends more is no person


class Turns(QObject):
    """Does one thing after the other, each from the event loop, while no dialog or menu is open."""

    _come = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque(maxlen=_MOST)
        self._is_at_work = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LOOKS_AGAIN)
        self._later.timeout.connect(self._come)
        self._come.connect(self._take_next, Qt.ConnectionType.QueuedConnection)

    def add(self, act: Callable[[], object]) -> None:
        """`act` is called when its turn has come, never before this returns."""
        self._waiting.append(act)
        self._come.emit()

    def _take_next(self) -> None:
        if not self._waiting:
            return
        if self._is_at_work or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._later.start()
            return
        self._is_at_work = True
        try:
            self._waiting.popleft()()
        finally:
            self._is_at_work = False
            self._come.emit()
