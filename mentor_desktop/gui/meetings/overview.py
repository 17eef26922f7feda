"""All meetings of a pair, the next one, contact, and what was promised."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.action_items.editor import ActionItemsEditor
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.calendar_export import CalendarDialog
from mentor_desktop.gui.meetings.columns import Columns
from mentor_desktop.gui.meetings.contact_card import ContactCard
from mentor_desktop.gui.meetings.next_card import NextCard
from mentor_desktop.gui.meetings.parts import card, scrolled
from mentor_desktop.gui.meetings.table import MEETING, MeetingTable
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.rows import show_whole_rows
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.meetings import remove_meeting
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _, ngettext

_MOST_SHOWN = 10  # rows before the table scrolls
_LISTS = ("coming", "past")


class Overview(QWidget):
    """Signals: `opened(str, str)` a meeting and its part; `log_wanted()`; `plan_wanted()`."""

    opened = Signal(str, str)
    log_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context = context
        self._found: PairMeetings | None = None
        self._zone = ""
        self.log = button(_("Log meeting…"))
        self.log.setToolTip(_("You met: only the day is asked (Ctrl+L)"))
        self.log.clicked.connect(self.log_wanted)
        self.plan = button(_("Plan meetings…"))
        self.plan.clicked.connect(self.plan_wanted)
        self.calendar = button(_("Export calendar…"))
        self.calendar.setToolTip(_("All dates of the two of you, for another calendar"))
        self.calendar.clicked.connect(self._export)
        self._relationship_id = relationship_id
        self.next = NextCard(context)
        self.next.opened.connect(self.opened)
        self.contact = ContactCard(context, relationship_id)
        self.items = ActionItemsEditor(context, relationship_id)
        self.switch = Switch(_LISTS, _("Which meetings"))
        self.switch.chosen.connect(self._show_list)
        self.meetings = MeetingTable(context.today)
        self.table = self._table()
        self.empty = words("", "muted")
        self.tip = TipCard(context)
        self.bar = FileUndoBar(context)
        self._lay_out()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.meetings)
        table.setAccessibleName(_("Meetings"))
        table.setProperty("role", "plain")
        show_whole_rows(table)
        table.horizontalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._open)
        table.clicked.connect(self._open)
        return table

    def _lay_out(self) -> None:
        buttons = QWidget()
        line = FlowLayout(buttons, spacing=8)
        for one in (self.log, self.plan):
            one.setDisabled(self._context.database.is_read_only)
            line.addWidget(one)
        line.addWidget(self.calendar)
        columns = Columns()
        columns.add(self.next)
        columns.add(card(_("Meetings"), buttons, self.switch, self.table, self.empty, self.bar))
        columns.add_beside(self.contact)
        columns.add_beside(card(_("Action items"), self.items), self.tip)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.addWidget(scrolled(columns))

    def show_pair(self, found: PairMeetings, role: str, zone: str) -> None:
        """How the two meet."""
        is_first = self._found is None
        self._found, self._zone = found, zone
        self.next.show_next(found, role, zone)
        self.contact.show_contacts(found)
        self.items.show_items(found)
        self.tip.show_tip("meetings", role)
        coming, past = self._lists()
        self.switch.set_text("coming", _("Coming ({count})").format(count=len(coming)))
        self.switch.set_text("past", _("Past ({count})").format(count=len(past)))
        if is_first and not coming and past:
            self.switch.set_current("past")
        self._show_list(self.switch.current)

    def _lists(self) -> tuple[list[Meeting], list[Meeting]]:
        """What comes, the next first; what was, the last first."""
        meetings = self._found.meetings if self._found else ()
        today = self._context.today()
        coming = [one for one in meetings if one.state == "planned" and one.day >= today]
        past = [one for one in meetings if one not in coming]
        return coming, past[::-1]

    def _show_list(self, key: str) -> None:
        if self._found is None:
            return
        shown = self._lists()[_LISTS.index(key)]
        names = {role: self._found.people[role].called for role in ROLES}
        self.meetings.show_meetings(shown, names, self._zone)
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(
            _("Nothing is planned. Make a series from your agreement, or fix one date.")
            if key == "coming"
            else _("No meeting yet. When you have met, log it: only the day is asked.")
        )
        self._fit()

    def _fit(self) -> None:
        metrics = self.table.fontMetrics()
        for column, most in ((0, 26), (2, 24)):
            said = (
                str(self.meetings.index(row, column).data())
                for row in range(self.meetings.rowCount())
            )
            width = max((metrics.horizontalAdvance(text) for text in said), default=0)
            self.table.setColumnWidth(column, min(width, metrics.averageCharWidth() * most) + 32)
        rows = min(self.meetings.rowCount(), _MOST_SHOWN)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows * height + 2 * self.table.frameWidth())

    def _open(self, index: QModelIndex) -> None:
        meeting = index.data(MEETING)
        if isinstance(meeting, Meeting):
            self.opened.emit(meeting.id, "")

    def _export(self) -> None:
        CalendarDialog(self, self._context, self._relationship_id).open()

    def remove(self, meeting_id: str) -> None:
        """Removes a meeting and offers it back."""
        self.bar.offer_after(remove_meeting, meeting_id, said=_("Meeting removed."))

    def tell_planned(self, count: int) -> None:
        """Says how many were planned, and the way back."""
        said = ngettext("{count} meeting planned.", "{count} meetings planned.", count)
        self.bar.offer(said.format(count=count))

    def tell_logged(self) -> None:
        """Says that it is noted, and the way back."""
        self.bar.offer(_("Meeting logged."))
