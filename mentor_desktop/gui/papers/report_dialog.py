"""Asks for a progress report: who reads it, and so what is in it and what is left out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS, Report, reader_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.paper_dialog import PaperDialog, Target
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.report import (
    ReportWanted,
    export_report,
    report_file_name,
    report_of,
    report_pdf,
)
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, current_language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


class ReportDialog(PaperDialog):
    """Says item by item what is in, before anything is written. method.md section 15."""

    def __init__(self, parent: QWidget, context: Context, relationship_id: str) -> None:
        super().__init__(parent, context, _("Progress report"))
        self._id = relationship_id
        with context.database.reading() as session:
            pair, people = pair_of(session, relationship_id)
        self._own = pair.role_of(context.acting_person_id or "") or ""
        names = {role: people[role].called for role in ROLES}
        self.values: dict[str, Value] = {"reader": self._own or "programme", "private": "without"}
        self.form, self.private = FormView((_readers(names),)), FormView((_private(),))
        for form in (self.form, self.private):
            form.set_values(self.values)
            form.edited.connect(self._edit)
        self.included, self.left_out = words("", ""), words("", "muted")
        self._heads = {
            "in": words(_("In the report"), "heading"),
            "out": words(_("Left out"), "heading"),
        }
        for part in (
            self.form, self.private, self._heads["in"], self.included,
            self._heads["out"], self.left_out,
        ):  # fmt: skip
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.add_paper_buttons()
        self._show()
        self.fit()

    def wanted(self) -> ReportWanted:
        """What the form says."""
        reader = str(self.values.get("reader") or "pair")
        is_own = reader == self._own and self.values.get("private") == "with"
        return ReportWanted(self._id, reader, is_own)

    def _edit(self, key: str, value: Value) -> None:
        self.values[key] = value
        self._show()

    def _show(self) -> None:
        """The lists for this reader; only who sits here may add what they alone see."""
        wanted = self.wanted()
        self.private.setVisible(wanted.reader == self._own)
        listed = self._report().listed
        for label, head, is_in in (
            (self.included, "in", True), (self.left_out, "out", False),
        ):  # fmt: skip
            lines = [one.sentence for one in listed if one.is_in is is_in]
            label.setText("\n".join(_("•  {line}").format(line=line) for line in lines))
            label.setVisible(bool(lines))
            self._heads[head].setVisible(bool(lines))

    def _report(self) -> Report:
        with self._context.database.reading() as session:
            today = self._context.today()
            return report_of(session, self.wanted(), today, current_language())

    def drawn(self) -> "Document | None":
        """The report on the programme's paper."""
        with self._context.database.reading() as session:
            paper = programme_of(session).paper
        return report_pdf(self._report(), paper)

    def target(self) -> Target:
        """Named by the two and the reader."""
        wanted = self.wanted()
        with self._context.database.reading() as session:
            name = report_file_name(session, wanted)
        return Target(name, partial(self.write, wanted))

    def write(self, wanted: ReportWanted, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_report(
            self._context.database, wanted, path, self._context.today(), force=True,
            spoken=current_language(),
        )  # fmt: skip


def _readers(names: dict[str, str]) -> Section:
    titles = {reader: reader_title(reader) for reader in READERS}
    titles |= {role: _("{name} alone").format(name=name) for role, name in names.items()}
    choices = tuple(Choice(one, titles[one]) for one in READERS)
    asked = Question("reader", "choice", _("Who reads it"), choices=choices)
    return Section("readers", "", questions=(asked,))


def _private() -> Section:
    choices = (Choice("without", _("Leave it out")), Choice("with", _("Put it in")))
    hint = _("Your private notes, journal entries and answers: then keep the PDF to yourself.")
    asked = Question("private", "choice", _("What only you see"), hint=hint, choices=choices)
    return Section("private", "", questions=(asked,))
