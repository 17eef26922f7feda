"""The window as it is first painted: menus, status bar, start page; nothing of the file yet."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.gui.settings import Settings
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
            self._show_opening(opening)
        if settings.geometry:
            self.restoreGeometry(settings.geometry)
        else:
            self._take_first_size()

    def _take_first_size(self) -> None:
        """All of the screen where it is too small for the size that suits best."""
        room = self.screen().availableSize()
        self.resize(_FIRST_SIZE.boundedTo(room))
        if _FIRST_SIZE.boundedTo(room - _EDGES) != _FIRST_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _lay_out(self) -> None:
        body = QWidget()
        self.below = QVBoxLayout(body)  # banners come in under the pages
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(0)
        self.below.addWidget(self.stack, 1)
        self.setCentralWidget(body)

    def _show_opening(self, name: str) -> None:
        label = QLabel(_("Opening {name}…").format(name=name))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("role", "muted")
        self.stack.addWidget(label)
        self.stack.setCurrentWidget(label)

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
