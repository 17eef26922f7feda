"""What comes after the first paint, in short steps, while the start page is there to use."""

import gc
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.collecting import Collecting

# Each takes from 20 to 100 ms; between two of them the window draws and listens.
STEPS = (
    "asyncio",  # SQLAlchemy asks for these two, and brings all of itself with its first part
    "importlib.metadata",
    "sqlalchemy",
    "sqlalchemy.orm",
    "mentor_desktop.domain.records",
    "mentor_desktop.store.database",
    "mentor_desktop.gui.relationship.page",
    "mentor_desktop.gui.window.window",
)
_FIRST_ACTS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Drop,
    QEvent.Type.Close,
)


class Warming(QObject):
    """Imports step by step, then calls `done` once; at the first key or click, all at once.

    An import that fails ends it.
    """

    def __init__(self, application: QApplication, done: Callable[[], None]) -> None:
        super().__init__(application)
        self._application = application
        self._done: Callable[[], None] | None = done
        self._left = list(STEPS)
        self._next = QTimer(self, singleShot=True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._step)

    def begin(self) -> None:
        """From now on, as there is time."""
        self._application.installEventFilter(self)
        self._next.start()

    def finish(self) -> None:
        """All that is left, now."""
        while self._done is not None:
            self._step()

    def _step(self) -> None:
        if self._left:
            try:
                import_module(self._left.pop(0))
            except BaseException:
                self._end()
                raise
            self._next.start()
            return
        done = self._done
        self._end()
        gc.freeze()  # a hundred thousand objects of modules, which would take 25 ms each time
        Collecting(self._application)
        if done is not None:
            done()

    def _end(self) -> None:
        self._done = None
        self._next.stop()
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first act of a person finds everything in its place."""
        if event.type() in _FIRST_ACTS:
            self.finish()
        return False
