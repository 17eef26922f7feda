"""The left side: which file, search, its pages, its relationships, who sits here."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.gui.loading import load
from mentor_desktop.gui.sidebar.delegate import PageDelegate, PairDelegate
from mentor_desktop.gui.sidebar.model import KEY, PageLine, PageModel, PairModel
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.painting import elided
from mentor_desktop.store.pair_lines import PairLine
from mentor_desktop.translation import _

_SIDES = 40  # pixels beside the words of a button
_FEW_LINES = 24  # less room than this: the relationships get it


class Sidebar(QWidget):
    """Signals: `pair_chosen(str)` an id, `page_chosen(str)` a page's key, and what buttons want."""

    pair_chosen = Signal(str)
    page_chosen = Signal(str)
    new_wanted = Signal()
    who_wanted = Signal()
    removal_wanted = Signal()

    downLayout: QVBoxLayout
    stateLabel: QLabel
    removeSampleButton: QPushButton
    searchField: QLineEdit
    pagesView: QListView
    pairsLabel: QLabel
    pairsView: QListView
    newButton: QPushButton
    whoButton: QPushButton

    def __init__(self) -> None:
        super().__init__()
        load(self, "ui/sidebar/sidebar.ui")
        self.name = ElidingLabel(lines=3)
        self.name.setProperty("role", "heading")
        self.downLayout.insertWidget(0, self.name)
        self.pages = PageModel()
        self.pairs = PairModel()
        self.pagesView.setModel(self.pages)
        self.pairsView.setModel(self.pairs)
        self.pagesView.setItemDelegate(PageDelegate(self.pagesView))
        self.pairsView.setItemDelegate(PairDelegate(self.pairsView))
        self.pairsView.setUniformItemSizes(True)
        self.pagesView.selectionModel().currentChanged.connect(self._choose_page)
        self.pairsView.selectionModel().currentChanged.connect(self._choose_pair)
        self.pagesView.clicked.connect(self._choose_page)
        self.pairsView.clicked.connect(self._choose_pair)
        self.newButton.clicked.connect(self.new_wanted)
        self.whoButton.clicked.connect(self.who_wanted)
        self.removeSampleButton.clicked.connect(self.removal_wanted)
        self._is_following = False
        self._is_compact = False

    def show_file(self, name: str, state: str, *, is_sample: bool) -> None:
        """The name of the programme and how the file stands."""
        self.name.setText(name)
        self.stateLabel.setText(state)
        self.name.setToolTip("\n".join((name, state)))
        self.removeSampleButton.setVisible(is_sample)

    def show_pages(self, lines: Iterable[PageLine]) -> None:
        """The pages of the file."""
        self.pages.show(lines)
        self._fit_pages()

    def show_pairs(self, lines: Iterable[PairLine]) -> None:
        """The relationships, where they were; new ones last."""
        self.pairs.show(lines)
        self.pairsLabel.setText(_("Relationships") if self.pairs.rowCount() else "")

    def show_who(self, name: str | None) -> None:
        """Who sits here; None: nobody said."""
        said = _("You are {name}").format(name=name) if name else _("Who are you?")
        self.whoButton.setAccessibleName(said)
        self._fit_who()

    def point_at(self, *, pair: str | None = None, page: str | None = None) -> None:
        """Marks what is in view, without telling anyone."""
        self._is_following = True
        for view, index in (
            (self.pairsView, self.pairs.index_of(pair or "")),
            (self.pagesView, self.pages.index_of(page or "")),
        ):
            view.setCurrentIndex(index)
            if index.isValid():
                view.scrollTo(index)
            else:
                view.clearSelection()
        self._is_following = False

    def _choose_page(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.page_chosen.emit(str(index.data(KEY)))

    def _choose_pair(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.pair_chosen.emit(str(index.data(KEY)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_compact(self.height() < self.fontMetrics().height() * _FEW_LINES)
        self._fit_who()
        self._fit_pages()

    def _set_compact(self, is_compact: bool) -> None:
        """In little room what is said or done elsewhere, too, makes way for the relationships."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        for widget in (self.stateLabel, self.pairsLabel, self.newButton):
            widget.setHidden(is_compact)
        flow = QListView.Flow.LeftToRight if is_compact else QListView.Flow.TopToBottom
        self.pagesView.setFlow(flow)

    def _fit_who(self) -> None:
        """A long name ends in … where the sidebar does."""
        button = self.whoButton
        button.ensurePolished()  # its font is the stylesheet's
        room = self.contentsRect().width() - _SIDES
        said = elided(button.accessibleName(), button.fontMetrics(), room)
        button.setText(said.replace("&", "&&"))

    def _fit_pages(self) -> None:
        """As high as its lines: the relationships get the rest."""
        rows = self.pages.rowCount()
        heights = [self.pagesView.sizeHintForRow(row) for row in range(rows)]
        height = max(heights, default=0) if self._is_compact else sum(heights)
        self.pagesView.setFixedHeight(height + 2 * self.pagesView.frameWidth())
        self.pagesView.setVisible(rows > 0)
