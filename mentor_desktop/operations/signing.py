"""Offering an agreement, signing it, taking it back."""

import hashlib
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import hypot

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    Stroke,
    fingerprint,
    read_content,
)
from mentor_desktop.domain.agreement_rules import names_match
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.drafting import draft_of
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import content_now, signatures_of
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, language

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
    """Fixes what a draft says, copies it in, and hashes it; from here on both can sign."""
    with database.changing(_("Offer agreement for signature")) as session:
        agreement = draft_of(session, agreement_id)
        with language(agreement.language):
            content = content_now(session, agreement_id, agreement_form(), written_day)
        check_dates(*_days(content))
        agreement.content = content.canonical()
        agreement.content_sha256 = fingerprint(agreement.content)
        agreement.offered_at = now()
        agreement.state = "offered"


def reopen(database: Database, agreement_id: str) -> None:
    """Takes an offered version back to a draft, which clears a signature already given."""
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


def sign(database: Database, agreement_id: str, signing: Signing) -> None:
    """One of the two signs; the second signature puts the version in force."""
    if signing.role not in ROLES:
        raise ValueError(signing.role)
    with database.changing(_("Sign agreement"), undo="barrier") as session:
        agreement = session.get_one(Agreement, agreement_id)
        content = _content_to_sign(agreement)
        given = signatures_of(session, agreement_id)
        _check(signing, content, {one.role for one in given})
        party = content.party(signing.role)
        with language(agreement.language):
            consent = consent_sentence(party.name)
        session.add(
            Signature(
                agreement_id=agreement_id,
                role=signing.role,
                person_id=party.person_id,
                name=party.name,
                signed_at=now(),
                time_zone=signing.time_zone,
                method="drawn" if signing.drawing else "typed",
                consent=consent,
                content_sha256=agreement.content_sha256 or "",
                drawing=[[list(point) for point in stroke] for stroke in signing.drawing] or None,
            )
        )
        session.flush()
        if given:
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


def _check(signing: Signing, content: AgreementContent, signed: set[str]) -> None:
    party = content.party(signing.role)
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
    session.flush()
    _freeze(session, agreement, content)


def _days(content: AgreementContent) -> tuple[date | None, date | None]:
    return (
        date.fromisoformat(content.start) if content.start else None,
        date.fromisoformat(content.end) if content.end else None,
    )


def _freeze(session: Session, agreement: Agreement, content: AgreementContent) -> None:
    """Keeps the PDF as it is now: export gives those bytes, nothing is drawn again."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import agreement as paper  # noqa: PLC0415 - as said

    programme = programme_of(session)
    document = paper.make(
        content,
        signatures_of(session, agreement.id),
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
    """Who signs in a role."""
    agreement = session.get_one(Agreement, agreement_id)
    relationship = session.get_one(Relationship, agreement.relationship_id)
    return session.get_one(Person, relationship.person_id(role))
