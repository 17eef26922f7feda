"""Agreements as PDFs outside the file: exported whole or not at all, and noted."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, ExportedDocument
from mentor_desktop.domain.agreement_content import read_content
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.drawing import AgreementPaper, drawn
from mentor_desktop.operations.offered import amended_content, pdf_of
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import content_now, signatures_of
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

AGREEMENT, CONFIDENTIAL = "agreement", "confidential copy"  # kinds of exported documents


@dataclass(frozen=True)
class Exported:
    """A PDF that was written; `missing`: characters that no font has, drawn as U+FFFD."""

    path: Path
    missing: tuple[str, ...]
    document_id: str | None  # None where the file is open to read only, so nothing was noted


def agreement_paper(session: Session, agreement_id: str) -> AgreementPaper:
    """What a version's PDF is made of; Refused where the signed PDF on file was changed."""
    agreement = session.get_one(Agreement, agreement_id)
    amends = amended_content(session, agreement)
    size = programme_of(session).paper
    if agreement.content is None:
        with language(agreement.language):
            content = content_now(session, agreement_id, agreement_form(), written_day)
        return AgreementPaper(content, (), True, size, amends)
    frozen = pdf_of(session, agreement).data if agreement.pdf_id else None
    signatures = signatures_of(session, agreement_id)
    return AgreementPaper(read_content(agreement.content), signatures, False, size, amends, frozen)


def agreement_pdf(database: Database, agreement_id: str) -> "Document":
    """The PDF of a version: as signed, with the signatures so far, or as a draft."""
    with database.reading() as session:
        paper = agreement_paper(session, agreement_id)
    return drawn(paper)


def export_agreement(
    database: Database,
    agreement_id: str,
    path: Path,
    *,
    force: bool = False,
    document: "Document | None" = None,
) -> Exported:
    """Writes the PDF of a version (`document`, if drawn already) and notes that it left the file.

    Refused where `path` exists and not `force`, or cannot be written; then nothing is noted.
    """
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    document = document or agreement_pdf(database, agreement_id)
    publish(path, document.data, force=force)
    if database.is_read_only:
        return Exported(path, document.missing, None)
    with database.changing(_("Export agreement"), undo="aside") as session:
        noted = note_export(session, agreement_id, path, document.data)
        return Exported(path, document.missing, noted.id)


def note_export(
    session: Session, agreement_id: str, path: Path, data: bytes, kind: str = AGREEMENT
) -> ExportedDocument:
    """Notes in the file that a version's PDF was written there."""
    agreement = session.get_one(Agreement, agreement_id)
    noted = ExportedDocument(
        relationship_id=agreement.relationship_id,
        kind=kind,
        title=_title(agreement, kind),
        path=_as_text(path.absolute()),
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=now(),
        # A draft may go by undo or by being discarded; the note of its export stays.
        agreement_id=agreement_id if agreement.in_force_at else None,
    )
    session.add(noted)
    return noted


def _title(agreement: Agreement, kind: str) -> str:
    if kind == CONFIDENTIAL:
        return _("Mentoring agreement, version {version}, confidential copy").format(
            version=agreement.version
        )
    if agreement.content is None:
        return _("Mentoring agreement, version {version}, draft").format(version=agreement.version)
    return _("Mentoring agreement, version {version}").format(version=agreement.version)


def _as_text(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def agreement_file_name(session: Session, agreement_id: str) -> str:
    """A good name for the PDF of a version, safe on every system, with its ending."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import safe_name  # noqa: PLC0415 - as said

    agreement = session.get_one(Agreement, agreement_id)
    relationship = session.get_one(Relationship, agreement.relationship_id)
    name = _("Agreement of {mentee} and {mentor}, version {version}").format(
        mentee=session.get_one(Person, relationship.mentee_id).called,
        mentor=session.get_one(Person, relationship.mentor_id).called,
        version=agreement.version,
    )
    return safe_name(name, "agreement") + ".pdf"


def version_of(session: Session, relationship_id: str, version: int | None = None) -> str:
    """The id of a version: that number, else the one signed last, else the newest; Refused if none.

    What is in force comes before an amendment that is still being written.
    """
    versions = _versions(session, relationship_id)
    if version is not None:
        for one in versions:
            if one.version == version:
                return one.id
        raise Refused(
            _("There is no version {version} of this agreement; the last is {last}.").format(
                version=version, last=versions[0].version
            )
        )
    signed = [one for one in versions if one.in_force_at]
    return (signed or versions)[0].id


def newest_version(session: Session, relationship_id: str) -> Agreement:
    """The version with the highest number, in whatever state; Refused if there is none."""
    return _versions(session, relationship_id)[0]


def _versions(session: Session, relationship_id: str) -> list[Agreement]:
    """The newest first; Refused if there is none."""
    versions = list(
        session.scalars(
            select(Agreement)
            .filter_by(relationship_id=relationship_id)
            .order_by(Agreement.version.desc())
        )
    )
    if not versions:
        raise Refused(_("This relationship has no agreement yet."))
    return versions
