"""Asks before a person's words leave the file for good (P12)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from mentor_desktop.translation import _, ngettext


class EraseDialog(QMessageBox):
    """Says what goes, what stays and that nothing brings it back; `erase_button` goes on."""

    erase_button: QPushButton

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(_("Erase a person"))
        self.setText(_("Erase {name} from this file for good?").format(name=name))
        self.setInformativeText(
            _(
                "Their profile, answers, goals and attached files go, out of the history too, and "
                "so does what their agreements say: of a signed one, only its fingerprint and "
                "dates stay. Undo does not bring any of it back.\n\n"
                "What others wrote in their own words stays, and so do PDFs that were saved "
                "outside this file."
            )
        )
        self.erase_button = self.addButton(
            _("Erase for good"), QMessageBox.ButtonRole.DestructiveRole
        )  # fmt: skip
        self.setDefaultButton(self.addButton(_("Leave it"), QMessageBox.ButtonRole.RejectRole))


def said_of_backups(name: str, count: int) -> str:
    """What is to be known after it: where the words still are."""
    if not count:
        return _("{name} is erased. No backup on this computer holds their words.").format(
            name=name
        )
    return ngettext(
        "{name} is erased here. {count} backup still holds their words: find it under File, "
        "Backups, and delete it if nobody needs it.",
        "{name} is erased here. {count} backups still hold their words: find them under File, "
        "Backups, and delete those that nobody needs.",
        count,
    ).format(name=name, count=count)
