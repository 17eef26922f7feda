"""The page without a file: begin, open, go on with a recent one, look at a sample."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _

_LETTERS = 38  # the least width of a card


class StartPage(QWidget):
    """Says what the person wants by signals; `chosen(Path)` for a recent file."""

    personal_wanted = Signal()
    cohort_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    chosen = Signal(object)

    personalButton: QPushButton
    cohortButton: QPushButton
    openButton: QPushButton
    sampleButton: QPushButton
    beginCard: QFrame
    recentCard: QFrame
    recentList: QListWidget
    noRecentLabel: QLabel

    def __init__(self, recent: Iterable[Path] = ()) -> None:
        super().__init__()
        self._recent: list[Path] = []
        load(self, "ui/start/page.ui")
        for card in (self.beginCard, self.recentCard):
            card.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.personalButton.clicked.connect(self.personal_wanted)
        self.cohortButton.clicked.connect(self.cohort_wanted)
        self.openButton.clicked.connect(self.open_wanted)
        self.sampleButton.clicked.connect(self.sample_wanted)
        self.recentList.itemActivated.connect(self._choose)
        self.recentList.itemClicked.connect(self._choose)
        self.show_recent(recent)

    def show_recent(self, recent: Iterable[Path]) -> None:
        """Lists these files; where each lies is not looked at before it is chosen."""
        self._recent = list(recent)
        self.recentList.clear()
        for path in self._recent:
            item = QListWidgetItem(path.stem, self.recentList)
            item.setToolTip(_("In {folder}").format(folder=path.parent))
        has_some = self.recentList.count() > 0
        self.recentList.setVisible(has_some)
        self.noRecentLabel.setVisible(not has_some)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._recent[self.recentList.row(item)])
