"""Any PDF of an agreement, checked: chosen or dropped, with a file open or without one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.papers.checking import Checking
from mentor_desktop.gui.papers.dropping import PdfDrop
from mentor_desktop.gui.papers.verdict_card import VerdictCard
from mentor_desktop.gui.papers.viewer import view
from mentor_desktop.operations.verifying import ToCheck, Verified
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

_LETTERS = 84  # a comfortable width
_SHARE = 0.7  # of the screen


def ask_pdf(parent: QWidget, title: str) -> Path | None:
    """Which PDF, None for none."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, "", _("PDF (*.pdf)"))
    return Path(chosen) if chosen else None


class VerifyDialog(QDialog):
    """Says what is known of one PDF; others can be chosen or dropped on it."""

    def __init__(self, parent: QWidget | None, database: Database | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Verify a PDF"))
        PdfDrop(self).dropped.connect(self.verify)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._name = b"", ""
        self.card = VerdictCard()
        self.checking = Checking(database, self)
        self.checking.checked.connect(self._show)
        self.checking.refused.connect(self._show_refusal)
        title = QLabel(_("Verify a PDF"))
        title.setProperty("role", "title")
        self.view = self._button(_("View"), self._view)
        self.other = self._button(_("Verify another…"), self._ask)
        self.shut = self._button(_("Close"), self.accept)
        self.shut.setDefault(True)
        self._area = self._scrolled()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self._area, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.view)
        line.addWidget(self.other)
        line.addStretch()
        line.addWidget(self.shut)
        layout.addLayout(line)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(act)
        button.setAutoDefault(False)
        return button

    def verify(self, path: Path) -> None:
        """Checks this PDF."""
        self._data, self._name = b"", path.name
        self.view.setEnabled(False)
        self.card.show_waiting(path.name)
        self._fit()
        self.checking.check(path)

    def _show(self, wanted: ToCheck, found: Verified) -> None:
        self._data = wanted.data
        self.view.setEnabled(True)
        self.card.show_verdict(wanted.path.name, found)
        self._fit()

    def _show_refusal(self, path: Path, sentence: str) -> None:
        self.card.show_refusal(path.name, sentence)
        self._fit()

    def _fit(self) -> None:
        """As high as what it says, and no higher than most of the screen."""
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        card, outer = self.card.layout(), self.layout()
        if card is None or outer is None:
            return
        card.invalidate()  # what it said before was of another height
        edges = outer.contentsMargins()
        needed = card.totalHeightForWidth(width - edges.left() - edges.right())
        room = round(self.screen().availableGeometry().height() * _SHARE)
        self._area.setMinimumHeight(min(needed + 2, room))
        outer.activate()
        self.resize(width, outer.totalMinimumSize().height())

    def _view(self) -> None:
        view(self, self._data, self._name)

    def _ask(self) -> None:
        path = ask_pdf(self, _("Verify a PDF"))
        if path is not None:
            self.verify(path)
