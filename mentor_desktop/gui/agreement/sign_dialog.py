"""Signing, one act: read, draw or type, agree, sign."""

import threading

from PySide6.QtCore import QEvent, QObject, Qt
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

from mentor_desktop.domain.agreement_content import AgreementContent, Stroke, short_fingerprint
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.signature_record import strokes_of
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.keys.pane import KeyPane
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.papers.drawing import Drawing
from mentor_desktop.gui.widgets.chips import Chips
from mentor_desktop.gui.widgets.pdf_preview import PdfPreview
from mentor_desktop.gui.widgets.signature_pad import SignaturePad
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.operations.drawing import AgreementPaper
from mentor_desktop.operations.keys import KeyRefused
from mentor_desktop.operations.people import save_signature
from mentor_desktop.operations.signing import Signing, consent_sentence, prepare_to_sign, sign
from mentor_desktop.operations.texts import tips
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _, language

DRAWN, TYPED = "drawn", "typed"


class SignDialog(QDialog):
    """One of the two signs; accepted once the signature is in the file."""

    previewPlace: QVBoxLayout
    fingerprintLabel: QLabel
    whoLabel: QLabel
    tipLabel: QLabel
    howPlace: QHBoxLayout
    drawPart: QWidget
    padPlace: QVBoxLayout
    clearButton: QPushButton
    savedButton: QPushButton
    keepCheck: QCheckBox
    typePart: QWidget
    nameEdit: QLineEdit
    problemLabel: QLabel
    keyPlace: QVBoxLayout
    consentCheck: QCheckBox
    consentLabel: QLabel
    zoneLabel: QLabel
    laterButton: QPushButton
    signButton: QPushButton

    def __init__(
        self,
        context: Context,
        agreement_id: str,
        role: str,
        person: Person,
        paper: AgreementPaper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load(self, "ui/agreement/sign_dialog.ui")
        self._context, self._agreement_id, self._role = context, agreement_id, role
        self._person = person
        self._saved: tuple[Stroke, ...] = strokes_of(person.saved_signature)
        self.pad = SignaturePad()
        self.padPlace.addWidget(self.pad)
        self.how = Chips([(DRAWN, _("Draw")), (TYPED, _("Type my name"))])
        self.how.set_described_by(_("How to sign"))
        self.how.set_value(DRAWN)
        self.howPlace.addWidget(self.how)
        self.keys = KeyPane(paper.content.party(role).name)
        self.keyPlace.addWidget(self.keys)
        self._preview = PdfPreview()
        self.previewPlace.addWidget(self._preview)
        self._say(paper.content)
        self._connect()
        self._drawing = Drawing.of(context)
        self._drawing.finished.connect(self._show_pdf)
        self._drawing.draw(self, paper)
        self._choose(DRAWN)
        threading.Thread(target=prepare_to_sign, daemon=True).start()
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(letter * 130, 1200), min(letter * 86, 760))

    def _say(self, content: AgreementContent) -> None:
        party = content.party(self._role)
        self.whoLabel.setText(_("You sign as {name}").format(name=party.name))
        with language(content.language):
            consent = consent_sentence(party.name)
        self.consentLabel.setText(consent)
        self.consentCheck.setAccessibleName(consent)
        self.consentLabel.installEventFilter(self)
        tip = next((one for one in tips("signing") if one.is_for(self._role)), None)
        self.tipLabel.setText(tip.text if tip else "")
        self.tipLabel.setVisible(tip is not None)
        self.zoneLabel.setText(
            _(
                "Day and time are those of this computer ({zone}). After the last signature the "
                "agreement is in force."
            ).format(zone=time_zone())
        )
        self.savedButton.setVisible(bool(self._saved))

    def show_fingerprint(self, sha256: str) -> None:
        """What binds the signature to this text."""
        self.fingerprintLabel.setText(
            _("Fingerprint of this text: {fingerprint}").format(
                fingerprint=short_fingerprint(sha256)
            )
        )

    def _connect(self) -> None:
        self.how.changed.connect(self._choose)
        self.clearButton.clicked.connect(self.pad.clear)
        self.savedButton.clicked.connect(self._use_saved)
        self.pad.changed.connect(self._drawn)
        self.nameEdit.textEdited.connect(self._forget_problem)
        self.consentCheck.toggled.connect(self._forget_problem)
        self.laterButton.clicked.connect(self.reject)
        self.signButton.clicked.connect(self._sign)
        self.signButton.setAutoDefault(True)
        for one in (self.clearButton, self.savedButton, self.laterButton):
            one.setAutoDefault(False)

    def _choose(self, how: object) -> None:
        is_typed = how == TYPED
        self.how.set_value(TYPED if is_typed else DRAWN)
        self.drawPart.setVisible(not is_typed)
        self.typePart.setVisible(is_typed)
        self._tell("")
        if is_typed:
            self.nameEdit.setFocus()
        else:
            self.how.buttons()[0].setFocus()

    def _use_saved(self) -> None:
        self.pad.set_strokes(self._saved)
        self._drawn()

    def _drawn(self) -> None:
        self._tell("")
        drawing = self.pad.strokes()
        is_new = bool(drawing) and drawing != self._saved
        self.keepCheck.setVisible(is_new or not self._saved)

    def _sign(self) -> None:
        is_typed = self.how.value == TYPED
        drawing = () if is_typed else self.pad.strokes()
        if not is_typed and not drawing:
            self._tell(_("Draw your signature first, or type your name instead."))
            return
        signing = Signing(
            self._role,
            self.consentCheck.isChecked(),
            time_zone(),
            typed_name=self.nameEdit.text() if is_typed else "",
            drawing=drawing,
        )
        self._tell("")
        self.keys.tell("")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            is_signed = self._context.attempt(self._signed, signing, told=self._tell)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if not is_signed:
            return
        if drawing and self.keepCheck.isChecked() and drawing != self._saved:
            self._context.attempt(save_signature, self._person.id, drawing)
        self.accept()

    def _signed(self, database: Database, signing: Signing) -> bool:
        """A refusal of the key is told beside it, and nowhere else."""
        try:
            sign(database, self._agreement_id, signing, self.keys.choice)
        except KeyRefused as refusal:
            self.keys.tell(str(refusal))
            return False
        return True

    def _tell(self, problem: str) -> None:
        """A refusal stands beside what would put it right; "" takes it away."""
        self.problemLabel.setText(problem)
        self.problemLabel.setVisible(bool(problem))
        if problem and self.how.value == TYPED and self.consentCheck.isChecked():
            self.nameEdit.setFocus()
            self.nameEdit.setAccessibleDescription(problem)

    def _forget_problem(self) -> None:
        self._tell("")

    def _show_pdf(self, asker: object, document: object) -> None:
        if asker is not self:
            return
        data = getattr(document, "data", None)
        if isinstance(data, bytes):
            self._preview.show_pdf(data, is_ours=not getattr(document, "is_kept", True))

    def done(self, result: int) -> None:
        """Wants no PDF any more."""
        self._drawing.forget(self)
        self._drawing.finished.disconnect(self._show_pdf)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the sentence ticks it, as with any box."""
        if watched is self.consentLabel and event.type() == QEvent.Type.MouseButtonRelease:
            self.consentCheck.toggle()
            self.consentCheck.setFocus()
        return super().eventFilter(watched, event)
