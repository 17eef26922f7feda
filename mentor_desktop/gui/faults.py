"""Bugs: logged with their trace, told once, and the window lives on."""

import logging
import platform
import sys
import threading
import traceback
from collections import Counter
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, QSysInfo, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from shiboken6 import isValid

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.guarding import is_from_guard
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.store.log import log_handler
from mentor_desktop.translation import _


def start_logging() -> None:
    """From now on the log is written; where its folder cannot be, the window goes on without."""
    handler = log_handler()
    if handler is None:
        return
    logging.getLogger().addHandler(handler)
    logging.getLogger("mentor_desktop").setLevel(logging.INFO)


def program_version() -> str:
    """The version of what is installed; "checkout" for a tree that is not."""
    try:
        return version("mentor-desktop")
    except PackageNotFoundError:
        return "checkout"


def details(trace: str = "") -> str:
    """What a report about a fault needs: versions, system, trace; nothing out of the file."""
    lines = [
        f"Mentor Desktop {program_version()}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{QSysInfo.prettyProductName()}, {QGuiApplication.platformName()}",
    ]
    return "\n".join([*lines, "", trace]) if trace else "\n".join(lines)


class Faults(QObject):
    """Takes the place of sys.excepthook; each kind of fault is told once.

    A Refused that nobody caught is told in its own words; where an override raised it, which Qt may
    call again and again, once as well.
    """

    _noticed = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        self._told: set[str] = set()
        self._shown: QDialog | None = None  # keeps it alive where no window is its parent
        # Never at once: Qt may be in the midst of painting, and it may be another thread.
        self._noticed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on bugs come here, those of threads too."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def _take_from_thread(self, ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            self.take(ended.exc_type, ended.exc_value, ended.exc_traceback)

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Logs and, the first time, tells."""
        if issubclass(kind, KeyboardInterrupt):
            QTimer.singleShot(0, QApplication.quit)
            return
        where = [(one.filename, one.lineno) for one in traceback.extract_tb(trace)[-1:]]
        key = f"{kind.__name__} {where}"
        self._log(key, error)
        if isinstance(error, Refused):
            once = f"{key} {error}" if is_from_guard(trace) else ""
            self._noticed.emit(once, str(error), True)
        elif key not in self._told:
            # The words of an error may quote the file; where it happened does not.
            self._noticed.emit(key, "".join([*traceback.format_tb(trace), kind.__name__]), False)

    def _log(self, key: str, error: BaseException) -> None:
        """Whole the first time; what is painted may fail sixty times a second."""
        log = logging.getLogger("mentor_desktop")
        self._counts[key] += 1
        count = self._counts[key]
        if isinstance(error, Refused):
            log.info("refused: %s", key)
        elif count == 1:
            log.error("fault\n%s", "".join(traceback.format_exception(error)))
        elif str(count).strip("0") == "1":
            log.error("fault, %s times: %s", count, key)

    @Slot(str, str, bool)
    def _tell(self, once: str, said: str, is_refusal: bool) -> None:
        if once in self._told or (self._shown and isValid(self._shown) and self._shown.isVisible()):
            return  # what comes while one is read most often comes of the same
        self._told.update({once} - {""})
        parent = QApplication.activeModalWidget() or QApplication.activeWindow()
        box = self._refusal(parent, said) if is_refusal else self._fault(parent, said)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown = box
        box.open()

    def _refusal(self, parent: QWidget | None, sentence: str) -> QDialog:
        return Question(parent, _("That did not work"), sentence, leave=_("Go on"))

    def _fault(self, parent: QWidget | None, trace: str) -> QDialog:
        sentence = _("That was our fault, not yours. What was saved is safe; you can go on.")
        return fault_box(parent, sentence, _("Go on"), trace)


def fault_box(parent: QWidget | None, sentence: str, leave: str, trace: str) -> QMessageBox:
    """Says it, and has the details to copy; `leave` is the button that ends it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Something went wrong"))
    box.setText(sentence)
    box.setInformativeText(
        _("If you want to report it, copy the details. They hold nothing out of your file.")
    )
    box.setDetailedText(details(trace))
    copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
    last = box.addButton(leave, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(last)
    box.setEscapeButton(last)
    copy.clicked.connect(partial(QGuiApplication.clipboard().setText, details(trace)))
    return box
