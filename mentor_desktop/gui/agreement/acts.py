"""What is done with a whole version: offer, take back, sign, amend, review, discard, export."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from mentor_desktop.domain.zones import day_of
from mentor_desktop.gui.agreement.goals_dialog import GoalsDialog
from mentor_desktop.gui.agreement.offer_dialog import OfferDialog, notices_of
from mentor_desktop.gui.agreement.shown import Shown, Version
from mentor_desktop.gui.agreement.sign_dialog import SignDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.papers.confidential import ConfidentialCopies
from mentor_desktop.gui.papers.export import AgreementExport
from mentor_desktop.gui.papers.travel import Travel
from mentor_desktop.operations import drafting, signing
from mentor_desktop.operations.exporting import agreement_paper
from mentor_desktop.translation import _


class Acts(QObject):
    """`dialog` is the one that is open, or was last."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._export = AgreementExport(context, page)
        self._travel = Travel(context, page)
        self._copies = ConfidentialCopies(context, page)
        self.dialog: QDialog | None = None

    def act(self, action: str, shown: Shown, version: Version) -> str | None:
        """Does it; the id of a version to go to, None to stay."""
        agreement_id = version.agreement.id
        if action == "offer":
            dialog = OfferDialog(notices_of(version), self._page)
            dialog.accepted.connect(partial(self._context.attempt, signing.offer, agreement_id))
            self._show(dialog)
        elif action == "reopen":
            self._reopen(shown, version)
        elif action == "amend":
            return self._context.attempt(drafting.amend, agreement_id)
        elif action == "review":
            self._context.attempt(drafting.note_review, agreement_id)
        elif action == "discard":
            self._context.attempt(drafting.discard_draft, agreement_id)
        elif action == "export":
            self._export.ask(agreement_id)
        elif action == "send":
            self._travel.send(agreement_id, version.agreement.content_sha256 or "")
        elif action == "take_in":
            self._travel.take_in()
        elif action == "confidential":
            self._copies.ask(agreement_id)
        return None

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _reopen(self, shown: Shown, version: Version) -> None:
        signatures = version.draft.signatures
        if not signatures:
            self._context.attempt(signing.reopen, version.agreement.id)
            return
        box = QMessageBox(self._page)
        box.setWindowTitle(_("Take back to draft"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            _("This clears the signature that {name} gave on {day}.").format(
                name=signatures[0].name, day=long_day(day_of(signatures[0].signed_at))
            )
        )
        box.setInformativeText(
            _("A signature holds for one text only. Both of you sign the new one.")
        )
        clear = box.addButton(
            _("Clear it and take back"), QMessageBox.ButtonRole.DestructiveRole
        )  # fmt: skip
        box.setDefaultButton(box.addButton(_("Leave it"), QMessageBox.ButtonRole.RejectRole))
        clear.clicked.connect(partial(self._context.attempt, signing.reopen, version.agreement.id))
        self._show(box)

    def arrange_goals(self, relationship_id: str) -> None:
        """Opens the window in which goals are renamed and ranked."""
        self._show(GoalsDialog(self._context, relationship_id, self._page))

    def sign(self, shown: Shown, version: Version, role: str) -> None:
        """Opens the window in which one of the two signs."""
        agreement = version.agreement
        paper = None
        with self._context.refusals(), self._context.database.reading() as session:
            paper = agreement_paper(session, agreement.id)
            person = signing.person_who_signs(session, agreement.id, role)
        if paper is None:
            return
        dialog = SignDialog(self._context, agreement.id, role, person, paper, self._page)
        dialog.show_fingerprint(agreement.content_sha256 or "")
        self._show(dialog)
