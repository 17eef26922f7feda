"""The progress report of a pair for one of five readers: what is in, the PDF, the file."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS, Report, reader_title
from mentor_desktop.operations.drawing import ReportPaper, drawn_report
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.operations.report_telling import Case, told
from mentor_desktop.operations.report_words import Words
from mentor_desktop.store.database import Database
from mentor_desktop.store.plan import plan_of
from mentor_desktop.store.report import report_rows
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

PROGRESS = "progress"  # kind of an exported document


@dataclass(frozen=True)
class ReportWanted:
    """Which report. `is_own`: it is asked for by its reader, the "mentor" or the "mentee".

    What is only theirs goes into no other report than that.
    """

    relationship_id: str
    reader: str = "pair"
    is_own: bool = False


def report_of(session: Session, wanted: ReportWanted, today: date, spoken: str = "en") -> Report:
    """What the report says, in a language; Refused for an unknown reader."""
    checked_reader(wanted.reader)
    # Late: Babel's calendar is only needed where a report is put into words.
    from mentor_desktop.documents import days  # noqa: PLC0415 - as said

    rows = report_rows(session, wanted.relationship_id, today)
    with language(spoken):
        words = Words(
            day=lambda one: days.day(one.isoformat(), spoken),
            short_day=partial(days.medium_day, spoken),
            month=partial(days.short_month, spoken),
            names={role: rows.head.people[role].called for role in ROLES},
            today=today,
        )
        plan = plan_of(session, rows.pair.id)
        case = Case(session, wanted.reader, wanted.is_own, rows, words, plan)
        return told(case, spoken)


def checked_reader(reader: str) -> None:
    """Refused for an unknown reader."""
    if reader not in READERS:
        raise Refused(
            _("A report is for one of these: {readers}.").format(readers=", ".join(READERS))
        )


def report_pdf(report: Report, paper: str) -> "Document":
    """The PDF of a report, on "A4" or "Letter"."""
    return drawn_report(ReportPaper(report, paper))


def export_report(
    database: Database,
    wanted: ReportWanted,
    path: Path,
    today: date,
    *,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the PDF and notes that it left the file; refused like other papers.

    One with what only its reader sees is not noted: the list of documents is for others, too.
    """
    with database.reading() as session:
        report = report_of(session, wanted, today, spoken)
        size = paper or programme_of(session).paper
    noted = report_noted(wanted.relationship_id, wanted.reader)
    if wanted.is_own:
        noted = replace(noted, relationship_ids=(), is_private=True)
    return write_paper(database, report_pdf(report, size), path, noted, force=force)


def report_noted(relationship_id: str, reader: str) -> Paper:
    """What is noted of a report that leaves the file."""
    title = _("Progress report for: {reader}").format(reader=reader_title(reader))
    return Paper(PROGRESS, title, (relationship_id,))


def report_file_name(session: Session, wanted: ReportWanted) -> str:
    """A good name for the PDF, safe on every system."""
    _pair, people = pair_of(session, wanted.relationship_id)
    return named_report(people["mentee"].called, people["mentor"].called, wanted.reader)


def named_report(mentee: str, mentor: str, reader: str) -> str:
    """The name of the file, given what the two are called."""
    said = _("Progress of {mentee} and {mentor}, for {reader}").format(
        mentee=mentee, mentor=mentor, reader=reader_title(reader).lower()
    )
    return file_name([said], "progress report")
