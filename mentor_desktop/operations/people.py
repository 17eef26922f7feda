"""What can be done with a person."""

import hashlib

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Signature
from mentor_desktop.domain.agreement_content import Stroke
from mentor_desktop.domain.form import Value, cleaned
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import MeetingNote
from mentor_desktop.domain.person import COLUMNS, Attachment, Person, ProfileAnswer
from mentor_desktop.domain.ranges import MOST_POINTS
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.answers import keep_answer
from mentor_desktop.operations.texts import profile_form
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit
from mentor_desktop.translation import _

_LARGEST_FILE = 10_000_000
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def add_person(database: Database, name: str, **columns: str) -> str:
    """A new person; the id. Refused without a name."""
    with database.changing(_("Add {name}").format(name=clean_line(name))) as session:
        return add_person_in(session, name, **columns)


def add_person_in(session: Session, name: str, **columns: str) -> str:
    """The same within a transaction that does more."""
    person = Person(name=needed_name(name))
    for column, text in columns.items():
        setattr(person, column, cleaned(profile_form().question(column), text) or "")
    session.add(person)
    return person.id


def needed_name(name: str) -> str:
    """The name, cleaned; Refused if nothing is left of it."""
    found = cleaned(profile_form().question("name"), name)
    if not isinstance(found, str):
        raise Refused(_("Write a name: a person needs one."))
    return found


def set_profile(database: Database, person_id: str, question: str, value: Value) -> None:
    """Answers one question of a profile, None for no answer; Refused for a faulty value."""
    asked = profile_form().question(question)
    kept = cleaned(asked, value)
    label = _("Edit {field}").format(field=asked.label)
    with database.changing(label, merge=f"profile {person_id} {question}") as session:
        if question not in COLUMNS:
            keep_answer(session, ProfileAnswer, {"person_id": person_id}, question, kept)
            return
        if question == "name":
            kept = needed_name(kept if isinstance(kept, str) else "")
        edit(session, Person, person_id, **{question: kept or ""})


def set_supervisor(database: Database, person_id: str, supervisor_id: str | None) -> None:
    """Who a person reports to, None for nobody: PRO-32."""
    if person_id == supervisor_id:
        raise Refused(_("Nobody is their own supervisor. Choose someone else."))
    with database.changing(_("Choose supervisor")) as session:
        _set_supervisor_in(session, person_id, supervisor_id)


def add_supervisor(database: Database, person_id: str, name: str) -> str:
    """A new person to whom this one reports; the id. Refused without a name: PRO-32."""
    with database.changing(_("Choose supervisor")) as session:
        supervisor_id = add_person_in(session, name)
        session.flush()
        _set_supervisor_in(session, person_id, supervisor_id)
        return supervisor_id


def _set_supervisor_in(session: Session, person_id: str, supervisor_id: str | None) -> None:
    session.get_one(Person, person_id).supervisor_id = supervisor_id
    pairs = select(Relationship).where(Relationship.mentee_id == person_id)
    for relationship in session.scalars(pairs):
        relationship.supervisor_id = supervisor_id


def set_photo(database: Database, person_id: str, name: str, data: bytes | None) -> None:
    """Keeps a picture of a person, None for none; Refused if it is no picture or too large."""
    media_type = "" if data is None else _picture_type(data)
    with database.changing(_("Change photo")) as session:
        old = select(Attachment).filter_by(person_id=person_id, purpose="photo")
        for photo in session.scalars(old):
            session.delete(photo)
        if data is not None:
            session.add(
                Attachment(
                    purpose="photo",
                    name=clean_line(name),
                    media_type=media_type,
                    sha256=hashlib.sha256(data).hexdigest(),
                    data=data,
                    person_id=person_id,
                )
            )


def _picture_type(data: bytes) -> str:
    if len(data) > _LARGEST_FILE:
        raise Refused(_("A photo can have at most 10 MB. Choose a smaller one."))
    for start, media_type in _PICTURES.items():
        if data.startswith(start):
            return media_type
    raise Refused(_("That is not a picture this program knows. Choose a PNG, JPEG or GIF."))


def save_signature(database: Database, person_id: str, drawing: tuple[Stroke, ...] | None) -> None:
    """Keeps a drawn signature for the next time, None to forget it."""
    if sum(map(len, drawing or ())) > MOST_POINTS:
        raise Refused(_("Draw your signature with fewer lines."))
    with database.changing(_("Save signature drawing")) as session:
        session.get_one(Person, person_id).saved_signature = (
            [[list(point) for point in stroke] for stroke in drawing] if drawing else None
        )


def remove_person(database: Database, person_id: str) -> None:
    """Removes a person; Refused while they belong to a relationship, signed or wrote there."""
    with database.changing(_("Remove person")) as session:
        person = session.get_one(Person, person_id)
        _refuse_if_needed(session, person)
        for record in (ProfileAnswer, Attachment, MeetingNote):
            for row in session.scalars(select(record).filter_by(person_id=person_id)):
                session.delete(row)
        session.flush()
        session.delete(person)


def _refuse_if_needed(session: Session, person: Person) -> None:
    belongs = select(Relationship.id).where(
        or_(
            Relationship.mentor_id == person.id,
            Relationship.mentee_id == person.id,
            Relationship.supervisor_id == person.id,
        )
    )
    supervises = select(Person.id).where(Person.supervisor_id == person.id)
    signed = select(Signature.id).where(Signature.person_id == person.id)
    if session.scalars(signed.limit(1)).first():
        raise Refused(
            _("{name} has signed an agreement, so they stay in the file.").format(name=person.name)
        )
    wrote = select(JournalEntry.id).where(JournalEntry.person_id == person.id)
    if session.scalars(wrote.limit(1)).first():
        raise Refused(
            _("{name} wrote in the journal of a pair, so they stay in the file.").format(
                name=person.name
            )
        )
    if session.scalars(belongs.limit(1)).first() or session.scalars(supervises.limit(1)).first():
        raise Refused(
            _("{name} belongs to a relationship or supervises someone. Change that first.").format(
                name=person.name
            )
        )
