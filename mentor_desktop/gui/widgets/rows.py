"""Records as the rows of a table: what every table of ours shares."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_ROOT = QModelIndex()
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order given, under `titles`; whoever inherits gives `id_of` and `data`."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.rows: tuple[Row, ...] = ()

    def id_of(self, row: Row) -> str:
        """What tells a row from the others."""
        raise NotImplementedError  # every table has its own rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these instead; where they are the same ones, the selection stays."""
        is_same = [self.id_of(one) for one in rows] == [self.id_of(one) for one in self.rows]
        if is_same:
            self.rows = tuple(rows)
            if rows:
                last = self.index(len(rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def at(self, index: Index) -> Row | None:
        """What is shown there; None outside."""
        is_there = index.isValid() and index.row() < len(self.rows)
        return self.rows[index.row()] if is_there else None

    def row_of(self, id: str) -> int | None:
        """Where one stands; None where it is not shown."""
        return next((at for at, one in enumerate(self.rows) if self.id_of(one) == id), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column holds."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEADING
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


def show_whole_rows(table: QTableView) -> None:
    """Makes a table quiet: one whole row is chosen, nothing is edited in a cell, Tab goes on."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(_LEADING)
    header.setHighlightSections(False)
