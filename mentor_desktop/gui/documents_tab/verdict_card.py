"""What a check of a PDF found, in plain words."""

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from mentor_desktop.domain.agreement_content import SignatureRecord, short_fingerprint
from mentor_desktop.gui.documents_tab.table import moment_in_words
from mentor_desktop.operations.verifying import Verified
from mentor_desktop.translation import _


class VerdictCard(QFrame):
    """Empty and hidden until something was checked."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(16, 12, 16, 12)
        self._body.setSpacing(4)
        self.said: tuple[str, ...] = ()
        self.hide()

    def show_verdict(self, name: str, found: Verified) -> None:
        """Says what is known of the file of that name."""
        heading = _("✓ {name} is in order") if found.is_good else _("✗ Look at {name}")
        signed = tuple(_signed(one) for one in found.signers)
        print_of_it = _("Fingerprint: {fingerprint}").format(
            fingerprint=short_fingerprint(found.sha256)
        )
        tone = "info" if found.is_good else "warning"
        self._say(tone, heading.format(name=name), (*found.lines, *signed, print_of_it))

    def show_refusal(self, name: str, sentence: str) -> None:
        """Says why a file could not be checked."""
        self._say("danger", _("✗ {name} could not be checked").format(name=name), (sentence,))

    def _say(self, role: str, heading: str, lines: tuple[str, ...]) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self.said = (heading, *lines)
        for at, line in enumerate(self.said):
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            if at == 0:
                label.setProperty("role", "strong")
            self._body.addWidget(label)
        self.setAccessibleName(heading)
        self.setAccessibleDescription("\n".join(lines))
        self.show()


def _signed(one: SignatureRecord) -> str:
    moment = QDateTime.fromString(one.signed_at, Qt.DateFormat.ISODate).toLocalTime()
    return _("Signed by {name}, {moment}.").format(name=one.name, moment=moment_in_words(moment))
