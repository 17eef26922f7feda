"""Saving a paper as PDF: where to, then written, then said; characters that no font has, too."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export import character_names
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.translation import _

Write = Callable[[Path], Exported | None]


class PaperSaving(QObject):
    """Asks on `window`. Signals: `saved(Exported)` when a PDF is written."""

    saved = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def ask(self, title: str, name: str, write: Write) -> QFileDialog:
        """Asks where the PDF goes, then has it written; a file that is there was asked about."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, str(Path(folder) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._chosen, title, write))
        dialog.open()
        return dialog

    def _chosen(self, title: str, write: Write, path: str) -> None:
        self.save(title, write, Path(path))

    def save(self, title: str, write: Write, path: Path) -> None:
        """Has it written, and says so."""
        with self._context.refusals(partial(self._tell, title)):
            done = write(path)
            if done is None:
                return
            self._context.saved.emit(_("Exported to {path}").format(path=done.path))
            if done.missing:
                sentence = _(
                    "The PDF is written. No font here has these characters; a mark stands in "
                    "their place on paper:"
                )
                self._tell(title, sentence, "\n".join(character_names(done.missing)))
            self.saved.emit(done)

    def _tell(self, title: str, sentence: str, note: str = "") -> None:
        question = Question(
            self._window, title, sentence, leave=_("Close"), note=note, kind="warning"
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()
