"""The rows of a plan as a model: the timeline and the table beside it look at the same one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from mentor_desktop.domain.activity_words import kind_title, lateness, state_title
from mentor_desktop.domain.goal import goal_state_title
from mentor_desktop.domain.timeline import Line
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.plan.rows import PlanRow, percent
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.translation import _

TITLE, KIND, STARTS, DUE, EFFORT, PROGRESS, STATE = range(7)
_RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class PlanModel(RowsModel[PlanRow]):
    """Goals and activities; a change of what they say keeps the selection where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            _("What"), _("Kind"), _("Start"), _("Due"), _("Effort"), _("Progress"), _("State"),
        )  # fmt: skip
        super().__init__(titles, parent)
        self.lines: list[Line] = []
        self.today = date.min

    def id_of(self, row: PlanRow) -> str:
        """The goal's or the activity's."""
        return row.id

    def set_rows(self, rows: Sequence[PlanRow]) -> None:
        """Shows these instead."""
        self.lines = [one.line for one in rows]  # painters look as soon as it is told
        super().set_rows(rows)

    def row(self, number: int) -> PlanRow:
        """What is shown in a row."""
        return self.rows[number]

    def goal_ids(self) -> list[str]:
        """The goals by rank."""
        return [one.id for one in self.rows if one.line.is_group]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.at(index), index.column()
        if row is None:
            return None
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
    ) -> object:
        """A number's title stands where the number does."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == PROGRESS:
            return _RIGHT
        return super().headerData(section, orientation, role)
