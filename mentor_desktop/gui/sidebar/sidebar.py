"""The left side: which file, search, its pages, its relationships, who sits here."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.loading import load
from mentor_desktop.gui.sidebar.delegate import PageDelegate, PairDelegate
from mentor_desktop.gui.sidebar.model import KEY, PageLine, PageModel, PairModel
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.painting import elided
from mentor_desktop.store.pair_lines import PairLine
from mentor_desktop.translation import _

_SIDES = 40  # pixels beside the words of a button
_FEW = 4  # relationships: where no more could be seen, other things make way for them
_FEW_PAGES = 2  # have room beside one another


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
        self.downLayout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._yielding = (self.stateLabel, self.pairsLabel, self.newButton)
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
        self._fit()

    def show_pages(self, lines: Iterable[PageLine]) -> None:
        """The pages of the file."""
        self.pages.show(lines)
        self._fit()

    def show_pairs(self, lines: Iterable[PairLine]) -> None:
        """The relationships, where they were; new ones last."""
        self.pairs.show(lines)
        self.pairsLabel.setText(_("Relationships") if self.pairs.rowCount() else "")
        self._fit()

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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        width = self.downLayout.totalMinimumSize().width()
        return QSize(width, self._height_for(1, is_compact=True))

    def _fit(self) -> None:
        self._set_compact(self.height() < self._height_for(_FEW, is_compact=False))
        self._fit_who()
        self._fit_pages()

    def _height_for(self, rows: int, *, is_compact: bool) -> int:
        """Pixels in which so many relationships can be seen beside all else that is shown."""
        margins = self.downLayout.contentsMargins()
        heights = [margins.top() + margins.bottom()]
        for at in range(self.downLayout.count()):
            item = self.downLayout.itemAt(at)
            assert item is not None
            widget = item.widget()
            if widget is self.pairsView:
                heights.append(rows * max(self.pairsView.sizeHintForRow(0), 0))
            elif widget is self.pagesView:
                heights.append(self._height_of_pages(is_compact=is_compact))
            elif widget in self._yielding:
                heights.append(0 if is_compact else _natural_height(widget))
            elif widget is None:
                heights.append(item.sizeHint().height())
            elif not widget.isHidden():
                heights.append(_natural_height(widget))
        return sum(heights) + self.downLayout.spacing() * (len(heights) - 2)

    def _set_compact(self, is_compact: bool) -> None:
        """In little room what is said or done elsewhere, too, makes way for the relationships."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        for widget in self._yielding:
            widget.setHidden(is_compact)

    def _fit_who(self) -> None:
        """A long name ends in … where the sidebar does."""
        button = self.whoButton
        button.ensurePolished()  # its font is the stylesheet's
        room = self.contentsRect().width() - _SIDES
        said = elided(button.accessibleName(), button.fontMetrics(), room)
        button.setText(said.replace("&", "&&"))

    def _fit_pages(self) -> None:
        """As high as its lines: the relationships get the rest."""
        beside = self._is_beside(is_compact=self._is_compact)
        flow = QListView.Flow.LeftToRight if beside else QListView.Flow.TopToBottom
        if self.pagesView.flow() != flow:
            self.pagesView.setFlow(flow)
        self.pagesView.setFixedHeight(self._height_of_pages(is_compact=self._is_compact))
        self.pagesView.setVisible(self.pages.rowCount() > 0)

    def _is_beside(self, *, is_compact: bool) -> bool:
        """Whether the pages stand beside one another: more of them could not be read there."""
        return is_compact and self.pages.rowCount() <= _FEW_PAGES

    def _height_of_pages(self, *, is_compact: bool) -> int:
        """Pixels: of one line where they stand beside one another, else of all."""
        rows = self.pages.rowCount()
        heights = [self.pagesView.sizeHintForRow(row) for row in range(rows)]
        beside = self._is_beside(is_compact=is_compact)
        height = max(heights, default=0) if beside else sum(heights)
        return height + 2 * self.pagesView.frameWidth()


def _natural_height(widget: QWidget) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width())
    return widget.sizeHint().height()
