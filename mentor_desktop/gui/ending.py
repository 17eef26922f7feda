"""The end of a start that fails before there is a window to go on with."""

import logging
import traceback
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from mentor_desktop.gui.faults import fault_box
from mentor_desktop.translation import _


def tell_the_end(error: BaseException) -> None:
    """Logs why there will be no window and says so; with what is said the program ends."""
    logging.getLogger("mentor_desktop").error(
        "no window\n%s", "".join(traceback.format_exception(error))
    )
    QTimer.singleShot(0, partial(_tell, error))  # not within what failed: Qt may be painting


def _tell(error: BaseException) -> None:
    # The words of an error may quote the file; where it happened does not.
    trace = "".join([*traceback.format_tb(error.__traceback__), type(error).__name__])
    sentence = _("Mentor Desktop cannot open. That is our fault, not yours; your files are safe.")
    box = fault_box(QApplication.activeWindow(), sentence, _("Close"), trace)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.finished.connect(partial(_end, box))
    box.show()


def _end(_box: QMessageBox, _result: int) -> None:
    """The box lives until here: it may have no window to belong to."""
    QApplication.quit()
