"""Offering an agreement, signing it, taking it back."""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    SignatureRecord,
    Stroke,
    check_length,
    fingerprint,
)
from mentor_desktop.domain.agreement_rules import is_typed_name
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.ranges import MOST_POINTS
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import SIGNING_ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations import careful, strangers
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.drafting import draft_of
from mentor_desktop.operations.keys import ONE_TIME_KEY, KeyChoice, unlocked
from mentor_desktop.operations.offered import (
    content_to_sign,
    freeze,
    keep_signature,
    pdf_of,
    signed_roles,
    term_of,
)
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


def prepare_to_sign() -> None:
    """Brings in what signs PDFs, which takes a second: a window does it in a thread."""
    from mentor_desktop.documents import verify  # noqa: F401, PLC0415 - as said
    from mentor_desktop.documents.signing import pades  # noqa: F401, PLC0415 - as said

    careful.prepare()


def consent_sentence(name: str) -> str:
    """What a signer agrees to."""
    return _("I, {name}, have read this agreement and I agree to it.").format(name=name)


def offer(database: Database, agreement_id: str) -> None:
    """Fixes what a draft says, hashes it and freezes its PDF; from here on all can sign.

    Refused where the programme wants the supervisor's signature and there is no supervisor, and
    where it is too long to be drawn.
    """
    with database.changing(_("Offer agreement for signature")) as session:
        agreement = draft_of(session, agreement_id)
        with language(agreement.language):
            content = content_now(session, agreement_id, agreement_form(), written_day)
        check_dates(*term_of(content))
        check_length(content)
        _check_supervisor(session, agreement)
        agreement.content = content.canonical()
        agreement.content_sha256 = fingerprint(agreement.content)
        agreement.offered_at = now()
        agreement.state = "offered"
        freeze(session, agreement, content)


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
        content = content_to_sign(agreement)
        check_signing(signing, content, signed_roles(session, agreement_id))
    opened = unlocked(key, content.party(signing.role).name, now())
    with database.changing(_("Sign agreement"), undo="barrier") as session:
        agreement = session.get_one(Agreement, agreement_id)
        content = content_to_sign(agreement)
        check_signing(signing, content, signed_roles(session, agreement_id))
        record = new_record(signing, content, agreement.content_sha256 or "")
        pdf = pdf_of(session, agreement)
        data, record = _signed(pdf.data, record, opened, agreement.language)
        keep_signature(session, agreement, record, opened.certificates[0], data)


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
    from mentor_desktop.documents.signing.knowing import Known  # noqa: PLC0415 - as said

    # The file may be a stranger's, and so may be the PDF in it.
    found = careful.carefully(strangers.check_pdf, data, Known())
    if found.sha256 != record.content_sha256:
        raise Refused(
            _("The PDF on file is not that of this text. Take it back to a draft, offer it again.")
        )
    if not found.is_sound:
        raise Refused(
            _(
                "{reason} That is the PDF on file: do not sign it. Take this version back to a "
                "draft and offer it again."
            ).format(reason=" ".join((found.sentence, *found.problems)))
        )
    return with_signature(data, record, key, spoken)


def with_signature(
    data: bytes, record: SignatureRecord, key: "Key", spoken: str
) -> tuple[bytes, SignatureRecord]:
    """A PDF that may be a stranger's with one more signature, and its record with the key."""
    from mentor_desktop.documents.signing import keys, pades  # noqa: PLC0415 - as above

    record = pades.with_key(record, key)
    values = (data, record, keys.private_bytes(key), key.certificates, spoken)
    return careful.carefully(strangers.sign_pdf, *values), record


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
        if sum(map(len, signing.drawing)) > MOST_POINTS:
            raise Refused(_("Draw your signature with fewer lines, or type your name instead."))
    elif not is_typed_name(signing.typed_name, party.name, party.preferred_name):
        raise Refused(_("Type your name as the agreement has it: {name}.").format(name=party.name))


def _ink(drawing: tuple[Stroke, ...]) -> float:
    """How far the pen went."""
    return sum(hypot(x - u, y - v) for stroke in drawing for (u, v), (x, y) in pairwise(stroke))


def person_who_signs(session: Session, agreement_id: str, role: str) -> Person:
    """Who signs an offered version in a role."""
    agreement = session.get_one(Agreement, agreement_id)
    person_id = content_to_sign(agreement).party(role).person_id
    drawn = (undefer(Person.saved_signature),)
    return session.get_one(Person, person_id, options=drawn, populate_existing=True)
