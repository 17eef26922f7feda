"""Who a person reports to: someone in the file, or a new person by name (PRO-32)."""

from collections import Counter

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
)

from mentor_desktop.domain.text import clean_line, fold
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.people import add_supervisor, set_supervisor
from mentor_desktop.store.people import PersonLine, Portrait, people_lines
from mentor_desktop.translation import _


class SupervisorCard(QFrame):
    """Names are read when the field is entered, not before."""

    def __init__(self, context: Context, person_id: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._person_id = context, person_id
        self._kept = ""
        self._ids: dict[str, str] = {}  # by the folded name that the list shows
        self._names = QStringListModel(self)
        self.field = QComboBox(editable=True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setModel(self._names)
        self.field.setMaxVisibleItems(12)
        self.field.setAccessibleName(_("Supervisor"))
        self.field.setMinimumContentsLength(12)
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._edit = edit = QLineEdit()
        self.field.setLineEdit(edit)
        edit.setAccessibleName(self.field.accessibleName())
        edit.setPlaceholderText(_("Choose someone, or write a name"))
        edit.setMaxLength(1_000_000)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.add_button = QPushButton()
        self.add_button.hide()
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        self._lay_out()
        edit.installEventFilter(self)
        self.field.installEventFilter(self)
        self.field.activated.connect(self._take)
        completer.activated.connect(self._take)
        edit.editingFinished.connect(self._take)
        self.add_button.clicked.connect(self._add)

    def _lay_out(self) -> None:
        title = QLabel(_("&Supervisor"))
        title.setBuddy(self.field)
        hint = QLabel(_("Who you report to. They hear of the programme, never what you two say."))
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.add_button, 0, 2)
        grid.addWidget(hint, 1, 1, 1, 2)
        grid.addWidget(self._problem, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_portrait(self, portrait: Portrait) -> None:
        """Shows whom a person reports to; words being typed stay."""
        self._kept = portrait.supervisor
        if not self._edit.hasFocus():
            self.field.setEditText(self._kept)

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether it can only be read."""
        self.field.setDisabled(is_read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is as the file is when the field is entered."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self._read_names()
        return super().eventFilter(watched, event)

    def _read_names(self) -> None:
        with self._context.database.reading() as session:
            others = [one for one in people_lines(session) if one.id != self._person_id]
        counts = Counter(one.name for one in others)
        shown = [_told_apart(one) if counts[one.name] > 1 else one.name for one in others]
        if shown == self._names.stringList():
            return
        self._ids = {fold(name): one.id for name, one in zip(shown, others, strict=True)}
        text = self.field.currentText()
        self._names.setStringList(shown)
        self.field.setCurrentIndex(-1)
        self.field.setEditText(text)

    def _take(self) -> None:
        self._problem.hide()
        text = clean_line(self.field.currentText())
        if fold(text) == fold(self._kept):
            self.add_button.hide()
            return
        if not text:
            self._set(None)
        elif (found := self._ids.get(fold(text))) is not None:
            self._set(found)
        else:
            self.add_button.setText(_("Add {name}").format(name=text[:40]).replace("&", "&&"))
            self.add_button.show()

    def _set(self, supervisor_id: str | None) -> None:
        self.add_button.hide()
        self._context.attempt(set_supervisor, self._person_id, supervisor_id, told=self._tell)

    def _add(self) -> None:
        added = self._context.attempt(
            add_supervisor, self._person_id, self.field.currentText(), told=self._tell
        )
        if added is not None:
            self.add_button.hide()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()


def _told_apart(line: PersonLine) -> str:
    more = line.role or line.organisation or line.email
    return _("{name} · {more}").format(name=line.name, more=more) if more else line.name
