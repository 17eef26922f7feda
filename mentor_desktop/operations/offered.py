"""An offered version: its text and PDF as they were fixed, and the signatures that come to it."""

import hashlib
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    SignatureRecord,
    fingerprint,
    read_content,
)
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.clock import now
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _


def content_to_sign(agreement: Agreement) -> AgreementContent:
    """What an offered version says; Refused where it is not offered, or not what was offered."""
    if agreement.state not in ("offered", "partly_signed") or agreement.content is None:
        raise Refused(_("This version is not offered for signature."))
    if fingerprint(agreement.content) != agreement.content_sha256:
        raise Refused(
            _("The text on file is not the text that was offered. Take it back to a draft first.")
        )
    return read_content(agreement.content)


def pdf_of(session: Session, agreement: Agreement) -> Attachment:
    """The frozen PDF of an offered version; Refused where it is not as it was kept."""
    if agreement.pdf_id is None:
        raise Refused(
            _("This version has no PDF to sign. Take it back to a draft and offer it again.")
        )
    pdf = session.get_one(Attachment, agreement.pdf_id)
    if hashlib.sha256(pdf.data).hexdigest() != pdf.sha256:
        raise Refused(
            _("The signed PDF on file is not the one that was signed. Open a backup to get it.")
        )
    return pdf


def freeze(session: Session, agreement: Agreement, content: AgreementContent) -> None:
    """Draws the PDF, with places for the signatures; from here on nothing is drawn again."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import agreement as paper  # noqa: PLC0415 - as said

    programme = programme_of(session)
    document = paper.make(
        content,
        (),
        draft=False,
        paper=programme.paper,
        amends=amended_content(session, agreement),
    )
    attachment = Attachment(
        purpose="signed agreement",
        name=f"agreement-{agreement.version}.pdf",
        media_type="application/pdf",
        sha256=hashlib.sha256(document.data).hexdigest(),
        data=document.data,
        relationship_id=agreement.relationship_id,
    )
    session.add(attachment)
    session.flush()
    agreement.pdf_id = attachment.id


def amended_content(session: Session, agreement: Agreement) -> AgreementContent | None:
    """What the version said that this one amends."""
    if agreement.amends_id is None:
        return None
    before = session.get_one(Agreement, agreement.amends_id)
    return read_content(before.content) if before.content else None


def keep_signature(
    session: Session, agreement: Agreement, record: SignatureRecord, certificate: bytes,
    data: bytes, *, came: str = "here",
) -> None:  # fmt: skip
    """Keeps a signature and the PDF that has it; the last one puts the version in force.

    `came`: how it came, one of domain.agreement's CAME.
    """
    session.add(
        Signature(
            agreement_id=agreement.id,
            role=record.role,
            person_id=record.person_id,
            name=record.name,
            signed_at=datetime.fromisoformat(record.signed_at),
            time_zone=record.time_zone,
            method=record.method,
            consent=record.consent,
            content_sha256=record.content_sha256,
            drawing=[[list(point) for point in stroke] for stroke in record.drawing] or None,
            key_kind=record.key_kind,
            certificate=certificate,
            came=came,
        )
    )
    pdf = pdf_of(session, agreement)
    pdf.data, pdf.sha256 = data, hashlib.sha256(data).hexdigest()
    session.flush()
    content = content_to_sign(agreement)
    if signed_roles(session, agreement.id) == {party.role for party in content.parties}:
        _put_in_force(session, agreement, content)
    else:
        agreement.state = "partly_signed"


def signed_roles(session: Session, agreement_id: str) -> set[str]:
    """The roles in which a version is signed."""
    return {one.role for one in signatures_of(session, agreement_id)}


def _put_in_force(session: Session, agreement: Agreement, content: AgreementContent) -> None:
    before = select(Agreement).filter_by(
        relationship_id=agreement.relationship_id, state="in_force"
    )
    for older in session.scalars(before):
        older.state = "superseded"
    agreement.state, agreement.in_force_at = "in_force", now()
    relationship = session.get_one(Relationship, agreement.relationship_id)
    starts, ends = term_of(content)
    relationship.starts, relationship.ends = (
        starts or relationship.starts,
        ends or relationship.ends,
    )
    if relationship.state == "preparing":
        relationship.state = "active"


def term_of(content: AgreementContent) -> tuple[date | None, date | None]:
    """First and last day that an agreement says."""
    return (
        date.fromisoformat(content.start) if content.start else None,
        date.fromisoformat(content.end) if content.end else None,
    )
