"""Action items as a table: what, how it stands, who; a tick keeps a promise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from mentor_desktop.domain.action_item import ActionItem, days_late, lateness, step_title
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.theme import colour
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True)
class ItemLine:
    """An item with what people are called, by role."""

    item: ActionItem
    names: Mapping[str, str]


def standing(item: ActionItem, today: date) -> str:
    """How it stands, in words."""
    if item.done_on is not None and item.kind == "introduction":
        return _("{step}, {day}").format(
            step=step_title(item.step), day=short_day(item.done_on, today)
        )
    if item.done_on is not None:
        return _("done {day}").format(day=short_day(item.done_on, today))
    late = lateness(days_late(item.due, item.done_on, today))
    if late:
        return late
    if item.due is not None:
        return _("due {day}").format(day=short_day(item.due, today))
    return _("no date")


class ActionItemModel(QAbstractTableModel):
    """Lines in the order given; with `shows_pair` a third column says who the two are.

    Signal: `ticked(str, bool)`, an id and whether it is done now.
    """

    ticked = Signal(str, bool)

    def __init__(self, today: Callable[[], date], *, shows_pair: bool = False) -> None:
        super().__init__()
        self._today = today
        self._shows_pair = shows_pair
        self._lines: tuple[ItemLine, ...] = ()
        self.is_read_only = False

    def show_lines(self, lines: Sequence[ItemLine]) -> None:
        """Shows these."""
        same = [one.item.id for one in lines] == [one.item.id for one in self._lines]
        if same and lines:
            self._lines = tuple(lines)
            last = self.index(len(lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """Where an item stands; -1 where it does not."""
        return next((row for row, one in enumerate(self._lines) if one.item.id == item_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What, how it stands and who, the pair."""
        if parent.isValid():
            return 0
        return 3 if self._shows_pair else 2

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column holds."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Action item"), _("When"), _("Between"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column has a tick."""
        flags = super().flags(index)
        if index.column() == 0 and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `ITEM` gives the record."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        item = line.item
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            done = item.done_on is not None
            return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(line)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._told(line)
        return self._look(item, index.column(), role)

    def _look(self, item: ActionItem, column: int, role: int) -> object:
        is_late = bool(days_late(item.due, item.done_on, self._today()))
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == 1 and is_late:
                return QBrush(colour("danger"))
            if column or item.done_on is not None:
                return QBrush(colour("muted"))
        if role == Qt.ItemDataRole.FontRole and column == 1 and is_late:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def _said(self, line: ItemLine, column: int) -> str:
        if column == 0:
            return line.item.title
        if column == 2:
            return self._who(line)
        how = standing(line.item, self._today())
        if self._shows_pair:
            return how
        return _("{standing}\n{owner}").format(standing=how, owner=line.names[line.item.owner])

    def _who(self, line: ItemLine) -> str:
        return _("{mentee} ← {mentor}").format(**line.names)

    def _told(self, line: ItemLine) -> str:
        return _("{title}: {owner}, {standing}").format(
            title=line.item.title,
            owner=line.names[line.item.owner],
            standing=standing(line.item, self._today()),
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is told; the file decides."""
        if role != Qt.ItemDataRole.CheckStateRole or self.is_read_only:
            return False
        is_done = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(self._lines[index.row()].item.id, is_done)
        return True
