"""The action items of a pair: listed, ticked off, and added in one line."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.action_items.dialog import ActionItemDialog
from mentor_desktop.gui.action_items.model import ItemLine
from mentor_desktop.gui.action_items.table import ActionItemTable
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.date_field import DateField
from mentor_desktop.gui.widgets.field import whole_line
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.operations.action_items import (
    add_action_item,
    complete_action_item,
    remove_action_item,
)
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _


class ActionItemsEditor(QWidget):
    """Shown by its page with `show_items`; new ones belong to `meeting_id` where there is one."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self.meeting_id: str | None = None
        self.table = ActionItemTable(context.today)
        self.table.lines.ticked.connect(self._tick)
        self.table.opened.connect(self._open)
        self.table.removal_wanted.connect(self._remove)
        self.empty = QLabel(
            _("Nothing is promised yet. What will one of you do until you meet again?"),
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        self.empty.setProperty("role", "muted")
        self.title_field: QLineEdit = whole_line()
        self.title_field.setPlaceholderText(_("Something one of you will do"))
        self.title_field.setAccessibleName(_("New action item"))
        self.title_field.returnPressed.connect(self._add)
        self.owner = QComboBox()
        self.owner.setAccessibleName(_("Who does it"))
        self.due = DateField(Question("due", "date", _("Until")))
        self.due.main_widget().setAccessibleName(_("Until"))
        self.due.edit.returnPressed.connect(self._add)
        self.due.edit.setPlaceholderText(_("Until"))
        self.add = QPushButton(_("Add"))
        self.add.setAccessibleName(_("Add action item"))
        self.add.clicked.connect(self._add)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self._bar = FileUndoBar(context)
        self._lay_out()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.empty)
        down.addWidget(self.table)
        down.addWidget(self.title_field)
        below = QWidget()
        line = FlowLayout(below, spacing=8)
        for widget in (self.owner, self.due, self.add):
            line.addWidget(widget)
        down.addWidget(below)
        down.addWidget(self.problem)
        down.addWidget(self._bar)
        is_read_only = self._context.database.is_read_only
        self.table.lines.is_read_only = is_read_only
        for part in (self.title_field, self.owner, self.due, self.add):
            part.setVisible(not is_read_only)

    def show_items(self, found: PairMeetings) -> None:
        """What the two promised."""
        names = {role: found.people[role].called for role in ROLES}
        chosen = self.table.chosen()
        self.table.lines.set_rows([ItemLine(item, names) for item in found.items])
        if chosen is not None and (row := self.table.lines.row_of(chosen.id)) is not None:
            self.table.selectRow(row)
        self.table.setVisible(bool(found.items))
        self.empty.setVisible(not found.items)
        self._show_owners(found.people)

    def choose(self, item_id: str) -> None:
        """Marks one of them."""
        row = self.table.lines.row_of(item_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_owners(self, people: Mapping[str, Person]) -> None:
        chosen = self.owner.currentData() or self._acting(people)
        self.owner.clear()
        for role in reversed(ROLES):  # the mentee, who leads, comes first
            self.owner.addItem(people[role].called, role)
        self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))

    def _acting(self, people: Mapping[str, Person]) -> str:
        acting = self._context.acting_person_id
        return next((role for role in ROLES if people[role].id == acting), "mentee")

    def _add(self) -> None:
        self.problem.hide()
        try:
            due = self.due.value()
        except ValueError as error:
            self._tell(str(error))
            return
        added = self._context.attempt(
            add_action_item,
            self._relationship_id,
            self.owner.currentData(),
            self.title_field.text(),
            date.fromisoformat(due) if isinstance(due, str) else None,
            meeting_id=self.meeting_id,
            told=self._tell,
        )
        if added is not None:
            self.title_field.clear()
            self.due.put(None)
            self.title_field.setFocus()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _tick(self, item_id: str, is_done: bool) -> None:
        self._context.attempt(complete_action_item, item_id, is_done)

    def _open(self, item_id: str) -> None:
        ActionItemDialog(self, self._context, item_id).exec()

    def _remove(self, item_id: str) -> None:
        if not self._context.database.is_read_only:
            self._bar.offer_after(remove_action_item, item_id, said=_("Action item removed."))
