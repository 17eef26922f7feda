"""PDFs that come to the window: dropped on it or chosen, and checked, with or without a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.papers.dropping import PdfDrop
from mentor_desktop.gui.papers.verify_dialog import VerifyDialog, ask_pdf
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


class Pdfs(QObject):
    """`dialog` is the one that was opened last."""

    def __init__(self, frame: Frame, opened: Callable[[], Database | None]) -> None:
        super().__init__(frame)
        self._frame, self._opened = frame, opened
        self.dialog: VerifyDialog | None = None
        self.drop = PdfDrop(frame)
        self.drop.dropped.connect(self.verify)
        frame.menus.verify.triggered.connect(self.ask)

    def ask(self) -> None:
        """Asks which PDF, and checks it."""
        path = ask_pdf(self._frame, _("Verify a PDF"))
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Says what is known of a PDF; compares it with the open file, if there is one."""
        self.dialog = VerifyDialog(self._frame, self._opened())
        self.dialog.open()
        self.dialog.verify(path)
