"""The action items of a pair: listed, ticked off, and added in one line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.action_items.adding import AddLine
from mentor_desktop.gui.action_items.dialog import ActionItemDialog
from mentor_desktop.gui.action_items.model import ItemLine
from mentor_desktop.gui.action_items.table import ActionItemTable
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.operations.action_items import (
    complete_action_item,
    remove_action_item,
)
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _


class ActionItemsEditor(QWidget):
    """Shown by its page with `show_items`."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self.table = ActionItemTable(context.today)
        self.table.lines.ticked.connect(self._tick)
        self.table.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self.table.removal_wanted.connect(self._remove)
        self.empty = QLabel(
            _("Nothing is promised yet. What will one of you do until you meet again?"),
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        self.empty.setProperty("role", "muted")
        self.adding = AddLine(context, relationship_id)
        self._bar = FileUndoBar(context)
        self._lay_out()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.empty)
        down.addWidget(self.table)
        down.addWidget(self.adding)
        down.addWidget(self._bar)
        is_read_only = self._context.database.is_read_only
        self.table.lines.is_read_only = is_read_only
        self.adding.setVisible(not is_read_only)

    def show_items(self, found: PairMeetings) -> None:
        """What the two promised."""
        names = {role: found.people[role].called for role in ROLES}
        chosen = self.table.chosen()
        self.table.lines.set_rows([ItemLine(item, names) for item in found.items])
        if chosen is not None and (row := self.table.lines.row_of(chosen.id)) is not None:
            self.table.selectRow(row)
        self.table.setVisible(bool(found.items))
        self.empty.setVisible(not found.items)
        self.adding.show_people(found.people)

    def choose(self, item_id: str) -> None:
        """Marks one of them."""
        row = self.table.lines.row_of(item_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_meeting(self, meeting_id: str | None) -> None:
        """New ones belong to this meeting."""
        self.adding.meeting_id = meeting_id

    def _tick(self, item_id: str, is_done: bool) -> None:
        self._context.attempt(complete_action_item, item_id, is_done)

    def _open(self, item_id: str) -> None:
        ActionItemDialog(self, self._context, item_id).exec()

    def _remove(self, item_id: str) -> None:
        if not self._context.database.is_read_only:
            self._bar.offer_after(remove_action_item, item_id, said=_("Action item removed."))
