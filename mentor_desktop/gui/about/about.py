"""What the Help menu tells about the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from mentor_desktop.gui.faults import details, program_version
from mentor_desktop.store.log import log_path
from mentor_desktop.translation import _


def tell_about(parent: QWidget) -> None:
    """Name, version, what it does and does not do."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("About Mentor Desktop"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("Mentor Desktop {version}").format(version=program_version()))
    box.setInformativeText(
        _(
            "Mentoring that holds: get to know each other, agree on how you work together, and "
            "keep it in one file of your own. Nothing ever leaves this computer by itself."
        )
    )
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def copy_details() -> str:
    """Puts versions and the place of the log on the clipboard; nothing out of a file."""
    text = _("{details}\nLog: {path}").format(details=details(), path=log_path())
    QGuiApplication.clipboard().setText(text)
    return text
