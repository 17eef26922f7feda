"""What pages show, read in a few statements each, whatever the size of the file."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    ExportedDocument,
    Signature,
)
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.next_step import NextStep
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.domain.signals import Signal
from mentor_desktop.domain.stage import Stage, journey, resting
from mentor_desktop.store.pair_facts import check_ups_of, figures_of, settings_in
from mentor_desktop.store.standing import Read, standing_of


@dataclass(frozen=True)
class Head:
    """The head of a relationship's page."""

    relationship: Relationship
    people: dict[str, Person]  # by role; "supervisor" where there is one
    stages: tuple[Stage, ...]
    step: NextStep
    agreements: tuple[Agreement, ...]  # newest first; without content
    signatures: tuple[Signature, ...]
    check_ins: tuple[CheckIn, ...]
    signals: tuple[Signal, ...]
    level: str  # of the signals; "" where there are none


@dataclass(frozen=True)
class Draft:
    """One version of an agreement with all that the editor shows."""

    agreement: Agreement
    rows: tuple[AgreementSection, ...]
    answers: dict[str, dict[str, Value]]  # by voice
    goals: tuple[Goal, ...]
    signatures: tuple[Signature, ...]


def programme_of(session: Session) -> Programme:
    """The one programme; UnreadableValue where another program left none, or several."""
    try:
        return session.scalars(select(Programme)).one()
    except (NoResultFound, MultipleResultsFound) as error:
        raise UnreadableValue("programme") from error


def count_people(session: Session) -> int:
    """How many people the file has."""
    return session.scalar(select(func.count(Person.id)).filter_by(is_erased=False)) or 0


def all_people(session: Session) -> tuple[Person, ...]:
    """Everyone, by name."""
    people = session.scalars(select(Person).filter_by(is_erased=False))
    return tuple(sorted(people, key=lambda person: person.folded))


def head_of(session: Session, relationship_id: str, today: date) -> Head:
    """The head of a page; five statements, one more where a check-up was finished."""
    relationship, people = pair_of(session, relationship_id)
    only = {relationship_id}
    figures = figures_of(session, today, only)[relationship_id]
    settings = settings_in(figures)
    agreements = tuple(
        session.scalars(
            select(Agreement)
            .filter_by(relationship_id=relationship_id)
            .order_by(Agreement.version.desc())
        )
    )
    signatures = tuple(
        session.scalars(
            select(Signature)
            .where(Signature.agreement_id.in_([one.id for one in agreements]))
            .order_by(Signature.signed_at, Signature.id)
        )
    )
    check_ins = tuple(session.scalars(select(CheckIn).filter_by(relationship_id=relationship_id)))
    signed: dict[str, set[str]] = {}
    for one in signatures:
        signed.setdefault(one.agreement_id, set()).add(one.role)
    read = Read(
        relationship,
        {role: people[role].called for role in ROLES},
        tuple(reversed(agreements)),
        check_ins,
        signed,
        figures,
        check_ups_of(session, check_ins, only).get(relationship_id),
    )
    standing = standing_of(read, today, settings)
    is_over = relationship.state in ENDED
    stages = journey(
        relationship.starts, relationship.ends, standing.passed, today, settings, is_over=is_over
    )
    if relationship.state == "paused":
        stages = tuple(resting(stage) for stage in stages)
    return Head(
        relationship,
        people,
        stages,
        standing.step,
        agreements,
        signatures,
        check_ins,
        standing.signals,
        standing.level,
    )


def pair_of(session: Session, relationship_id: str) -> tuple[Relationship, dict[str, Person]]:
    """A relationship and its people by role, "supervisor" where there is one; one statement."""
    mentor, mentee, supervisor = _of_roles()
    found = session.execute(
        select(Relationship, mentor, mentee, supervisor)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .outerjoin(supervisor, supervisor.id == Relationship.supervisor_id)
        .where(Relationship.id == relationship_id)
    )
    relationship, *people = found.one()
    roles = zip((*ROLES, "supervisor"), people, strict=True)
    return relationship, {role: person for role, person in roles if person is not None}


@cache
def _of_roles() -> tuple[type[Person], type[Person], type[Person]]:
    """Made once: to make them takes longer than to ask for the pair."""
    return aliased(Person), aliased(Person), aliased(Person)


def draft_view(session: Session, agreement: Agreement) -> Draft:
    """All that the editor shows of one version; four statements."""
    answers: dict[str, dict[str, Value]] = {"agreed": {}, "mentor": {}, "mentee": {}}
    for row in session.scalars(select(AgreementAnswer).filter_by(agreement_id=agreement.id)):
        answers[row.voice][row.question] = row.value
    goals = select(Goal).filter_by(relationship_id=agreement.relationship_id).order_by(Goal.rank)
    rows = select(AgreementSection).filter_by(agreement_id=agreement.id)
    signatures = select(Signature).filter_by(agreement_id=agreement.id)
    return Draft(
        agreement,
        tuple(session.scalars(rows)),
        answers,
        tuple(session.scalars(goals)),
        tuple(session.scalars(signatures.order_by(Signature.signed_at, Signature.id))),
    )


def documents_of(session: Session, relationship_id: str) -> tuple[ExportedDocument, ...]:
    """What was exported, newest first."""
    documents = select(ExportedDocument).filter_by(relationship_id=relationship_id)
    return tuple(session.scalars(documents.order_by(ExportedDocument.made_at.desc())))
