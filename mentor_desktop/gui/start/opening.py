"""What is seen until the file is there."""

from PySide6.QtWidgets import QLabel, QWidget

from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _


class OpeningPage(QWidget):
    """Says which file is being opened."""

    openingLabel: QLabel

    def __init__(self, name: str) -> None:
        super().__init__()
        load(self, "ui/start/opening.ui")
        self.openingLabel.setText(_("Opening {name}…").format(name=name))
