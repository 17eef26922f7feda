"""Everyone in the file as lines of a table, and the pairs that one person belongs to."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased, undefer

from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.profiles import profile_of


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the table; `folded` is what a filter looks through."""

    id: str
    name: str
    role: str
    organisation: str
    email: str
    folded: str
    mentors: int  # how many they are the mentor of
    mentored: int  # how many they are the mentee of


@dataclass(frozen=True, slots=True)
class PersonPair:
    """A relationship of one person; `role` is theirs in it, `other` who it is with."""

    relationship_id: str
    role: str  # "mentor", "mentee" or "supervisor"
    other: str  # of a supervisor, the mentee
    state: str


@dataclass(frozen=True)
class Portrait:
    """One person with all answers of their profile; the photo's bytes are read when asked for."""

    person: Person
    answers: dict[str, Value]
    photo_id: str | None
    supervisor: str  # a name, "" for nobody


def portrait_of(session: Session, person_id: str) -> Portrait:
    """What an editor of a person shows; four statements."""
    drawn = (undefer(Person.saved_signature),)
    person = session.get_one(Person, person_id, options=drawn, populate_existing=True)
    photos = select(Attachment.id).filter_by(person_id=person_id, purpose="photo")
    supervisor = session.get(Person, person.supervisor_id) if person.supervisor_id else None
    return Portrait(
        person,
        profile_of(session, person),
        session.scalars(photos).first(),
        supervisor.name if supervisor else "",
    )


def roles_of(session: Session, person_id: str) -> frozenset[str]:
    """The roles a person has in any relationship, "mentor" or "mentee"."""
    found = {pair.role for pair in pairs_of_person(session, person_id)}
    return frozenset(found & {"mentor", "mentee"})


def people_lines(session: Session) -> tuple[PersonLine, ...]:
    """Everyone, by name; three statements."""
    mentors = _counts(session, "mentor_id")
    mentored = _counts(session, "mentee_id")
    people = session.execute(
        select(
            Person.id, Person.name, Person.role, Person.organisation, Person.email, Person.folded
        ).where(Person.is_erased.is_(False))
    )
    lines = (PersonLine(*row, mentors.get(row[0], 0), mentored.get(row[0], 0)) for row in people)
    return tuple(sorted(lines, key=lambda line: line.folded))


def _counts(session: Session, role: str) -> dict[str, int]:
    column = getattr(Relationship, role)
    rows = session.execute(select(column, func.count()).group_by(column))
    return {row[0]: row[1] for row in rows}


def pairs_of_person(session: Session, person_id: str) -> tuple[PersonPair, ...]:
    """The relationships of one person, in the order they were made; one statement."""
    mentor, mentee = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Relationship, mentor.name, mentee.name)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(
            or_(
                Relationship.mentor_id == person_id,
                Relationship.mentee_id == person_id,
                Relationship.supervisor_id == person_id,
            )
        )
        .order_by(Relationship.id)
    )
    return tuple(
        PersonPair(
            pair.id,
            pair.role_of(person_id) or "supervisor",
            mentor_name if pair.mentee_id == person_id else mentee_name,
            pair.state,
        )
        for pair, mentor_name, mentee_name in rows
    )
