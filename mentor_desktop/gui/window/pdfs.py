"""PDFs that come to the window: dropped on it or chosen, checked, and taken in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.new_file import with_ending
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.papers.dropping import PdfDrop
from mentor_desktop.gui.papers.receiving import told_of
from mentor_desktop.gui.papers.verify_dialog import VerifyDialog, ask_pdf
from mentor_desktop.gui.widgets.question import tell
from mentor_desktop.operations.beginning_with import begin_with_agreement
from mentor_desktop.operations.exchanging import TakenIn
from mentor_desktop.operations.travelling import Travelling
from mentor_desktop.translation import _


class Pdfs(QObject):
    """`dialog` is the one opened last. Signals: `begun(Begun)`, a file made around a PDF."""

    begun = Signal(object)

    def __init__(self, frame: Frame, opened: Callable[[], Context | None]) -> None:
        super().__init__(frame)
        self._frame, self._opened = frame, opened
        self.dialog: VerifyDialog | None = None
        self.drop = PdfDrop(frame)
        self.drop.dropped.connect(self.verify, Qt.ConnectionType.QueuedConnection)
        frame.menus.verify.triggered.connect(self.ask)

    def ask(self) -> None:
        """Asks which PDF, and checks it."""
        path = ask_pdf(self._frame, _("Verify a PDF"))
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Says what is known of a PDF; compares it with the open file, if there is one."""
        self.dialog = VerifyDialog(self._frame, self._opened())
        self.dialog.taken.connect(self._show_taken)
        self.dialog.file_wanted.connect(self._begin_file)
        self.dialog.open()
        self.dialog.verify(path)

    def _show_taken(self, taken: TakenIn) -> None:
        context = self._opened()
        if context is not None:
            context.opened.emit(taken.relationship_id, "agreement")
            self._frame.status.show_saved(told_of(taken))

    def _begin_file(self, travelling: Travelling) -> None:
        """Asks where the new file goes; a file that is there is never replaced."""
        names = [one.name for one in travelling.content.parties[:2]]
        proposed = Path.home() / with_ending(_("{name} and {other}").format(
            name=names[0], other=names[1]
        )).name  # fmt: skip
        chosen, _kind = QFileDialog.getSaveFileName(
            self._frame,
            _("Where to keep the new file"),
            str(proposed),
            _("Mentoring files (*.mentor)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.begin_file(with_ending(chosen), travelling)

    def begin_file(self, path: Path, travelling: Travelling) -> None:
        """Makes a file with the agreement in it, and opens it."""
        try:
            begun = begin_with_agreement(path, travelling)
        except Refused as refusal:
            tell(self._frame, _("No file was made"), str(refusal))
            return
        if self.dialog is not None:
            self.dialog.accept()
        self.begun.emit(begun)
