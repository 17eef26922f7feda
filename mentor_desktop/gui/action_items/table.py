"""The table of action items: as high as its lines, quiet, walked by keys."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.gui.action_items.model import ITEM, ActionItemModel
from mentor_desktop.gui.widgets.rows import show_whole_rows
from mentor_desktop.translation import _

_MOST_SHOWN = 9  # lines before it scrolls
_MEASURED = 200  # lines whose words decide how wide a column is
_AROUND, _SIDES = 22, 32  # pixels around the words of a cell


class ActionItemTable(QTableView):
    """Space ticks, Enter or a double click opens, Delete removes.

    Signals: `opened(str)`, `removal_wanted(str)`, ids.
    """

    opened = Signal(str)
    removal_wanted = Signal(str)

    def __init__(
        self,
        today: Callable[[], date],
        *,
        shows_pair: bool = False,
        is_fitted: bool = True,
    ) -> None:
        super().__init__()
        self.lines = ActionItemModel(today, shows_pair=shows_pair)
        self._is_fitted = is_fitted
        self.setModel(self.lines)
        self.setAccessibleName(_("Action items"))
        self.setProperty("role", "plain")
        show_whole_rows(self)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if is_fitted:
            header.hide()
        self.doubleClicked.connect(self._open)
        self.lines.modelReset.connect(self.fit)
        self.lines.dataChanged.connect(self.fit)

    def fit(self) -> None:
        """Columns as wide as their words, lines for two lines of text."""
        bold = QFont(self.font())
        bold.setBold(True)  # what is late
        metrics = QFontMetrics(bold)
        lines = 2 if self._is_fitted else 1
        self.verticalHeader().setDefaultSectionSize(lines * metrics.height() + _AROUND)
        for column in range(1, self.lines.columnCount()):
            said = (
                str(self.lines.index(row, column).data())
                for row in range(min(self.lines.rowCount(), _MEASURED))
            )
            words = (part for text in said for part in text.split("\n"))
            width = max((metrics.horizontalAdvance(part) for part in words), default=0)
            most = metrics.averageCharWidth() * (20 if self._is_fitted else 40)
            self.setColumnWidth(column, min(width, most) + _SIDES)
        if self._is_fitted:
            rows = min(self.lines.rowCount(), _MOST_SHOWN)
            height = self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(rows * height + 2 * self.frameWidth())

    def chosen(self) -> ActionItem | None:
        """The item that is selected."""
        found = self.currentIndex().data(ITEM)
        return found if isinstance(found, ActionItem) else None

    def _open(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if isinstance(item, ActionItem):
            self.opened.emit(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Space ticks wherever the line has the focus."""
        item = self.chosen()
        if item is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(item.id)
        elif event.key() == Qt.Key.Key_Space and not self.lines.is_read_only:
            self.lines.ticked.emit(item.id, item.done_on is None)
        else:
            super().keyPressEvent(event)
