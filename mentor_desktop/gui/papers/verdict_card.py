"""What a check of a PDF found, in plain words: whole or not, who signed and when, who is known."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from mentor_desktop.domain.agreement_content import SignatureRecord, short_fingerprint
from mentor_desktop.gui.papers.moments import signed_moment
from mentor_desktop.operations.verifying import SignedBy, Verified
from mentor_desktop.translation import _


class VerdictCard(QFrame):
    """Empty and hidden until something is checked; `said` is everything it tells."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(16, 12, 16, 14)
        self._body.setSpacing(6)
        self.said: tuple[str, ...] = ()
        self.hide()

    def show_waiting(self, name: str) -> None:
        """Says that the check goes on."""
        self._begin("info", _("Checking {name}…").format(name=name))
        self._end()

    def show_verdict(self, name: str, found: Verified, news: str = "") -> None:
        """Says what is known of the file of that name; `news`: a heading for what it brings."""
        kind, heading = ("info", news) if news else _judged(found)
        if news and found.is_by_another:
            kind = "warning"
        self._begin(kind, heading.format(name=name))
        self._say(found.sentence)
        for problem in found.problems:
            self._say(_("• {problem}").format(problem=problem))
        for one in found.signed:
            self._show_signature(one.record, one)
        if not found.signed:
            for record in found.signers:
                self._show_signature(record, None)
        if found.file_sentence:
            self._say(_("Compared with the open file: {finding}").format(
                finding=found.file_sentence
            ))  # fmt: skip
        if found.sha256:
            self._say(
                _("Fingerprint of the text: {fingerprint}").format(
                    fingerprint=short_fingerprint(found.sha256)
                ),
                "small",
            )
        self._end()

    def show_refusal(self, name: str, sentence: str) -> None:
        """Says why a file could not be checked."""
        self._begin("danger", _("✗ {name} could not be checked").format(name=name))
        self._say(sentence)
        self._end()

    def show_refused(self, name: str, sentence: str) -> None:
        """Says why a file that was checked was not taken in."""
        self._begin("warning", _("{name} was not taken in").format(name=name))
        self._say(sentence)
        self._end()

    def _show_signature(self, record: SignatureRecord, one: SignedBy | None) -> None:
        who = _roles().get(record.role, _("Signed by {name}, {moment}"))
        said = who.format(name=record.name, moment=signed_moment(record))
        self._say(_("• {signature}").format(signature=said))
        if one is not None:
            self._say(one.sentence, "muted").setIndent(self.fontMetrics().averageCharWidth() * 2)

    def _begin(self, kind: str, heading: str) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.setProperty("role", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.said = ()
        self._say(heading, "strong")
        self.setAccessibleName(heading)

    def _say(self, words: str, role: str = "") -> QLabel:
        self.said = (*self.said, words)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        if role:
            label.setProperty("role", role)
        self._body.addWidget(label)
        label.show()  # else it has no height before the next turn of the loop
        return label

    def _end(self) -> None:
        self.setAccessibleDescription("\n".join(self.said[1:]))
        self.show()
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # its font is the stylesheet's: the height goes by that
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def _judged(found: Verified) -> tuple[str, str]:
    """How it is shown, and its heading."""
    if found.verdict == "changed":
        return "danger", _("✗ {name} was changed")
    if found.problems or found.looks_otherwise or found.in_file == "differs":
        return "danger", _("✗ Look at {name}")
    if found.is_by_another:
        return "warning", _("? {name} was made by another version: read on")
    if found.verdict == "incomplete":
        return "warning", _("… {name} is not complete")
    if found.verdict == "unknown signer":
        return "warning", _("? {name} is unchanged, but not everyone who signed is known here")
    return "info", _("✓ {name} is in order")


def _roles() -> dict[str, str]:
    return {
        "mentor": _("{name} signed as the mentor, {moment}"),
        "mentee": _("{name} signed as the mentee, {moment}"),
        "supervisor": _("{name} signed as the supervisor, {moment}"),
    }
