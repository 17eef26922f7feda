"""Asks for certificates: for one of the two, or a page for each. CLO-09"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.certificate_content import CertificateContent
from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.hours import written_time
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.paper_dialog import PaperDialog, Target
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.certificates import (
    certificate_contents,
    certificate_file_name,
    certificate_pdf,
    export_certificates,
)
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, current_language, ngettext

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

_BOTH = "both"


class CertificateDialog(PaperDialog):
    """Says what will stand on them; where nobody met, why there can be none."""

    def __init__(self, parent: QWidget, context: Context, relationship_id: str) -> None:
        super().__init__(parent, context, _("Certificates"))
        self._id = relationship_id
        with context.database.reading() as session:
            _pair, people = pair_of(session, relationship_id)
        choices = [Choice(_BOTH, _("Both, a page each"))]
        choices += [Choice(role, people[role].called) for role in ROLES]
        asked = Question("whom", "choice", _("For whom"), choices=tuple(choices))
        self._whom: Value = _BOTH
        self.form = FormView((Section("certificates", "", questions=(asked,)),))
        self.form.set_values({"whom": _BOTH})
        self.form.edited.connect(self._edit)
        self.summary = words("", "muted")
        self.rule = words(
            _("A certificate says what was logged, and that they took part. It claims no more."),
            "small",
        )
        for part in (self.form, self.summary, self.rule):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.add_paper_buttons()
        self._show()
        self.fit()

    @property
    def role(self) -> str | None:
        """For whom; None for both."""
        return str(self._whom) if self._whom in ROLES else None

    def _edit(self, _key: str, value: Value) -> None:
        self._whom = value

    def _show(self) -> None:
        try:
            content = self._contents()[0]
        except Refused as refusal:
            self.summary.setText(str(refusal))
            self.export.setDisabled(True)
            self.print.setDisabled(True)
            return
        meetings = ngettext("{count} meeting", "{count} meetings", content.meetings)
        self.summary.setText(
            _("On it: {meetings}, {time}.").format(
                meetings=meetings.format(count=content.meetings), time=written_time(content.minutes)
            )
        )

    def _contents(self) -> tuple[CertificateContent, ...]:
        with self._context.database.reading() as session:
            return certificate_contents(
                session, self._id, self._context.today(), self.role, current_language()
            )

    def drawn(self) -> "Document | None":
        """The certificates on the programme's paper."""
        with self._context.database.reading() as session:
            paper = programme_of(session).paper
        return certificate_pdf(self._contents(), paper)

    def target(self) -> Target:
        """Named by whom they are for."""
        with self._context.database.reading() as session:
            name = certificate_file_name(session, self._id, self.role)
        return Target(name, partial(self.write, self.role))

    def write(self, role: str | None, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_certificates(
            self._context.database, self._id, path, self._context.today(), role=role, force=True,
            spoken=current_language(),
        )  # fmt: skip
