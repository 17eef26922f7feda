"""Offering an agreement, signing it, taking it back."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    SignatureRecord,
    Stroke,
    fingerprint,
    read_content,
)
from mentor_desktop.domain.agreement_rules import names_match
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import SIGNING_ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.drafting import draft_of
from mentor_desktop.operations.keys import ONE_TIME_KEY, KeyChoice, unlocked
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import content_now, signatures_of
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.keys import Key

_LEAST_INK = 0.1  # of the width of the pad


@dataclass(frozen=True)
class Signing:
    """One act: drawn (`drawing`) or typed (`typed_name`), with the consent given."""

    role: str
    has_consented: bool
    time_zone: str
    typed_name: str = ""
    drawing: tuple[Stroke, ...] = ()


def consent_sentence(name: str) -> str:
    """What a signer agrees to."""
    return _("I, {name}, have read this agreement and I agree to it.").format(name=name)


def offer(database: Database, agreement_id: str) -> None:
    """Fixes what a draft says, hashes it and freezes its PDF; from here on all can sign.

    Refused where the programme wants the supervisor's signature and there is no supervisor.
    """
    with database.changing(_("Offer agreement for signature")) as session:
        agreement = draft_of(session, agreement_id)
        with language(agreement.language):
            content = content_now(session, agreement_id, agreement_form(), written_day)
        check_dates(*_days(content))
        _check_supervisor(session, agreement)
        agreement.content = content.canonical()
        agreement.content_sha256 = fingerprint(agreement.content)
        agreement.offered_at = now()
        agreement.state = "offered"
        _freeze(session, agreement, content)


def _check_supervisor(session: Session, agreement: Agreement) -> None:
    relationship = session.get_one(Relationship, agreement.relationship_id)
    if programme_of(session).supervisor_signs and relationship.supervisor_id is None:
        raise Refused(
            _(
                "In this programme the mentee's supervisor signs too. Say on the mentee's profile "
                "who that is, then offer the agreement."
            )
        )


def reopen(database: Database, agreement_id: str) -> None:
    """Takes an offered version back to a draft, which clears signatures already given."""
    with database.reading() as session:
        is_signed = bool(signatures_of(session, agreement_id))
    label = _("Take agreement back to a draft")
    with database.changing(label, undo="barrier" if is_signed else "done") as session:
        agreement = session.get_one(Agreement, agreement_id)
        if agreement.state not in ("offered", "partly_signed"):
            draft_of(session, agreement_id)
            return
        for signature in session.scalars(select(Signature).filter_by(agreement_id=agreement_id)):
            session.delete(signature)
        agreement.state, agreement.offered_at = "draft", None
        agreement.content, agreement.content_sha256 = None, None
        pdf_id, agreement.pdf_id = agreement.pdf_id, None
        session.flush()
        if pdf_id is not None:
            session.delete(session.get_one(Attachment, pdf_id))


def sign(
    database: Database, agreement_id: str, signing: Signing, key: KeyChoice = ONE_TIME_KEY
) -> None:
    """One of those who agree signs, in the PDF too; the last one puts the version in force.

    Refused where the signature is not theirs, or the key cannot be used; then nothing is signed.
    """
    if signing.role not in SIGNING_ROLES:
        raise ValueError(signing.role)
    with database.reading() as session:
        agreement = session.get_one(Agreement, agreement_id)
        content = _content_to_sign(agreement)
        check_signing(signing, content, _signed_roles(session, agreement_id))
    opened = unlocked(key, content.party(signing.role).name, now())
    with database.changing(_("Sign agreement"), undo="barrier") as session:
        agreement = session.get_one(Agreement, agreement_id)
        content = _content_to_sign(agreement)
        check_signing(signing, content, _signed_roles(session, agreement_id))
        record = new_record(signing, content, agreement.content_sha256 or "")
        pdf = pdf_of(session, agreement)
        data, record = _signed(pdf.data, record, opened, agreement.language)
        keep_signature(session, agreement, record, opened.certificates[0], data)


def _signed_roles(session: Session, agreement_id: str) -> set[str]:
    return {one.role for one in signatures_of(session, agreement_id)}


def new_record(signing: Signing, content: AgreementContent, sha256: str) -> SignatureRecord:
    """The signature that is given now, before a key comes to it."""
    party = content.party(signing.role)
    with language(content.language):
        consent = consent_sentence(party.name)
    return SignatureRecord(
        role=signing.role,
        person_id=party.person_id,
        name=party.name,
        signed_at=now().isoformat(timespec="seconds"),
        time_zone=clean_line(signing.time_zone),
        method="drawn" if signing.drawing else "typed",
        consent=consent,
        content_sha256=sha256,
        drawing=signing.drawing,
    )


def _signed(
    data: bytes, record: SignatureRecord, key: "Key", spoken: str
) -> tuple[bytes, SignatureRecord]:
    # Late: what signs PDFs takes half a second that only a signature needs.
    from mentor_desktop.documents.signing import pades  # noqa: PLC0415 - as said

    return pades.sign_pdf(data, record, key, spoken), pades.with_key(record, key)


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


def keep_signature(
    session: Session, agreement: Agreement, record: SignatureRecord, certificate: bytes, data: bytes
) -> None:
    """Keeps a signature and the PDF that has it; the last one puts the version in force."""
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
        )
    )
    pdf = pdf_of(session, agreement)
    pdf.data, pdf.sha256 = data, hashlib.sha256(data).hexdigest()
    session.flush()
    content = _content_to_sign(agreement)
    if _signed_roles(session, agreement.id) == {party.role for party in content.parties}:
        _put_in_force(session, agreement, content)
    else:
        agreement.state = "partly_signed"


def _content_to_sign(agreement: Agreement) -> AgreementContent:
    if agreement.state not in ("offered", "partly_signed") or agreement.content is None:
        raise Refused(_("This version is not offered for signature."))
    if fingerprint(agreement.content) != agreement.content_sha256:
        raise Refused(
            _("The text on file is not the text that was offered. Take it back to a draft first.")
        )
    return read_content(agreement.content)


def check_signing(signing: Signing, content: AgreementContent, signed: set[str]) -> None:
    """Refused where this is not the signature of the one who signs in that role, or a second."""
    try:
        party = content.party(signing.role)
    except KeyError:
        raise Refused(_("Nobody signs this agreement in that role.")) from None
    if signing.role in signed:
        raise Refused(_("{name} has signed this version already.").format(name=party.name))
    if not signing.has_consented:
        raise Refused(_("Tick that you have read the agreement and agree to it, then sign."))
    if signing.drawing:
        if _ink(signing.drawing) < _LEAST_INK:
            raise Refused(_("Draw your signature a little larger, or type your name instead."))
    elif not names_match(signing.typed_name, party.name, party.preferred_name):
        raise Refused(_("Type your name as the agreement has it: {name}.").format(name=party.name))


def _ink(drawing: tuple[Stroke, ...]) -> float:
    """How far the pen went."""
    return sum(hypot(x - u, y - v) for stroke in drawing for (u, v), (x, y) in pairwise(stroke))


def _put_in_force(session: Session, agreement: Agreement, content: AgreementContent) -> None:
    before = select(Agreement).filter_by(
        relationship_id=agreement.relationship_id, state="in_force"
    )
    for older in session.scalars(before):
        older.state = "superseded"
    agreement.state, agreement.in_force_at = "in_force", now()
    relationship = session.get_one(Relationship, agreement.relationship_id)
    starts, ends = _days(content)
    relationship.starts, relationship.ends = (
        starts or relationship.starts,
        ends or relationship.ends,
    )
    if relationship.state == "preparing":
        relationship.state = "active"


def _days(content: AgreementContent) -> tuple[date | None, date | None]:
    return (
        date.fromisoformat(content.start) if content.start else None,
        date.fromisoformat(content.end) if content.end else None,
    )


def _freeze(session: Session, agreement: Agreement, content: AgreementContent) -> None:
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


def person_who_signs(session: Session, agreement_id: str, role: str) -> Person:
    """Who signs an offered version in a role."""
    agreement = session.get_one(Agreement, agreement_id)
    return session.get_one(Person, _content_to_sign(agreement).party(role).person_id)
