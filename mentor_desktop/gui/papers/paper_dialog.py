"""What dialogs that ask for a paper share: print it, or export it as PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.papers.saving import PaperSaving, Write
from mentor_desktop.gui.widgets.form_dialog import WIDE, FormDialog
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


@dataclass(frozen=True)
class Target:
    """Where a paper goes: the name that is proposed for its file, and who writes it."""

    name: str
    write: Write


class PaperDialog(FormDialog):
    """Whoever inherits gives `drawn` and `target`, None where what is asked for cannot be."""

    def __init__(self, parent: QWidget, context: Context, title: str) -> None:
        super().__init__(parent, title, WIDE)
        self._context, self._title = context, title
        self._saving, self._printing = PaperSaving(context, self), Printing(self)
        self._saving.saved.connect(self.accept)

    def add_paper_buttons(self) -> None:
        """Print, cancel, export."""
        self.print = self.add_button(_("Print…"))
        self.print.clicked.connect(self._print)
        self.buttons.addStretch(1)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.export = self.add_button(_("Export…"), "primary")
        self.export.clicked.connect(self._export)

    def drawn(self) -> "Document | None":
        """The paper as it is asked for."""
        raise NotImplementedError  # every paper is asked for in its own way

    def target(self) -> Target | None:
        """Where it can go."""
        raise NotImplementedError  # every paper is asked for in its own way

    def _export(self) -> None:
        target = self.target()
        if target is not None:
            self._saving.ask(self._title, target.name, target.write)

    def _print(self) -> None:
        with self._context.refusals():
            document = self.drawn()
            if document is not None:
                self._printing.ask(document.data, self._title)
