"""The rows of a plan as a model: the timeline and the table beside it look at the same one."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from mentor_desktop.domain.activity_words import kind_title, lateness, state_title
from mentor_desktop.domain.goal import goal_state_title
from mentor_desktop.domain.timeline import Line
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.plan.rows import PlanRow, percent
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
TITLE, KIND, STARTS, DUE, EFFORT, PROGRESS, STATE = range(7)
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class PlanModel(QAbstractTableModel):
    """Goals and activities; a change of what they say keeps the selection where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PlanRow] = []
        self.lines: list[Line] = []
        self.today = date.min

    def set_rows(self, rows: list[PlanRow]) -> None:
        """Shows these instead."""
        if [one.id for one in rows] == [one.id for one in self._rows]:
            self._rows = rows
            self.lines = [one.line for one in rows]
            if rows:
                last = self.index(len(rows) - 1, STATE)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.lines = [one.line for one in rows]
        self.endResetModel()

    def row(self, number: int) -> PlanRow:
        """What is shown in a row."""
        return self._rows[number]

    def row_of(self, id: str) -> int | None:
        """The row of a goal or an activity, None if it is not shown."""
        return next((at for at, one in enumerate(self._rows) if one.id == id), None)

    def goal_ids(self) -> list[str]:
        """The goals by rank."""
        return [one.id for one in self._rows if one.line.is_group]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else STATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TITLE:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and column == TITLE:
            return row.spoken
        if role == Qt.ItemDataRole.FontRole and row.line.is_group:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PROGRESS:
            return _RIGHT
        return None

    def _shown(self, row: PlanRow, column: int) -> str:
        line = row.line
        if column == TITLE:
            if line.is_group:
                return _("{rank}  {goal}").format(rank=line.rank, goal=line.title)
            return line.title
        if column == KIND:
            return kind_title(line.kind) if line.kind else ""
        if column == STARTS:
            return short_day(line.starts, self.today) if line.starts else ""
        if column == DUE:
            return short_day(line.due, self.today) if line.due else ""
        if column == EFFORT:
            return row.effort
        if column == PROGRESS:
            return percent(line.progress) if line.progress is not None else ""
        if line.is_group:
            return goal_state_title(line.state)
        return lateness(line.late) if line.late else state_title(line.state)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                _("What"), _("Kind"), _("Start"), _("Due"), _("Effort"), _("Progress"), _("State"),
            )[section]  # fmt: skip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            if section == PROGRESS:
                return _RIGHT
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None
