"""Asks for the briefing of a supervisor, and says first what is in it. CO-08"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.briefing import BriefingContent
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.paper_dialog import PaperDialog, Target
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.briefing import (
    briefing_content,
    briefing_file_name,
    briefing_pdf,
    export_briefing,
)
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, current_language, ngettext

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


class BriefingDialog(PaperDialog):
    """Nothing is asked: the page holds what a supervisor may know, and no more."""

    def __init__(self, parent: QWidget, context: Context, relationship_id: str) -> None:
        super().__init__(parent, context, _("Supervisor briefing"))
        self._id = relationship_id
        content = self._content()
        self.included = words("\n".join(_lines(_included(content))), "")
        self.left_out = words(
            _(
                "Left out is all that the two say or write: goals, notes, answers, meetings, "
                "agreement, signals."
            ),
            "muted",
        )
        for part in (words(_("On the page"), "heading"), self.included, self.left_out):
            self.parts.addWidget(part)
        if not content.supervisor:
            hint = _("No supervisor is named yet: Relationship, Supervisor… puts the name on it.")
            self.parts.addWidget(words(hint, "small"))
        self.parts.addStretch(1)
        self.add_paper_buttons()
        self.fit()

    def _content(self) -> BriefingContent:
        with self._context.database.reading() as session:
            today = self._context.today()
            return briefing_content(session, self._id, today, current_language())

    def drawn(self) -> "Document | None":
        """The briefing on the programme's paper."""
        with self._context.database.reading() as session:
            paper = programme_of(session).paper
        return briefing_pdf(self._content(), paper)

    def target(self) -> Target:
        """Named by the two."""
        with self._context.database.reading() as session:
            return Target(briefing_file_name(session, self._id), self.write)

    def write(self, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_briefing(
            self._context.database, self._id, path, self._context.today(), force=True,
            spoken=current_language(),
        )  # fmt: skip


def _included(content: BriefingContent) -> list[str]:
    events, asks = len(content.events), len(content.asks)
    found = [
        _("Names and positions, first and last day"),
        _("The stages of the journey with their days") if content.stages else "",
        ngettext(
            "{count} day of the programme's calendar", "{count} days of the programme's calendar",
            events,
        ).format(count=events) if events else "",
        ngettext(
            "{count} thing that the two ask a supervisor for",
            "{count} things that the two ask a supervisor for", asks,
        ).format(count=asks) if asks else "",
        _("What a supervisor can do"),
        _("How to reach the coordinator") if content.contact else "",
    ]  # fmt: skip
    return [one for one in found if one]


def _lines(texts: list[str]) -> list[str]:
    return [_("•  {line}").format(line=one) for one in texts]
