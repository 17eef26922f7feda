"""Asks for a blank form to fill in by hand: the agreement, the plan, any check-in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.blank_form import BlankForm
from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.paper_dialog import PaperDialog, Target
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.blank_forms import (
    blank_file_name,
    blank_form,
    blank_pdf,
    blank_titles,
    write_blank,
)
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, current_language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


class BlankDialog(PaperDialog):
    """Nothing that anybody wrote is on a blank form."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, context, _("Blank forms"))
        choices = tuple(Choice(key, title) for key, title in blank_titles().items())
        self.key = choices[0].key
        asked = Question("form", "choice", _("Which form"), choices=choices)
        self.form = FormView((Section("blank", "", questions=(asked,)),))
        self.form.set_values({"form": self.key})
        self.form.edited.connect(self._edit)
        hint = _(
            "On paper the questions come in the order of the screen, with room to write. Nothing "
            "of what is in the file is on it but the programme's name."
        )
        for part in (self.form, words(hint, "small")):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.add_paper_buttons()
        self.fit()

    def _edit(self, _key: str, value: Value) -> None:
        self.key = str(value)

    def _read(self) -> tuple[BlankForm, str]:
        """The form, and the paper of the programme."""
        with self._context.database.reading() as session:
            programme = programme_of(session)
            name = "" if programme.is_personal else programme.name
            form = blank_form(
                self.key, current_language(), name, supervisor_signs=programme.supervisor_signs
            )
            return form, programme.paper

    def drawn(self) -> "Document | None":
        """The form on the programme's paper."""
        return blank_pdf(*self._read())

    def target(self) -> Target:
        """Named by the form."""
        return Target(blank_file_name(self.key), partial(self.write, *self._read()))

    def write(self, form: BlankForm, paper: str, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return write_blank(form, path, force=True, paper=paper)
