"""The meetings of a pair as a model: when, how, what became of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from mentor_desktop.domain.meeting import Meeting, is_late, meeting_kind_title
from mentor_desktop.gui.meetings.when import short_title_of, state_of, where_of
from mentor_desktop.gui.theme import colour
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
MEETING = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class MeetingTable(QAbstractTableModel):
    """Rows in the order given; times on a clock in `zone`."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._meetings: tuple[Meeting, ...] = ()
        self._names: Mapping[str, str] = {}
        self._zone = ""

    def show_meetings(
        self, meetings: Sequence[Meeting], names: Mapping[str, str], zone: str
    ) -> None:
        """Shows these; `names` is what people are called, by role."""
        same = [one.id for one in meetings] == [one.id for one in self._meetings]
        self._names, self._zone = names, zone
        if same and meetings:
            self._meetings = tuple(meetings)
            last = self.index(len(meetings) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._meetings = tuple(meetings)
        self.endResetModel()

    def row_of(self, meeting_id: str) -> int:
        """Where a meeting stands; -1 where it does not."""
        return next((row for row, one in enumerate(self._meetings) if one.id == meeting_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._meetings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """When, about what, how it stands."""
        return 0 if parent.isValid() else 3

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column holds."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("When"), _("About"), _("How it stands"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `MEETING` gives the record."""
        if not index.isValid() or index.row() >= len(self._meetings):
            return None
        meeting = self._meetings[index.row()]
        if role == MEETING:
            return meeting
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(meeting, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (self._said(meeting, column) for column in range(3))
            return "\n".join((*parts, where_of(meeting))).strip()
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            late = is_late(meeting.day, meeting.state, self._today())
            return QBrush(colour("warning" if late else "muted"))
        return None

    def _said(self, meeting: Meeting, column: int) -> str:
        if column == 0:
            return short_title_of(meeting, self._zone, self._today())
        if column == 1:
            about = meeting.outcome or meeting.purpose
            return " ".join(about.split()) or meeting_kind_title(meeting.kind)
        return state_of(meeting, self._names, self._today())
