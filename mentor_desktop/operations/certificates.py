"""Certificates for the two of a pair: what is known of them, and the PDF. CLO-09, CO-12."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.certificate_content import CertificateContent
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ENDED, ROLES
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.hours import HoursWanted, hours_content
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

CERTIFICATE = "certificate"  # kind of an exported document


def certificate_contents(
    session: Session,
    relationship_id: str,
    today: date,
    role: str | None = None,
    spoken: str = "en",
) -> tuple[CertificateContent, ...]:
    """One for the "mentor" or the "mentee", or both; Refused where no meeting was held."""
    if role not in (None, *ROLES):
        raise ValueError(role)
    pair, people = pair_of(session, relationship_id)
    programme = programme_of(session)
    has_ended = pair.state in ENDED
    ends = (pair.ended_on or pair.ends) if has_ended else None
    hours = hours_content(session, HoursWanted(relationship_id, last=today), spoken)
    held = hours.pairs[0].held
    if not held:
        raise Refused(
            _("No meeting of the two is logged, so there is nothing to certify. Log one first.")
        )
    others = {"mentor": "mentee", "mentee": "mentor"}
    return tuple(
        CertificateContent(
            language=spoken,
            programme="" if programme.is_personal else programme.name,
            organisation=programme.organisation,
            role=one,
            name=people[one].name,
            other=people[others[one]].name,
            starts=pair.starts or held[0].day,
            ends=ends,
            today=today,
            meetings=len(held),
            minutes=hours.minutes,
            signs=people[others[one]].name if programme.is_personal else programme.contact_name,
        )
        for one in ROLES
        if role in (None, one)
    )


def certificate_pdf(contents: tuple[CertificateContent, ...], paper: str) -> "Document":
    """The PDF, a page for each, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import certificate  # noqa: PLC0415 - as said

    return certificate.make(contents, paper=paper)


def export_certificates(
    database: Database,
    relationship_id: str,
    path: Path,
    today: date,
    *,
    role: str | None = None,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the PDF and notes that it left the file; refused like other papers."""
    with database.reading() as session:
        contents = certificate_contents(session, relationship_id, today, role, spoken)
        size = paper or programme_of(session).paper
    title = (
        _("Certificate for {name}").format(name=contents[0].name)
        if len(contents) == 1
        else _("Certificates for both")
    )
    noted = Paper(CERTIFICATE, title, (relationship_id,))
    return write_paper(database, certificate_pdf(contents, size), path, noted, force=force)


def certificate_file_name(session: Session, relationship_id: str, role: str | None = None) -> str:
    """A good name for the PDF, safe on every system."""
    _pair, people = pair_of(session, relationship_id)
    if role is not None:
        said = _("Certificate for {name}").format(name=people[role].called)
    else:
        said = _("Certificates for {mentee} and {mentor}").format(
            mentee=people["mentee"].called, mentor=people["mentor"].called
        )
    return file_name([said], "certificate")
