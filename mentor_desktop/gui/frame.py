"""The window as it is first painted: menus, status bar, start page; nothing of the file yet.

Nothing that is imported here touches `Qt`: its hundred enumerations take 15 ms to make.
"""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.start.opening import OpeningPage
from mentor_desktop.gui.start.page import StartPage
from mentor_desktop.gui.window.menus import Menus
from mentor_desktop.gui.window.status import StatusLine
from mentor_desktop.translation import _

_FIRST_SIZE = QSize(1360, 930)
_EDGES = QSize(2, 40)  # what a desktop puts around a window
_LEAST_SIZE = QSize(640, 420)


class Frame(QMainWindow):
    """Shown before anything else is imported; the rest is put into `stack` and `above`.

    Signals: `painted()` once, after the first paint; `closing()` before it closes.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, opening: str = "") -> None:
        super().__init__()
        self.settings = settings
        self._is_painted = False
        self.setWindowTitle(_("Mentor Desktop"))
        self.setMinimumSize(_LEAST_SIZE)
        self.menus = Menus(self)
        self.menus.quit.triggered.connect(self.close)
        self.menus.show_scheme(settings.scheme)
        self.menus.show_recent(settings.recent_files)
        self.status = StatusLine(self.statusBar())
        self.start = StartPage(settings.recent_files)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self._lay_out()
        if opening:
            page = OpeningPage(opening)
            self.stack.addWidget(page)
            self.stack.setCurrentWidget(page)

    def appear(self) -> None:
        """Where it was; at first, all of a screen too small for the size that suits best."""
        if self.settings.geometry:
            self.restoreGeometry(self.settings.geometry)
            self.show()
            return
        room = self.screen().availableSize()
        self.resize(_FIRST_SIZE.boundedTo(room))
        if _FIRST_SIZE.boundedTo(room - _EDGES) == _FIRST_SIZE:
            self.show()
        else:
            self.showMaximized()

    def _lay_out(self) -> None:
        body = QWidget()
        self.below = QVBoxLayout(body)  # banners come in under the pages
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(0)
        self.below.addWidget(self.stack, 1)
        self.setCentralWidget(body)

    def show_start(self) -> None:
        """Back to the page without a file."""
        self.start.show_recent(self.settings.recent_files)
        self.stack.setCurrentWidget(self.start)
        self.setWindowTitle(_("Mentor Desktop"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)  # after the picture has reached the screen

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)
