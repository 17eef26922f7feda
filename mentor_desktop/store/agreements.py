"""Looking at agreements: sections in their places, answers, what a version says."""

import hashlib
from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, AgreementSection, Signature
from mentor_desktop.domain.agreement_content import AgreementContent, Party, SignatureRecord
from mentor_desktop.domain.agreement_rules import OWN, Placed, content_of, own_section
from mentor_desktop.domain.form import Form, Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.signature_record import strokes_of
from mentor_desktop.domain.stage import end_after
from mentor_desktop.store.views import programme_of


def answers_of(session: Session, agreement_id: str, voice: str = "agreed") -> dict[str, Value]:
    """The answers of one voice by question."""
    rows = session.execute(
        select(AgreementAnswer.question, AgreementAnswer.value).filter_by(
            agreement_id=agreement_id, voice=voice
        )
    )
    return {row.question: row.value for row in rows}


def place(session: Session, agreement_id: str, form: Form) -> tuple[Placed, ...]:
    """The sections of the form and the pair's own, in the pair's order."""
    rows = session.scalars(select(AgreementSection).filter_by(agreement_id=agreement_id))
    return placed(form, tuple(rows))


def placed(form: Form, rows: tuple[AgreementSection, ...]) -> tuple[Placed, ...]:
    """The same from rows that are read already."""
    kept = {row.key: row for row in rows}
    found: list[tuple[float, Placed]] = []
    for at, section in enumerate(form.sections):
        row = kept.pop(section.key, None)
        position = row.position if row else at
        is_hidden = bool(row and row.is_hidden and section.can_hide)
        found.append((position, Placed(section, is_hidden, row.id if row else None)))
    for key, row in kept.items():
        if key.startswith(OWN):
            own = own_section(key, row.title)
            found.append((row.position, Placed(own, row.is_hidden, row.id)))
    found.sort(key=lambda pair: pair[0])
    return tuple(one for _position, one in found)


def term(
    answers: dict[str, Value], relationship: Relationship | None
) -> tuple[date | None, date | None]:
    """First and last day: as answered, else by the months, else those of the relationship."""
    start, end, months = answers.get("start"), answers.get("end"), answers.get("months")
    starts = date.fromisoformat(start) if isinstance(start, str) else None
    ends = date.fromisoformat(end) if isinstance(end, str) else None
    if relationship is not None:
        starts = starts or relationship.starts
    if ends is None and starts and isinstance(months, float) and 1 <= months <= 1_200:
        ends = end_after(starts, int(months))
    if ends is None and relationship is not None:
        ends = relationship.ends
    return starts, ends


def content_now(
    session: Session, agreement_id: str, form: Form, written_day: Callable[[str, str], str]
) -> AgreementContent:
    """What a draft says now; `form` is the agreement's, in the agreement's language."""
    agreement = session.get_one(Agreement, agreement_id)
    relationship = session.get_one(Relationship, agreement.relationship_id)
    programme = programme_of(session)
    answers = answers_of(session, agreement_id)
    starts, ends = term(answers, relationship)
    goals = session.execute(select(Goal.id, Goal.title).filter_by(relationship_id=relationship.id))
    return content_of(
        agreement_id=agreement.id,
        relationship_id=relationship.id,
        version=agreement.version,
        language=agreement.language,
        programme=("" if programme.is_personal else programme.name, programme.organisation),
        starts=starts,
        ends=ends,
        parties=tuple(
            Party(role, person.id, person.name, person.preferred_name, person.role)
            for role, person in signers_of(session, relationship).items()
        ),
        placed=place(session, agreement_id, form),
        answers=answers,
        goals={row.id: row.title for row in goals},
        written_day=written_day,
    )


def signers_of(session: Session, relationship: Relationship) -> dict[str, Person]:
    """Who signs a new version, by role: the two, and the supervisor where the programme wants it.

    The supervisor is left out where the relationship has none.
    """
    ids = {role: relationship.person_id(role) for role in ROLES}
    if programme_of(session).supervisor_signs and relationship.supervisor_id:
        ids["supervisor"] = relationship.supervisor_id
    return {role: session.get_one(Person, person_id) for role, person_id in ids.items()}


def signatures_of(session: Session, agreement_id: str) -> tuple[SignatureRecord, ...]:
    """The signatures of a version, in the order they were given."""
    rows = session.scalars(
        select(Signature)
        .filter_by(agreement_id=agreement_id)
        .order_by(Signature.signed_at, Signature.id)
    )
    return tuple(signature_record(row) for row in rows)


def signature_record(row: Signature) -> SignatureRecord:
    """A signature as a plain value."""
    return SignatureRecord(
        role=row.role,
        person_id=row.person_id,
        name=row.name,
        signed_at=row.signed_at.isoformat(timespec="seconds"),
        time_zone=row.time_zone,
        method=row.method,
        consent=row.consent,
        content_sha256=row.content_sha256,
        drawing=strokes_of(row.drawing),
        key_kind=row.key_kind,
        certificate=hashlib.sha256(row.certificate).hexdigest() if row.certificate else "",
    )


def goals_of(session: Session, relationship_id: str) -> tuple[Goal, ...]:
    """The goals of a relationship by rank."""
    goals = select(Goal).filter_by(relationship_id=relationship_id)
    return tuple(session.scalars(goals.order_by(Goal.rank)))
