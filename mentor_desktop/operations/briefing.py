"""The briefing of a supervisor outside the file: what it says, and the PDF. FM-24, FM-25, CO-04."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.briefing import BriefingContent, ProgrammeDay, StageDay
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import counted
from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import Stage, stage_title
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.store.check_ins import by_voice
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import head_of, pair_of, programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

BRIEFING = "briefing"  # kind of an exported document
ASKS = "briefing_asks"  # the question of the first meeting that is asked for the supervisor


def briefing_content(
    session: Session, relationship_id: str, today: date, spoken: str = "en"
) -> BriefingContent:
    """What the briefing says, in a language: names, dates and wishes, nothing that was said."""
    head, programme = head_of(session, relationship_id, today), programme_of(session)
    pair, people = head.relationship, head.people
    supervisor = people.get("supervisor")
    with language(spoken):
        roles = {"mentor": _("Mentor"), "mentee": _("Mentee")}
        return BriefingContent(
            language=spoken,
            programme="" if programme.is_personal else programme.name,
            organisation=programme.organisation,
            supervisor=supervisor.name if supervisor else "",
            people=tuple((roles[role], people[role].name, people[role].role) for role in ROLES),
            starts=pair.starts,
            ends=pair.ends,
            today=today,
            stages=() if pair.is_informal else tuple(_stage(one) for one in head.stages),
            events=_events(session, today, pair.ends),
            asks=_asks(session, relationship_id),
            contact=_contact(programme),
        )


def _stage(stage: Stage) -> StageDay:
    if stage.state in ("done", "skipped"):
        return StageDay(stage_title(stage.key), stage.passed_on, stage.state)
    # Whether it is late is for the two and their coordinator.
    return StageDay(stage_title(stage.key), stage.due, "coming")


def _events(session: Session, today: date, ends: date | None) -> tuple[ProgrammeDay, ...]:
    """From today on, as long as the two go on."""
    coming = select(Event).where(Event.day >= today).order_by(Event.day, Event.id)
    if ends is not None and ends >= today:
        coming = coming.where(Event.day <= ends)
    return tuple(ProgrammeDay(one.title, one.day, one.note) for one in session.scalars(coming))


def _asks(session: Session, relationship_id: str) -> tuple[str, ...]:
    """What the two wanted their supervisor to know, in the last check-in that asked; only answers
    that count, and nothing of one that goes on still.
    """
    finished = select(CheckIn).filter_by(relationship_id=relationship_id, skipped_reason="")
    for check_in in session.scalars(
        finished.where(CheckIn.finished_at.is_not(None)).order_by(CheckIn.finished_at.desc())
    ):
        form = check_in_forms().get(check_in.kind)
        if form is None or form.find(ASKS) is None:
            continue
        rows = list(session.scalars(select(CheckInAnswer).filter_by(check_in_id=check_in.id)))
        voices = {voice: counted(form, said) for voice, said in by_voice(rows).items()}
        lists = [voices["agreed"]] if ASKS in voices.get("agreed", {}) else voices.values()
        asks = [one for said in lists if isinstance(value := said.get(ASKS), list) for one in value]
        return tuple(dict.fromkeys(asks))
    return ()


def _contact(programme: Programme) -> tuple[str, ...]:
    known = (programme.contact_name, programme.contact_email, programme.contact_phone)
    return tuple(one for one in known if one)


def briefing_pdf(content: BriefingContent, paper: str) -> "Document":
    """The PDF of a briefing, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import briefing  # noqa: PLC0415 - as said

    return briefing.make(content, paper=paper)


def export_briefing(
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
        content = briefing_content(session, relationship_id, today, spoken)
        size = paper or programme_of(session).paper
    noted = Paper(BRIEFING, _("Supervisor briefing"), (relationship_id,))
    return write_paper(database, briefing_pdf(content, size), path, noted, force=force)


def briefing_file_name(session: Session, relationship_id: str) -> str:
    """A good name for the PDF, safe on every system."""
    _pair, people = pair_of(session, relationship_id)
    said = _("Supervisor briefing for {mentee} and {mentor}").format(
        mentee=people["mentee"].called, mentor=people["mentor"].called
    )
    return file_name([said], "supervisor briefing")
