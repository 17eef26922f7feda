"""The two profiles and preparation sheets of a pair, in a few statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import COLUMNS, Attachment, Person, ProfileAnswer
from mentor_desktop.domain.relationship import ROLES, Relationship


@dataclass(frozen=True)
class PairProfiles:
    """Both people of a pair by role; the bytes of photos are read when asked for."""

    people: Mapping[str, Person]
    answers: Mapping[str, Mapping[str, Value]]
    photo_ids: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A preparation sheet; done when its writer said so, or skipped with a reason."""

    finished_at: datetime | None = None
    skipped_reason: str = ""
    answers: Mapping[str, Value] = field(default_factory=dict)


def pair_profiles(session: Session, relationship_id: str) -> PairProfiles | None:
    """Four statements; None if the pair is no more."""
    pair = session.get(Relationship, relationship_id)
    if pair is None:
        return None
    ids = {pair.person_id(role): role for role in ROLES}
    people = {
        ids[one.id]: one for one in session.scalars(select(Person).where(Person.id.in_(list(ids))))
    }
    answers: dict[str, dict[str, Value]] = {
        role: {column: text for column in COLUMNS if (text := getattr(one, column))}
        for role, one in people.items()
    }
    rows = select(ProfileAnswer).where(ProfileAnswer.person_id.in_(list(ids)))
    for row in session.scalars(rows):
        answers[ids[row.person_id]][row.question] = row.value
    photos = session.execute(
        select(Attachment.person_id, Attachment.id).where(
            Attachment.person_id.in_(list(ids)), Attachment.purpose == "photo"
        )
    )
    photo_ids = {ids[row.person_id]: row.id for row in photos if row.person_id}
    return PairProfiles(people, answers, photo_ids)


def profile_of(session: Session, person: Person) -> dict[str, Value]:
    """All answers of a profile, columns included; empty ones left out."""
    rows = session.execute(
        select(ProfileAnswer.question, ProfileAnswer.value).filter_by(person_id=person.id)
    )
    answers: dict[str, Value] = {row.question: row.value for row in rows}
    for column in COLUMNS:
        if value := getattr(person, column):
            answers[column] = value
    return answers


def sheets_of(session: Session, relationship_id: str) -> dict[str, Sheet]:
    """The sheets by role, an empty one where nobody has begun; two statements."""
    kinds = {f"prepare_{role}": role for role in ROLES}
    found = session.scalars(
        select(CheckIn).where(
            CheckIn.relationship_id == relationship_id, CheckIn.kind.in_(list(kinds))
        )
    )
    rows = {one.id: one for one in found}
    answers: dict[str, dict[str, Value]] = {key: {} for key in rows}
    given = select(CheckInAnswer).where(CheckInAnswer.check_in_id.in_(list(rows)))
    for row in session.scalars(given):
        answers[row.check_in_id][row.question] = row.value
    sheets = {role: Sheet() for role in ROLES}
    for key, one in rows.items():
        sheets[kinds[one.kind]] = Sheet(one.finished_at, one.skipped_reason, answers[key])
    return sheets


def ready_sheets(session: Session, relationship_id: str) -> int:
    """How many of the two sheets are ready or skipped; one statement."""
    found = select(func.count(CheckIn.id)).where(
        CheckIn.relationship_id == relationship_id,
        CheckIn.kind.in_([f"prepare_{role}" for role in ROLES]),
        CheckIn.finished_at.is_not(None),
    )
    return session.scalar(found) or 0
