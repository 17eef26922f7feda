"""Asks for a passphrase twice, after saying what it is for; what is typed stays on a refusal."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.translation import _

_LETTERS = 60


class SecretDialog(QDialog):
    """Calls `act(name, secret)`; accepted when that is not refused, with `made` what it gave.

    `name`: what the field for a name begins with; None for no such field.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentences: Sequence[str],
        act: Callable[[str, str], object],
        does: str,
        name: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.made: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(8)
        self._say(title, "title")
        for sentence in sentences:
            self._say(sentence, "muted")
        self.name_field = self._field(_("&Name"), name is not None)
        self.name_field.setText(name or "")
        self.first = self._field(_("&Passphrase"), True)
        self.second = self._field(_("The same once &more"), True)
        self.shown = QCheckBox(_("&Show what is typed"))
        self.shown.toggled.connect(self._show_typed)
        self._column.addWidget(self.shown)
        self._show_typed(False)
        self.problem = self._say("", "problem")
        self.problem.hide()
        self._column.addLayout(self._buttons(does))
        fit_words(self, _LETTERS)
        (self.name_field if name == "" else self.first).setFocus()

    def _say(self, words: str, role: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self._column.addWidget(label)
        return label

    def _field(self, words: str, is_wanted: bool) -> QLineEdit:
        label, field = QLabel(words, self), QLineEdit(self)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        field.textEdited.connect(self._forget_problem)
        for widget in (label, field):
            widget.setVisible(is_wanted)
            if is_wanted:
                self._column.addWidget(widget)
        return field

    def _buttons(self, does: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.leave, self.do = QPushButton(_("Cancel")), QPushButton(does)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.do.setProperty("role", "primary")
        self.do.setDefault(True)
        self.do.clicked.connect(self._try)
        line.addStretch()
        line.addWidget(self.leave)
        line.addWidget(self.do)
        return line

    def _show_typed(self, is_shown: bool) -> None:
        kinds = QLineEdit.EchoMode
        for field in (self.first, self.second):
            field.setEchoMode(kinds.Normal if is_shown else kinds.Password)

    def _try(self) -> None:
        if self.first.text() != self.second.text():
            self._tell(_("The two differ. Write the same passphrase twice."))
            self.second.setFocus()
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.made = self._act(self.name_field.text(), self.first.text())
        except Refused as refusal:
            self._tell(str(refusal))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.first.setAccessibleDescription(sentence)
        fit_words(self, _LETTERS)

    def _forget_problem(self) -> None:
        self.problem.hide()
        self.first.setAccessibleDescription("")
