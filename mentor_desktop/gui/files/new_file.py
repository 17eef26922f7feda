"""Asks what a new file needs: names, a place, a passphrase if wanted."""

import re
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.fitting import fit
from mentor_desktop.gui.loading import load
from mentor_desktop.operations.beginning import Begun, begin_cohort, begin_personal
from mentor_desktop.store.connection import check_passphrase
from mentor_desktop.translation import _

ENDING = ".mentor"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 80


def file_name(title: str) -> str:
    """A name for a file, from words of a person, that every system takes."""
    safe = " ".join(_UNSAFE.sub(" ", title).split()).strip(". ")[:_LONGEST_NAME]
    return (safe or _("Mentoring")) + ENDING


def with_ending(path: str) -> Path:
    """The path as typed, with the ending of a mentoring file."""
    return Path(path if path.endswith(ENDING) else path + ENDING).expanduser()


class NewFileDialog(QDialog):
    """`begun` is the new file once the dialog is accepted."""

    contentArea: QScrollArea
    titleLabel: QLabel
    introLabel: QLabel
    personalBox: QWidget
    nameField: QLineEdit
    nameProblem: QLabel
    menteeButton: QRadioButton
    mentorButton: QRadioButton
    otherField: QLineEdit
    otherProblem: QLabel
    cohortBox: QWidget
    programmeField: QLineEdit
    programmeProblem: QLabel
    organisationField: QLineEdit
    placeField: QLineEdit
    placeButton: QPushButton
    placeProblem: QLabel
    secretBox: QCheckBox
    secretWidget: QWidget
    firstField: QLineEdit
    secondField: QLineEdit
    showBox: QCheckBox
    secretProblem: QLabel
    cancelButton: QPushButton
    createButton: QPushButton

    def __init__(self, parent: QWidget | None, *, is_personal: bool) -> None:
        super().__init__(parent)
        load(self, "ui/files/new_file.ui")
        self.begun: Begun | None = None
        self._is_personal = is_personal
        self._has_own_place = False
        self._say_what_for()
        self.secretWidget.hide()
        self.secretBox.toggled.connect(self._show_secret)
        self.showBox.toggled.connect(self._show_typed)
        self.placeButton.clicked.connect(self._choose_place)
        self.placeField.textEdited.connect(self._keep_place)
        for field in (self.nameField, self.otherField, self.programmeField):
            field.textChanged.connect(self._propose_place)
        self.cancelButton.clicked.connect(self.reject)
        self.createButton.clicked.connect(self._create)
        self._clear_problems()
        self._propose_place()
        fit(self, self.contentArea)

    def _say_what_for(self) -> None:
        self.personalBox.setVisible(self._is_personal)
        self.cohortBox.setVisible(not self._is_personal)
        if self._is_personal:
            title = _("Start for myself")
            self.introLabel.setText(_("One file for the two of you. You can change all of it."))
        else:
            title = _("Start for a cohort")
            self.introLabel.setText(_("One file for a programme with all its pairs."))
        self.titleLabel.setText(title)
        self.setWindowTitle(title)

    def _title(self) -> str:
        if not self._is_personal:
            return self.programmeField.text()
        names = (self.nameField.text(), self.otherField.text())
        return _("{name} and {other}").format(name=names[0], other=names[1]) if all(names) else ""

    def _propose_place(self) -> None:
        if not self._has_own_place:
            folder = Path(platformdirs.user_documents_dir())
            place = folder if folder.is_dir() else Path.home()
            self.placeField.setText(str(place / file_name(self._title())))

    def _show_secret(self, is_shown: bool) -> None:
        self.secretWidget.setVisible(is_shown)
        fit(self, self.contentArea)
        self.contentArea.ensureWidgetVisible(self.secondField)

    def _show_typed(self, is_shown: bool) -> None:
        kinds = QLineEdit.EchoMode
        for field in (self.firstField, self.secondField):
            field.setEchoMode(kinds.Normal if is_shown else kinds.Password)

    def _keep_place(self) -> None:
        self._has_own_place = True

    def _choose_place(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Where to keep the file"),
            self.placeField.text(),
            _("Mentoring files (*.mentor)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._has_own_place = True
            self.placeField.setText(str(with_ending(chosen)))

    def _clear_problems(self) -> None:
        for label in self._problems():
            label.clear()
            label.hide()

    def _problems(self) -> tuple[QLabel, ...]:
        return (
            self.nameProblem,
            self.otherProblem,
            self.programmeProblem,
            self.placeProblem,
            self.secretProblem,
        )

    def _create(self) -> None:
        self._clear_problems()
        wanting = self._wanting()
        if wanting:
            self._tell(*wanting)
            return
        path = with_ending(self.placeField.text().strip())
        passphrase = self.firstField.text() if self.secretBox.isChecked() else None
        try:
            self.begun = self._begin(path, passphrase)
        except Refused as refusal:
            self._tell(self.placeProblem, self.placeField, str(refusal))
            return
        self.accept()

    def _begin(self, path: Path, passphrase: str | None) -> Begun:
        if not self._is_personal:
            name, organisation = self.programmeField.text(), self.organisationField.text()
            return begin_cohort(path, name, organisation, passphrase)
        role = "mentor" if self.mentorButton.isChecked() else "mentee"
        names = self.nameField.text(), self.otherField.text()
        return begin_personal(path, names[0], role, names[1], passphrase)

    def _wanting(self) -> tuple[QLabel, QLineEdit, str] | None:
        """The first field that needs something before the file can be made."""
        for label, field, sentence in (
            (self.nameProblem, self.nameField, _("Write your name.")),
            (self.otherProblem, self.otherField, _("Write the name of the other person.")),
            (self.programmeProblem, self.programmeField, _("Write a name for the programme.")),
            (self.placeProblem, self.placeField, _("Choose where to keep the file.")),
        ):
            if field.isVisibleTo(self) and not field.text().strip():
                return label, field, sentence
        if not self.secretBox.isChecked():
            return None
        if not self.firstField.text():
            return (
                self.secretProblem,
                self.firstField,
                _("Write a passphrase, or take the tick off."),
            )
        if self.firstField.text() != self.secondField.text():
            differ = _("The two differ. Write the same passphrase twice.")
            return self.secretProblem, self.secondField, differ
        try:
            check_passphrase(self.firstField.text())
        except Refused as refusal:
            return self.secretProblem, self.firstField, str(refusal)
        return None

    def _tell(self, label: QLabel, field: QLineEdit, sentence: str) -> None:
        label.setText(sentence)
        label.show()
        fit(self, self.contentArea)
        field.setFocus()
        self.contentArea.ensureWidgetVisible(label)
