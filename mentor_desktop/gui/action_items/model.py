"""Action items as a table: what, how it stands, who; a tick keeps a promise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFont

from mentor_desktop.domain.action_item import ActionItem, days_late, lateness, step_title
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.translation import _

ITEM = Qt.ItemDataRole.UserRole


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


class ActionItemModel(RowsModel[ItemLine]):
    """Lines in the order given; with `shows_pair` a third column says who the two are.

    Signal: `ticked(str, bool)`, an id and whether it is done now.
    """

    ticked = Signal(str, bool)

    def __init__(self, today: Callable[[], date], *, shows_pair: bool = False) -> None:
        titles = (_("Action item"), _("When"), _("Between"))
        super().__init__(titles if shows_pair else titles[:2])
        self._today = today
        self._shows_pair = shows_pair
        self.is_read_only = False

    def id_of(self, row: ItemLine) -> str:
        """The item's."""
        return row.item.id

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column has a tick."""
        flags = super().flags(index)
        if index.column() == 0 and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `ITEM` gives the record."""
        line = self.at(index)
        if line is None:
            return None
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
        self.ticked.emit(self.rows[index.row()].item.id, is_done)
        return True
