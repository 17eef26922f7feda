"""Exporting an agreement: where to, drawn beside the window, and what no font has."""

import unicodedata
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.drawing import Drawing
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.exporting import (
    Exported,
    agreement_file_name,
    agreement_paper,
    export_agreement,
)
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


class AgreementExport(QObject):
    """Exports one agreement after the other. Signals: `exported(Exported)` when it is written."""

    exported = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._wanted: tuple[str, Path] | None = None
        self._drawing = Drawing.of(context)
        self._drawing.finished.connect(self._drawn)

    def ask(self, agreement_id: str) -> None:
        """Asks where the PDF goes, then writes it."""
        with self._context.database.reading() as session:
            name = agreement_file_name(session, agreement_id)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, _("Export agreement"), str(Path(folder) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._chosen, agreement_id))
        dialog.open()

    def _chosen(self, agreement_id: str, path: str) -> None:
        self.write(agreement_id, Path(path))

    def write(self, agreement_id: str, path: Path) -> None:
        """Draws and writes the PDF; a file that is there was asked about, and is replaced."""
        with self._context.refusals(self._refuse), self._context.database.reading() as session:
            paper = agreement_paper(session, agreement_id)
            self._wanted = (agreement_id, path)
            self._drawing.draw(self, paper)

    def _drawn(self, asker: object, document: "Document | None") -> None:
        if asker is not self or self._wanted is None:
            return
        (agreement_id, path), self._wanted = self._wanted, None
        if document is None:
            self._refuse(_("The PDF could not be drawn. Nothing was written."))
            return
        done = self._context.carry_out(
            export_agreement,
            agreement_id,
            path,
            force=True,
            document=document,
            told=self._refuse,
        )
        if done is None:
            return
        self._context.saved.emit(_("Exported to {path}").format(path=done.path))
        if done.missing:
            self._say_missing(done)
        self.exported.emit(done)

    def _say_missing(self, done: Exported) -> None:
        self._tell(
            _(
                "The PDF is written. No font here has these characters; a mark stands in "
                "their place on paper, and the data in the PDF still has them:"
            ),
            "\n".join(character_names(done.missing)),
        )

    def _refuse(self, sentence: str) -> None:
        self._tell(sentence)

    def _tell(self, sentence: str, note: str = "") -> None:
        heading = _("Export agreement")
        question = Question(
            self._window, heading, sentence, leave=_("Close"), note=note, kind="warning"
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()


def character_names(characters: tuple[str, ...], most: int = 20) -> tuple[str, ...]:
    """Characters with code and name, as many as fit in a dialog."""
    lines = tuple(
        _("{character}  U+{code}  {name}").format(
            character=one, code=f"{ord(one):04X}", name=unicodedata.name(one, "").capitalize()
        )
        for one in characters[:most]
    )
    more = len(characters) - most
    return (*lines, _("and {count} more").format(count=more)) if more > 0 else lines
