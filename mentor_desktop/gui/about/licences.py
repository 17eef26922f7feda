"""Whose work the program stands on, as the installed packages say themselves."""

import re
from importlib.metadata import PackageNotFoundError, distribution

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _

COMPONENTS = (
    "PySide6-Essentials", "shiboken6", "SQLAlchemy", "alembic", "sqlcipher3", "reportlab",
    "pikepdf", "pypdfium2", "platformdirs", "filelock", "babel", "QtAwesome", "uharfbuzz",
    "fonttools", "python-dateutil", "icalendar", "manimgx-fonts", "manimgx-fonts-cjk", "msgspec",
    "tzdata",
)  # fmt: skip
_SHORT = 80  # letters; some packages put the whole text there


def licence_of(name: str) -> str | None:
    """A line on an installed package, None if it is not installed."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return None
    names = ("License-Expression", "License")
    said = next((about[one] for one in names if one in about), "")
    if not said or len(said) > _SHORT or "\n" in said:
        classifiers = about.get_all("Classifier") or []
        found = [re.sub(r".*:: ", "", one) for one in classifiers if one.startswith("License ::")]
        said = ", ".join(found) or _("see its own pages")
    return _("{name} {version}: {licence}").format(
        name=about["Name"], version=about["Version"], licence=said
    )


class LicencesDialog(QDialog):
    """One line for each component."""

    titleLabel: QLabel
    listView: QPlainTextEdit
    closeButton: QPushButton

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        load(self, "ui/about/licences.ui")
        self.setWindowTitle(_("Licences"))
        lines = (licence_of(name) for name in COMPONENTS)
        self.listView.setPlainText("\n".join(line for line in lines if line))
        self.closeButton.clicked.connect(self.accept)
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 85, width * 65)
