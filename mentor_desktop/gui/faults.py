"""Bugs: logged with their trace, told once, and the window lives on."""

import logging
import platform
import sys
import traceback
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

import PySide6
from PySide6.QtCore import QSysInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

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


class Faults:
    """Takes the place of sys.excepthook; each kind of fault is told once."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._shown: QMessageBox | None = None  # keeps it alive where no window is its parent

    def install(self) -> None:
        """From now on bugs come here."""
        sys.excepthook = self.take

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Logs and, the first time, tells."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        said = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger("mentor_desktop").error("fault\n%s", said)
        where = traceback.extract_tb(trace)[-1:]
        key = f"{kind.__name__} {[(one.filename, one.lineno) for one in where]}"
        if key not in self._told:
            self._told.add(key)
            # The words of an error may quote the file; where it happened does not.
            self._tell("".join([*traceback.format_tb(trace), kind.__name__]))

    def _tell(self, trace: str) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Something went wrong"))
        box.setText(_("That was our fault, not yours. What was saved is safe; you can go on."))
        box.setInformativeText(
            _("If you want to report it, copy the details. They hold nothing out of your file.")
        )
        box.setDetailedText(details(trace))
        copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
        go_on = box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        copy.clicked.connect(partial(QGuiApplication.clipboard().setText, details(trace)))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown = box
        box.open()
