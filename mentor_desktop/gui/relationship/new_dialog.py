"""Brings a mentor and a mentee together: people of the file, or new ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import fold
from mentor_desktop.gui.choosing.person import told_apart
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.fitting import fit
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.relationship.term import Term
from mentor_desktop.operations.pairing import Someone, pair_up
from mentor_desktop.store.views import all_people
from mentor_desktop.translation import _


class NewRelationship(QDialog):
    """Makes the relationship itself; `relationship_id` is what it made."""

    contentArea: QScrollArea
    titleLabel: QLabel
    menteeField: QComboBox
    menteeHint: QLabel
    menteeProblem: QLabel
    mentorField: QComboBox
    mentorHint: QLabel
    mentorProblem: QLabel
    startsField: QDateEdit
    monthsField: QSpinBox
    endsField: QDateEdit
    hintLabel: QLabel
    datesProblem: QLabel
    informalBox: QCheckBox
    cancelButton: QPushButton
    createButton: QPushButton

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        super().__init__(parent)
        load(self, "ui/relationship/new.ui")
        self._context = context
        self.relationship_id = ""
        self.setWindowTitle(_("New relationship"))
        self.titleLabel.setText(_("New relationship"))
        with context.database.reading() as session:
            people = all_people(session)
        self._fields = {"mentee": self.menteeField, "mentor": self.mentorField}
        self._hints = {"mentee": self.menteeHint, "mentor": self.mentorHint}
        self._problems = {"mentee": self.menteeProblem, "mentor": self.mentorProblem}
        for role, field in self._fields.items():
            self._offer(field, people)
            self._problems[role].hide()
        self.menteeField.currentTextChanged.connect(self._hint)
        self.mentorField.currentTextChanged.connect(self._hint)
        self._hint()
        days = self.startsField, self.monthsField, self.endsField
        self.term = Term(*days, self.hintLabel, self.datesProblem)
        self.term.show_days(context.today(), None)
        self.cancelButton.clicked.connect(self.reject)
        self.createButton.clicked.connect(self._create)
        self.term.said.connect(self._fit)
        self._fit()

    def _offer(self, field: QComboBox, people: tuple[Person, ...]) -> None:
        for person in people:
            field.addItem(told_apart(person), person.id)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(field.model(), field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field.setCompleter(completer)
        if edit := field.lineEdit():
            edit.setAccessibleName(field.accessibleName())
        field.setCurrentIndex(-1)
        field.clearEditText()

    def _someone(self, role: str) -> Someone:
        """Who stands in the field: of the file if it says so in full, else someone new."""
        field = self._fields[role]
        said = fold(field.currentText())
        for index in range(field.count()):
            if fold(field.itemText(index)) == said:
                return Someone(person_id=str(field.itemData(index)))
        return Someone(name=field.currentText())

    def _hint(self) -> None:
        for role, label in self._hints.items():
            someone = self._someone(role)
            is_new = someone.person_id is None and bool(someone.name.strip())
            label.setText(_("New: will be added to the people of this file.") if is_new else "")
            label.setVisible(is_new)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        fit(self, self.contentArea)

    def _create(self) -> None:
        for label in self._problems.values():
            label.hide()
        for role, field in self._fields.items():
            if not field.currentText().strip():
                self._tell(role, _("Choose someone, or write a name."))
                return
        mentor, mentee = (self._someone(role) for role in ROLES)
        if mentor == mentee:
            self._tell("mentor", _("Mentor and mentee are two people. Choose someone else."))
            return
        with self._context.refusals(self.term.tell):
            self.relationship_id = pair_up(
                self._context.database,
                mentor,
                mentee,
                *self.term.days(),
                is_informal=self.informalBox.isChecked(),
            )
            self.accept()

    def _tell(self, role: str, sentence: str) -> None:
        self._problems[role].setText(sentence)
        self._problems[role].show()
        self._fit()
        self._fields[role].setFocus()
        self.contentArea.ensureWidgetVisible(self._problems[role])
