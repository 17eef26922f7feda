"""What to sign with: a key used once, one of one's own, or one in a file."""

from pathlib import Path

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.certificate import FOREIGN, ONE_TIME, OWN, CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.days import from_qdate, long_day
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.keys import (
    KeyChoice,
    OwnKey,
    look_into_key_file,
    make_own_key,
    own_keys,
)
from mentor_desktop.translation import _

_LETTERS = 20  # of the drop-down at least: a long name does not widen the window


class KeyPane(QWidget):
    """`choice` is what was chosen; a refusal is told by `tell` beside the passphrase.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._keys: dict[str, OwnKey] = {}
        self._path: Path | None = None
        self.which = QComboBox()
        self.which.setAccessibleName(_("Sign with"))
        self.which.setMinimumContentsLength(_LETTERS)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.which.setSizeAdjustPolicy(policy)
        self.make = QPushButton(_("Make a key…"))
        self.make.setToolTip(_("A key of your own, kept on this computer under a passphrase"))
        self.make.setAutoDefault(False)
        self.about = words("", "small")
        self._secret = QWidget()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(_("Passphrase of the key"))
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.which.activated.connect(self._chosen)
        self.make.clicked.connect(self._make)
        self.passphrase.textEdited.connect(self._forget_problem)
        self.passphrase.editingFinished.connect(self._look_into_file)
        self.show_keys()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(8)
        label = QLabel(_("Sign &with"))
        label.setBuddy(self.which)
        first.addWidget(label)
        first.addWidget(self.which, 1)
        first.addWidget(self.make)
        column.addLayout(first)
        second = QHBoxLayout(self._secret)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        words = QLabel(_("Its &passphrase"))
        words.setBuddy(self.passphrase)
        second.addWidget(words)
        second.addWidget(self.passphrase, 1)
        column.addWidget(self._secret)
        column.addWidget(self.problem)
        column.addWidget(self.about)

    def show_keys(self, chosen: str = "") -> None:
        """Lists the keys there are; `chosen` is the id of one."""
        self._keys = {one.id: one for one in own_keys()}
        self.which.clear()
        self.which.addItem(_("A key used once"), (ONE_TIME, ""))
        for key in self._keys.values():
            words = _("{name} · {fingerprint}").format(
                name=key.certificate.name, fingerprint=key.certificate.short
            )
            self.which.addItem(words, (OWN, key.id))
            if key.id == chosen:
                self.which.setCurrentIndex(self.which.count() - 1)
        self.which.addItem(_("A key in a file…"), (FOREIGN, ""))
        self._say()

    @property
    def choice(self) -> KeyChoice:
        """What to sign with."""
        kind, key_id = self.which.currentData()
        if kind == ONE_TIME:
            return KeyChoice()
        path = self._path if kind == FOREIGN else None
        return KeyChoice(kind, key_id, path, self.passphrase.text())

    def tell(self, problem: str) -> None:
        """Says beside the passphrase why the key cannot be used; "" takes it away."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.passphrase.setAccessibleDescription(problem)
        if problem and not self._secret.isHidden():
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def _chosen(self) -> None:
        if self.which.currentData()[0] == FOREIGN:
            path, _kind = QFileDialog.getOpenFileName(
                self, _("Choose a key"), "", _("Keys (*.p12 *.pfx)")
            )
            self.use_file(Path(path) if path else None)
            return
        self._say()
        if not self._secret.isHidden():
            self.passphrase.setFocus()

    def use_file(self, path: Path | None) -> None:
        """Signs with the key in a file; None for the key used once."""
        self._path = path
        self.which.setCurrentIndex(self.which.count() - 1 if path else 0)
        self._say()
        if path is not None:
            self.passphrase.setFocus()

    def _make(self) -> None:
        dialog = SecretDialog(
            self.window(),
            _("Make a key of your own"),
            (
                _(
                    "It is kept on this computer, locked with your passphrase. Whoever has a PDF "
                    "that you signed with it can see that later ones are yours, too."
                ),
                _("Nobody can bring back a forgotten passphrase. You would make a new key."),
            ),
            make_own_key,
            _("Make the key"),
            self._name,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and isinstance(dialog.made, OwnKey):
            self.show_keys(dialog.made.id)
            self.passphrase.setText(dialog.first.text())

    def _say(self) -> None:
        kind, key_id = self.which.currentData()
        self.tell("")
        self.passphrase.clear()
        self._secret.setVisible(kind != ONE_TIME)
        if kind == OWN:
            self.about.setText(_certified(self._keys[key_id].certificate))
            if not self._keys[key_id].is_usable:
                self.tell(_("This key's time is over. Choose another one, or make a new one."))
        elif kind == FOREIGN and self._path is not None:
            self.about.setText(_("The key in {name}").format(name=self._path.name))
        else:
            self.about.setText(
                _(
                    "Made for this signature and thrown away after it. It proves that nothing was "
                    "changed since; that it was you, only your name says."
                )
            )
        self.changed.emit()

    def _look_into_file(self) -> None:
        """Shows whose key it is, as soon as the passphrase is there."""
        if self._path is None or self.which.currentData()[0] != FOREIGN:
            return
        if not self.passphrase.text():
            return
        try:
            self.about.setText(_certified(look_into_key_file(self._path, self.passphrase.text())))
            self.tell("")
        except Refused as refusal:
            self.problem.setText(str(refusal))
            self.problem.show()
        self.changed.emit()

    def _forget_problem(self) -> None:
        self.problem.hide()
        self.passphrase.setAccessibleDescription("")


def _certified(told: CertificateFacts) -> str:
    until = QDateTime.fromString(told.valid_until, Qt.DateFormat.ISODate).toLocalTime()
    day = long_day(from_qdate(until.date()))
    if told.is_self_signed:
        return _("Certificate of {name}, {fingerprint}, valid until {day}").format(
            name=told.name, fingerprint=told.short, day=day
        )
    return _(
        "Certificate of {name}, {fingerprint}, valid until {day}, vouched for by {issuer}"
    ).format(name=told.name, fingerprint=told.short, day=day, issuer=told.issuer)
