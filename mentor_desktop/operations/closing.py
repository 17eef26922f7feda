"""The report at the end of a relationship, from what the pair has: method.md section 11."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.report import Report
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.operations.report import ReportWanted, report_of
from mentor_desktop.operations.report_words import item_counts
from mentor_desktop.store.database import Database
from mentor_desktop.store.meetings import items_of
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

CLOSING = "closing"  # kind of an exported document
_AT_THE_END = ("celebrate", "ending_early")  # kinds of check-ins


def closing_of(session: Session, relationship_id: str, today: date, spoken: str = "en") -> Report:
    """What the pair may read of it all, in a language; of check-ins only the last ones."""
    whole = report_of(session, ReportWanted(relationship_id), today, spoken)
    said = tuple(one for one in whole.check_ins if one.kind in _AT_THE_END)
    with language(spoken):
        counts = item_counts(items_of(session, relationship_id), today)
    return replace(whole, check_ins=said, item_counts=counts, signals=())


def closing_pdf(report: Report, paper: str) -> "Document":
    """The PDF of a report at the end, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import closing  # noqa: PLC0415 - as said

    return closing.make(report, paper=paper)


def export_closing(
    database: Database,
    relationship_id: str,
    path: Path,
    today: date,
    *,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the PDF and notes that it left the file; refused like other papers."""
    with database.reading() as session:
        report = closing_of(session, relationship_id, today, spoken)
        size = paper or programme_of(session).paper
    noted = Paper(CLOSING, _("Closing report"), (relationship_id,))
    return write_paper(database, closing_pdf(report, size), path, noted, force=force)


def closing_file_name(session: Session, relationship_id: str) -> str:
    """A good name for the PDF, safe on every system."""
    _pair, people = pair_of(session, relationship_id)
    said = _("Closing report of {mentee} and {mentor}").format(
        mentee=people["mentee"].called, mentor=people["mentor"].called
    )
    return file_name([said], "closing report")
