"""The progress reports of all relationships as PDFs for one reader, never with private parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ENDED, Relationship
from mentor_desktop.domain.report import PARTS, Included, listed
from mentor_desktop.operations.batch import (
    Batch,
    Kind,
    Names,
    Progress,
    Wanted,
    Written,
    export_all,
)
from mentor_desktop.operations.drawing import ReportPaper
from mentor_desktop.operations.papers import note_paper
from mentor_desktop.operations.report import (
    ReportWanted,
    checked_reader,
    named_report,
    report_noted,
    report_of,
)
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

ALL, UNDER_WAY, OVER = "all", "under way", "over"


@dataclass(frozen=True)
class ReportsWanted:
    """Which reports: for whom, of which day, in which language; `paper` None: the programme's."""

    reader: str
    today: date
    spoken: str = "en"
    paper: str | None = None


def wanted_reports(session: Session, reader: str, which: str = ALL) -> tuple[Wanted, ...]:
    """One a relationship, only those UNDER_WAY or OVER; by file name, equal names are numbered."""
    names, found = Names(), []
    called = {one.id: one.called for one in session.scalars(select(Person))}
    for pair in session.scalars(select(Relationship).order_by(Relationship.id)):
        if which == ALL or (pair.state in ENDED) == (which == OVER):
            name = named_report(called[pair.mentee_id], called[pair.mentor_id], reader)
            found.append(Wanted(pair.id, names.unused(name)))
    return tuple(sorted(found, key=lambda one: one.name))


def listed_for_all(reader: str) -> tuple[Included, ...]:
    """What each report has in it and what is left out, as far as there is any."""
    return listed(dict.fromkeys(PARTS, ""), reader)


def reports_kind(wanted: ReportsWanted) -> Kind:
    """How they are exported at once; Refused for an unknown reader."""
    checked_reader(wanted.reader)
    return Kind(
        _("Export progress reports"),
        partial(_read, wanted),
        partial(_note, wanted.reader),
        read_at_once=1,  # each has far more to read than an agreement
    )


def _read(wanted: ReportsWanted, session: Session, relationship_id: str) -> ReportPaper:
    # Never their own report: what only one sees is theirs to ask for, one by one.
    one = ReportWanted(relationship_id, wanted.reader, is_own=False)
    report = report_of(session, one, wanted.today, wanted.spoken)
    return ReportPaper(report, wanted.paper or programme_of(session).paper)


def _note(reader: str, session: Session, written: Sequence[Written]) -> None:
    for one in written:
        note_paper(session, one.data, one.path, report_noted(one.id, reader))


def export_all_reports(
    database: Database,
    folder: Path,
    wanted: ReportsWanted,
    progress: Progress = lambda done, all_of_them, name: True,
    *,
    force: bool = False,
    workers: int | None = None,
) -> Batch:
    """One PDF for each relationship; the rest as `export_all` says."""
    kind = reports_kind(wanted)
    with database.reading() as session:
        found = wanted_reports(session, wanted.reader)
    return export_all(database, folder, found, kind, progress, force=force, workers=workers)
