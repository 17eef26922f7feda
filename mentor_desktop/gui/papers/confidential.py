"""A copy that opens with a password only, and what it gives up."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.operations.confidential import export_confidential_copy, what_a_copy_gives_up
from mentor_desktop.operations.exporting import Exported, agreement_file_name
from mentor_desktop.translation import _


class ConfidentialCopies(QObject):
    """`dialog` is the one that was opened last."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.dialog: SecretDialog | None = None

    def ask(self, agreement_id: str) -> None:
        """Asks where it goes, then for the password."""
        with self._context.database.reading() as session:
            name = agreement_file_name(session, agreement_id)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = _("{name} (confidential)").format(name=Path(name).stem)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Confidential copy"), str(Path(folder) / f"{stem}.pdf"),
            _("PDF (*.pdf)"),
        )  # fmt: skip
        if chosen:
            path = Path(chosen)
            self.write(agreement_id, path if path.suffix else path.with_suffix(".pdf"))

    def write(self, agreement_id: str, path: Path) -> None:
        """Asks for the password twice and writes the copy; what was there was asked about."""
        self.dialog = dialog = SecretDialog(
            self._window,
            _("Confidential copy"),
            what_a_copy_gives_up(),
            partial(self._write, agreement_id, path),
            _("Make the copy"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and isinstance(dialog.made, Exported):
            said = _("Confidential copy written to {path}").format(path=path)
            self._context.saved.emit(said)

    def _write(self, agreement_id: str, path: Path, _name: str, password: str) -> Exported:
        database = self._context.database
        return export_confidential_copy(database, agreement_id, path, password, force=True)
