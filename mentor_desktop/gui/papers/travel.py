"""Two laptops: the PDF goes out to be signed, and comes back with a signature."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.agreement_content import short_fingerprint
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export import AgreementExport
from mentor_desktop.gui.papers.verify_dialog import VerifyDialog, ask_pdf
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.exchanging import TakenIn
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.translation import _


class Travel(QObject):
    """`dialog` is the one that was opened last."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._sha256 = ""
        self.export = AgreementExport(context, window)
        self.export.exported.connect(self._tell_sent)
        self.dialog: Question | VerifyDialog | None = None

    def send(self, agreement_id: str, sha256: str) -> None:
        """Saves the PDF, and says what to do with it; `sha256` is of the text."""
        self._sha256 = sha256
        self.export.ask(agreement_id)

    def _tell_sent(self, exported: Exported) -> None:
        self.dialog = Question(
            self._window,
            _("Now send it"),
            _(
                "Send {name} to whoever signs next. They drop it on their window, sign it there, "
                "and send back the PDF; here you drop that one on the window."
            ).format(name=exported.path.name),
            note=_(
                "Before they sign, read them these groups on the phone: {groups}. "
                "They see the same groups if it is the same text."
            ).format(groups=short_fingerprint(self._sha256)),
            leave=_("Done"),
        )
        self.dialog.open()

    def take_in(self) -> None:
        """Asks which PDF came back, checks it and takes it in."""
        path = ask_pdf(self._window, _("Take in a signed PDF"))
        if path is None:
            return
        self.dialog = dialog = VerifyDialog(self._window, self._context)
        dialog.taken.connect(self._show_taken)
        dialog.open()
        dialog.verify(path)

    def _show_taken(self, taken: TakenIn) -> None:
        self._context.opened.emit(taken.relationship_id, "agreement")
