"""Chooses one of the people in the file: by name, from a list that narrows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QPushButton, QWidget

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.text import fold
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.loading import load
from mentor_desktop.store.views import all_people
from mentor_desktop.translation import _

ID = Qt.ItemDataRole.UserRole + 1


def told_apart(person: Person) -> str:
    """A name with what tells it from another of the same name."""
    about = person.role or person.organisation or person.email
    return _("{name}, {about}").format(name=person.name, about=about) if about else person.name


class People(QAbstractListModel):
    """The people whose words hold what is typed."""

    def __init__(self, people: tuple[Person, ...]) -> None:
        super().__init__()
        self._all = people
        self._shown = people

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's own way
    ) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        person = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told_apart(person)
        return person.id if role == ID else None

    def narrow(self, text: str) -> None:
        """Only those who go with what is typed."""
        words = fold(text).split()
        self.beginResetModel()
        self._shown = tuple(
            person for person in self._all if all(word in person.folded for word in words)
        )
        self.endResetModel()


class ChoosePerson(QDialog):
    """`person_id` is who was chosen, "" for nobody."""

    titleLabel: QLabel
    sentenceLabel: QLabel
    filterField: QLineEdit
    peopleView: QListView
    problemLabel: QLabel
    nobodyButton: QPushButton
    cancelButton: QPushButton
    chooseButton: QPushButton

    def __init__(
        self,
        parent: QWidget | None,
        people: tuple[Person, ...],
        title: str,
        sentence: str,
        nobody: str,
    ) -> None:
        super().__init__(parent)
        load(self, "ui/choosing/person.ui")
        self.person_id = ""
        self.setWindowTitle(title)
        self.titleLabel.setText(title)
        self.sentenceLabel.setText(sentence)
        self.nobodyButton.setText(nobody)
        self.problemLabel.hide()
        self._people = People(people)
        self.peopleView.setModel(self._people)
        self.filterField.textChanged.connect(self._narrow)
        self.filterField.setFocus()
        self.peopleView.doubleClicked.connect(self._choose)
        self.peopleView.selectionModel().currentChanged.connect(self._follow)
        self.chooseButton.clicked.connect(self._choose)
        self.nobodyButton.clicked.connect(self.accept)
        self.cancelButton.clicked.connect(self.reject)
        self._narrow("")

    def _narrow(self, text: str) -> None:
        self._people.narrow(text)
        if text and self._people.rowCount():
            self.peopleView.setCurrentIndex(self._people.index(0))
        has_none = self._people.rowCount() == 0
        self.problemLabel.setText(_("Nobody in the file goes with that.") if has_none else "")
        self.problemLabel.setVisible(has_none)
        self._follow()

    def _follow(self) -> None:
        self.chooseButton.setEnabled(self.peopleView.currentIndex().isValid())

    def _choose(self) -> None:
        index = self.peopleView.currentIndex()
        if index.isValid():
            self.person_id = str(index.data(ID))
            self.accept()


def choose_person(
    parent: QWidget | None, context: Context, title: str, sentence: str, nobody: str = ""
) -> str | None:
    """The id of who was chosen, "" for nobody, None if the person left it."""
    with context.database.reading() as session:
        people = all_people(session)
    dialog = ChoosePerson(parent, people, title, sentence, nobody or _("Nobody"))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.person_id
