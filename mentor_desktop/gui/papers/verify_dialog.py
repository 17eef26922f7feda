"""Any PDF of an agreement, checked: chosen or dropped, with a file open or without one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
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

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.checking import Checking
from mentor_desktop.gui.papers.dropping import PdfDrop
from mentor_desktop.gui.papers.receiving import Receiving, button_words, news, what_it_brings
from mentor_desktop.gui.papers.verdict_card import VerdictCard
from mentor_desktop.gui.papers.viewer import view
from mentor_desktop.operations.exchanging import TakenIn
from mentor_desktop.operations.verifying import ToCheck, Verified
from mentor_desktop.translation import _

_LETTERS = 84  # a comfortable width
_SHARE = 0.7  # of the screen


def ask_pdf(parent: QWidget, title: str) -> Path | None:
    """Which PDF, None for none."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, "", _("PDF (*.pdf)"))
    return Path(chosen) if chosen else None


class VerifyDialog(QDialog):
    """Says what is known of one PDF, and takes in what it brings; others can be dropped on it.

    Signals: `taken(TakenIn)`, `file_wanted(Travelling)` where there is no file to take it into.
    """

    taken = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, parent: QWidget | None, context: Context | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(_("Verify a PDF"))
        PdfDrop(self).dropped.connect(self.verify)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._name = b"", ""
        self.card = VerdictCard()
        self.checking = Checking(context.database if context else None, self)
        self.checking.checked.connect(self._show)
        self.checking.refused.connect(self._show_refusal)
        title = QLabel(_("Verify a PDF"))
        title.setProperty("role", "title")
        self.receiving = Receiving(context, self)
        self.receiving.taken.connect(self._tell_taken)
        self.receiving.file_wanted.connect(self.file_wanted)
        self.receiving.refused.connect(self._tell_refused)
        self.receiving.left.connect(self._leave)
        self.take = self._button("", self._take)
        self.take.setProperty("role", "primary")
        self.take.hide()
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
        line.addWidget(self.take)
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
        self.take.hide()
        self.card.show_waiting(path.name)
        self._fit()
        self.checking.check(path)

    def _show(self, wanted: ToCheck, found: Verified) -> None:
        self._data = wanted.data
        self.view.setEnabled(True)
        brings = what_it_brings(found, self._context)
        self.card.show_verdict(wanted.path.name, found, news(brings))
        self.take.setText(button_words(brings))
        self.take.setVisible(bool(brings))
        self.take.setEnabled(True)
        self._fit()

    def _show_refusal(self, path: Path, sentence: str) -> None:
        self.card.show_refusal(path.name, sentence)
        self._fit()

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.receiving.begin(self._data)

    def _leave(self) -> None:
        self.take.setEnabled(True)

    def _tell_taken(self, taken: TakenIn) -> None:
        self.taken.emit(taken)
        self.accept()

    def _tell_refused(self, sentence: str) -> None:
        self.take.hide()
        self.card.show_refused(self._name, sentence)
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
