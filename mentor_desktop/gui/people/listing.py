"""The table of everyone: find, add, edit, remove, erase."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.older_backups import offer_to_delete
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.people.dialog import PersonDialog
from mentor_desktop.gui.people.erase_dialog import EraseDialog
from mentor_desktop.gui.people.model import EMAIL, MENTORED, MENTORS, NAME, ROLE, PeopleModel
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.operations.erasing import erase_person
from mentor_desktop.operations.people import remove_person
from mentor_desktop.store.people import PersonLine, people_lines
from mentor_desktop.translation import _, ngettext

_WIDTHS = {NAME: 26, ROLE: 30, MENTORS: 12, MENTORED: 12}  # in average letters
_OTHERS = 24


class PeopleList(FollowingPage):
    """`edit_wanted(person_id)`; the table is read anew when it is looked at after a change."""

    follows = (Person, Relationship)
    edit_wanted = Signal(str)

    addButton: QPushButton
    tablePart: QWidget
    tableLayout: QVBoxLayout
    filterField: QLineEdit
    countLabel: QLabel
    table: QTableView
    problemLabel: QLabel
    editButton: QPushButton
    removeButton: QPushButton
    eraseButton: QPushButton

    def __init__(self, context: Context) -> None:
        super().__init__()
        load(self, "ui/people/page.ui")
        self._context = context
        self.model = PeopleModel(self)
        self._empty = EmptyState(
            _("Nobody here yet"),
            _("Mentors, mentees, supervisors: everyone who takes part has a profile here."),
        )
        self._bar = FileUndoBar(context)
        self.tableLayout.addWidget(self._bar)
        self._prepare_table()
        self.problemLabel.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._empty)
        self._connect()

    def _connect(self) -> None:
        self.addButton.clicked.connect(self._add)
        self.editButton.clicked.connect(self._edit)
        self.removeButton.clicked.connect(self._remove)
        self.eraseButton.clicked.connect(self._ask_to_erase)
        self.filterField.textChanged.connect(self._filter)
        self.filterField.returnPressed.connect(self.table.setFocus)
        self.table.activated.connect(self._edit)
        self.table.selectionModel().currentChanged.connect(self._enable)
        for key, slot in ((Qt.Key.Key_Delete, self._remove), (Qt.Key.Key_Return, self._edit)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.follow(self._context)
        is_read_only = self._context.database.is_read_only
        self.addButton.setDisabled(is_read_only)
        self.removeButton.setHidden(is_read_only)
        self.eraseButton.setHidden(is_read_only)

    def _prepare_table(self) -> None:
        self.table.setModel(self.model)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        letter = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, letter * _WIDTHS.get(column, _OTHERS))
        header.setSectionResizeMode(EMAIL, QHeaderView.ResizeMode.Stretch)
        down = self.table.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(self.fontMetrics().height() + 20)

    def refresh(self) -> None:
        """Reads everyone again; who is selected stays so."""
        chosen = self._chosen()
        with self._context.database.reading() as session:
            lines = people_lines(session)
        super().refresh()
        self.model.set_lines(lines)
        self.tablePart.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._select(chosen.id if chosen else None)

    def _select(self, person_id: str | None) -> None:
        row = self.model.row_of(person_id) if person_id else None
        if row is None and self.model.rowCount():
            row = 0
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, NAME))
        self._enable()
        self._count()

    def _count(self) -> None:
        count = self.model.rowCount()
        said = ngettext("{count} person", "{count} people", count)
        self.countLabel.setText(said.format(count=written_number(count)))

    def _chosen(self) -> PersonLine | None:
        index = self.table.currentIndex()
        return self.model.line_at(index.row()) if index.isValid() else None

    def _enable(self, *_changed: QModelIndex) -> None:
        has_one = self._chosen() is not None
        self.editButton.setEnabled(has_one)
        self.removeButton.setEnabled(has_one)
        self.eraseButton.setEnabled(has_one)
        self.problemLabel.hide()

    def _filter(self, text: str) -> None:
        chosen = self._chosen()
        self.model.filter_by(text)
        self._select(chosen.id if chosen else None)

    def _add(self) -> None:
        dialog = PersonDialog(self._context, self)
        if dialog.exec():
            self.edit_wanted.emit(dialog.person_id)

    def _edit(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.edit_wanted.emit(chosen.id)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen:
            said = _("{name} removed.").format(name=chosen.name)
            self._bar.offer_after(remove_person, chosen.id, said=said, told=self._tell)

    def _ask_to_erase(self) -> None:
        chosen = self._chosen()
        if chosen:
            dialog = EraseDialog(chosen.name, self)
            if dialog.ask():
                self._erase(chosen)

    def _erase(self, one: PersonLine) -> None:
        backups = self._context.attempt(erase_person, one.id, told=self._tell)
        if backups is None:
            return
        sentence = ngettext(
            "{name} is erased here. {count} backup still holds their words. Delete it?",
            "{name} is erased here. {count} backups still hold their words. Delete them?",
            len(backups),
        ).format(name=one.name, count=written_number(len(backups)))
        if not backups or offer_to_delete(self, self._context, backups, sentence):
            said = _("{name} is erased. No backup on this computer holds their words.")
        else:
            said = _("{name} is erased here. Older backups still hold their words.")
        self._tell(said.format(name=one.name))

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
