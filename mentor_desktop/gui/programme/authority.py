"""The programme vouches for keys: its authority is made once, its certificate handed out."""

from pathlib import Path

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import from_qdate, long_day
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.authority import (
    authority_of,
    make_authority,
    save_authority_certificate,
)
from mentor_desktop.translation import _

_GAP = 16  # px


class AuthorityCard(QFrame):
    """Says whether there is one; makes it, or saves its certificate."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        down = QVBoxLayout(self)
        down.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        down.setSpacing(12)
        title = QLabel(_("Who vouches for signatures"))
        title.setProperty("role", "heading")
        self.said = words("", "muted")
        self.problem = words("", "problem")
        self.problem.hide()
        self.make = QPushButton(_("Make the programme's authority…"))
        self.make.clicked.connect(self._make)
        self.save = QPushButton(_("Save its certificate…"))
        self.save.clicked.connect(self._ask_where)
        for widget in (title, self.said, self.problem):
            down.addWidget(widget)
        for button in (self.make, self.save):
            down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        context.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Reads it again."""
        with self._context.database.reading() as session:
            told = authority_of(session)
        self.said.setText(_facts(told) if told else _nobody())
        self.make.setVisible(told is None)
        self.make.setEnabled(not self._context.database.is_read_only)
        self.save.setVisible(told is not None)

    def _make(self) -> None:
        dialog = SecretDialog(
            self.window(),
            _("Make the programme's authority"),
            (
                _(
                    "Its key is kept in this file, locked with a passphrase of its own, that only "
                    "the coordinator needs to know."
                ),
                _("Nobody can bring back a forgotten passphrase."),
            ),
            self._made,
            _("Make it"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.save.setFocus()

    def _made(self, _name: str, passphrase: str) -> CertificateFacts:
        return make_authority(self._context.database, passphrase)

    def _ask_where(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save its certificate"), "authority.crt", _("Certificates (*.crt)")
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".crt"))

    def save_to(self, path: Path) -> None:
        """Writes the certificate; a file that is there was asked about."""
        self._tell("")
        self._context.carry_out(save_authority_certificate, path, force=True, told=self._tell)
        if self.problem.isHidden():
            self._context.saved.emit(_("Certificate saved to {path}").format(path=path))

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _follow(self, change: Change) -> None:
        if change.touches(Authority, Programme):
            self.refresh()


def _nobody() -> str:
    return _(
        "Keys that people make themselves prove that nothing was changed, not who they are. If "
        "the programme vouches for keys, others can see that, once they know its certificate."
    )


def _facts(told: CertificateFacts) -> str:
    until = QDateTime.fromString(told.valid_until, Qt.DateFormat.ISODate).toLocalTime()
    return _(
        "{name} vouches for keys, until {day}. Its fingerprint: {groups}. Whoever imports its "
        "certificate once knows every key it vouches for."
    ).format(name=told.name, day=long_day(from_qdate(until.date())), groups=told.short)
