"""A new action item in one line: what, who, until when."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.date_field import DateField
from mentor_desktop.gui.widgets.field import whole_line
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.translation import _


class AddLine(QWidget):
    """Enter adds and stays for the next one; new ones belong to `meeting_id` where there is one.

    One that `can_leave` is put away by Escape or its button. Signal: `left()`.
    """

    left = Signal()

    def __init__(self, context: Context, relationship_id: str, *, can_leave: bool = False) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._can_leave = can_leave
        self.meeting_id: str | None = None
        self.title = whole_line()
        self.title.setPlaceholderText(_("Something one of you will do"))
        self.title.setAccessibleName(_("New action item"))
        self.title.returnPressed.connect(self._add)
        self.owner = QComboBox()
        self.owner.setAccessibleName(_("Who does it"))
        self.due = DateField(Question("due", "date", _("Until")))
        self.due.main_widget().setAccessibleName(_("Until"))
        self.due.edit.setPlaceholderText(_("Until"))
        self.due.edit.returnPressed.connect(self._add)
        self.add = QPushButton(_("Add"))
        self.add.setAccessibleName(_("Add action item"))
        self.add.clicked.connect(self._add)
        self.close_button = QPushButton(_("Done"))
        if not can_leave:  # to show it before it has a parent would flash a window
            self.close_button.hide()
        self.close_button.clicked.connect(self.left)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 4, 0, 4)
        down.setSpacing(8)
        down.addWidget(self.title)
        below = QWidget()
        line = FlowLayout(below, spacing=8)
        for part in (self.owner, self.due, self.add, self.close_button):
            line.addWidget(part)
        down.addWidget(below)
        down.addWidget(self.problem)

    def show_people(self, people: Mapping[str, Person]) -> None:
        """Who can promise something."""
        acting = self._context.acting_person_id
        here = next((role for role in ROLES if people[role].id == acting), "mentee")
        chosen = self.owner.currentData() or here
        self.owner.clear()
        for role in reversed(ROLES):  # the mentee, who leads, comes first
            self.owner.addItem(people[role].called, role)
        self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))

    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        calendar = self.due.findChildren(QAbstractButton, options=direct)
        return [self.title, self.owner, self.due.edit, *calendar, self.add, self.close_button]

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
            self.title.text(),
            date.fromisoformat(due) if isinstance(due, str) else None,
            meeting_id=self.meeting_id,
            told=self._tell,
        )
        if added is not None:
            self.title.clear()
            self.due.put(None)
            self.title.setFocus()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away; what was typed is still there next time."""
        if self._can_leave and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
