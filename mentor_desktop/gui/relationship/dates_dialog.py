"""Asks for the first and the last day of a relationship."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.fitting import fit
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.relationship.term import Term
from mentor_desktop.operations.relationships import set_dates
from mentor_desktop.translation import _


class DatesDialog(QDialog):
    """Changes the dates itself."""

    contentArea: QScrollArea
    titleLabel: QLabel
    hasDatesBox: QCheckBox
    startsField: QDateEdit
    monthsField: QSpinBox
    endsField: QDateEdit
    hintLabel: QLabel
    datesProblem: QLabel
    cancelButton: QPushButton
    saveButton: QPushButton

    def __init__(
        self, parent: QWidget | None, context: Context, relationship: Relationship
    ) -> None:
        super().__init__(parent)
        load(self, "ui/relationship/dates.ui")
        self._context = context
        self._relationship_id = relationship.id
        self.setWindowTitle(_("Dates"))
        self.titleLabel.setText(_("From when to when?"))
        fields = self.startsField, self.monthsField, self.endsField
        self.term = Term(*fields, self.hintLabel, self.datesProblem)
        self.term.show_days(relationship.starts or context.today(), relationship.ends)
        self.hasDatesBox.toggled.connect(self.term.set_enabled)
        self.cancelButton.clicked.connect(self.reject)
        self.saveButton.clicked.connect(self._save)
        self.term.said.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        fit(self, self.contentArea)

    def _save(self) -> None:
        starts, ends = self.term.days()
        days = (starts, ends) if self.hasDatesBox.isChecked() else (None, None)
        with self._context.refusals(self.term.tell):
            set_dates(self._context.database, self._relationship_id, *days)
            self.accept()
