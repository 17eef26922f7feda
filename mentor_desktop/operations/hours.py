"""The statement of contact hours: of a relationship, of a person, of the whole programme."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.hours import Held, HoursContent, PairHours, initials
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

HOURS = "hours"  # kind of an exported document
_MANY = 30_000  # ids that one statement takes


@dataclass(frozen=True)
class HoursWanted:
    """Which hours: of one relationship, or of all that a person has, or of the whole file.

    `person_id`: whose statement it is. Without a first day it begins with the first meeting or
    contact; without a last one it ends today. `has_initials`: of everyone but that person.
    """

    relationship_id: str | None = None
    person_id: str | None = None
    first: date | None = None
    last: date | None = None
    has_initials: bool = False


def hours_content(session: Session, wanted: HoursWanted, spoken: str = "en") -> HoursContent:
    """What the statement says, in a language; Refused where the period ends before it starts."""
    pairs = _pairs(session, wanted)
    ids = [pair.id for pair in pairs]
    held, contacts = _held(session, ids), _contacts(session, ids)
    days = [one.day for all in held.values() for one in all]
    days += [day for all in contacts.values() for day in all]
    last = wanted.last or today()
    first = wanted.first or min(days, default=last)
    if first > last:
        if wanted.first is not None:
            raise Refused(_("The period ends before it starts. Choose a later last day."))
        first = last
    programme = programme_of(session)
    people = _people(session, pairs)
    content = HoursContent(
        spoken, "" if programme.is_personal else programme.name, programme.organisation,
        None, first, last, today(), (),
    )  # fmt: skip
    with language(spoken):
        shown = [
            _pair(pair, people, wanted, held[pair.id], contacts[pair.id], content) for pair in pairs
        ]
        person = _person(session, wanted, pairs)
    is_one = wanted.relationship_id is not None
    kept = tuple(one for one in shown if is_one or one.held or one.contacts)
    return replace(content, person=person, pairs=kept)


def _pairs(session: Session, wanted: HoursWanted) -> list[Relationship]:
    found = select(Relationship).order_by(Relationship.starts, Relationship.id)
    if wanted.relationship_id is not None:
        found = found.filter_by(id=wanted.relationship_id)
    if wanted.person_id is not None:
        found = found.where(
            or_(
                Relationship.mentor_id == wanted.person_id,
                Relationship.mentee_id == wanted.person_id,
            )
        )
    pairs = list(session.scalars(found))
    if not pairs and wanted.person_id is not None:
        raise Refused(_("That person is neither mentor nor mentee there, so there are no hours."))
    return pairs


def _held(session: Session, ids: list[str]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    meetings = select(
        Meeting.relationship_id, Meeting.day, Meeting.minutes, Meeting.held_minutes
    ).filter_by(state="held")
    in_order = (Meeting.day, Meeting.time, Meeting.id)
    wanted = meetings.where(_of(Meeting.relationship_id, ids)).order_by(*in_order)
    for id, day, minutes, taken in session.execute(wanted):
        found[id].append(Held(day, minutes if taken is None else taken, taken is not None))
    return found


def _contacts(session: Session, ids: list[str]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    contacts = select(Contact.relationship_id, Contact.day)
    wanted = contacts.where(_of(Contact.relationship_id, ids)).order_by(Contact.day, Contact.id)
    for id, day in session.execute(wanted):
        found[id].append(day)
    return found


def _of(pair: InstrumentedAttribute[str], ids: list[str]) -> ColumnElement[bool]:
    """Those of these relationships; of so many, it is all of them that are asked for."""
    return pair.in_(ids) if len(ids) < _MANY else true()


def _people(session: Session, pairs: list[Relationship]) -> dict[str, Person]:
    ids = {pair.person_id(role) for pair in pairs for role in ROLES}
    wanted = select(Person) if len(ids) >= _MANY else select(Person).where(Person.id.in_(ids))
    return {one.id: one for one in session.scalars(wanted)}


def _pair(
    pair: Relationship,
    people: dict[str, Person],
    wanted: HoursWanted,
    held: list[Held],
    contacts: list[date],
    content: HoursContent,
) -> PairHours:
    roles = {"mentor": _("Mentor"), "mentee": _("Mentee")}
    named = []
    for role in ROLES:
        person = people[pair.person_id(role)]
        is_hidden = wanted.has_initials and person.id != wanted.person_id
        named.append((roles[role], initials(person.name) if is_hidden else person.name))
    first, last = content.first, content.last
    return PairHours(
        tuple(named),
        tuple(one for one in held if first <= one.day <= last),
        tuple(day for day in contacts if first <= day <= last),
    )


def _person(
    session: Session, wanted: HoursWanted, pairs: list[Relationship]
) -> tuple[str, str] | None:
    if wanted.person_id is None:
        return None
    held = {pair.role_of(wanted.person_id) for pair in pairs}
    role = _("Mentor and mentee")
    if len(held) == 1:
        role = _("Mentor") if "mentor" in held else _("Mentee")
    return role, session.get_one(Person, wanted.person_id).name


def hours_pdf(content: HoursContent, paper: str) -> "Document":
    """The PDF of a statement, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import hours  # noqa: PLC0415 - as said

    return hours.make(content, paper=paper)


def export_hours(
    database: Database,
    wanted: HoursWanted,
    path: Path,
    *,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the statement and notes it with each relationship that it counts.

    Refused where `path` exists and not `force`, or cannot be written; then nothing is noted.
    """
    with database.reading() as session:
        content = hours_content(session, wanted, spoken)
        size = paper or programme_of(session).paper
        counted = [pair.id for pair in _pairs(session, wanted)]
    noted = Paper(HOURS, _("Statement of contact hours"), tuple(counted))
    return write_paper(database, hours_pdf(content, size), path, noted, force=force)


def hours_file_name(session: Session, wanted: HoursWanted) -> str:
    """A good name for a statement; without names where there are to be initials."""
    words = [_("Contact hours")]
    if wanted.person_id is not None:
        words.append(session.get_one(Person, wanted.person_id).called)
    elif wanted.relationship_id is not None and not wanted.has_initials:
        pair = session.get_one(Relationship, wanted.relationship_id)
        words += [session.get_one(Person, pair.person_id(role)).called for role in ROLES]
    return file_name(words, "contact hours")
