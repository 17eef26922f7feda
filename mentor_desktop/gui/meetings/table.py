"""The meetings of a pair as a model: when, how, what became of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush

from mentor_desktop.domain.meeting import Meeting, is_late, meeting_kind_title
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.when import short_title_of, state_of, where_of
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.translation import _

MEETING = Qt.ItemDataRole.UserRole


class MeetingTable(RowsModel[Meeting]):
    """Rows in the order given; times on a clock in `zone`."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__((_("When"), _("About"), _("How it stands")))
        self._today = today
        self._names: Mapping[str, str] = {}
        self._zone = ""

    def show_meetings(
        self, meetings: Sequence[Meeting], names: Mapping[str, str], zone: str
    ) -> None:
        """Shows these; `names` is what people are called, by role."""
        self._names, self._zone = names, zone
        self.set_rows(meetings)

    def id_of(self, row: Meeting) -> str:
        """The meeting's."""
        return row.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `MEETING` gives the record."""
        meeting = self.at(index)
        if meeting is None:
            return None
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
