"""Bringing two people together who may both be new to the file."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.operations.people import add_person_in, needed_name
from mentor_desktop.operations.relationships import add_relationship_in
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Someone:
    """A person of the file by id, or a new one by name."""

    name: str = ""
    person_id: str | None = None


def pair_up(
    database: Database,
    mentor: Someone,
    mentee: Someone,
    starts: date | None = None,
    ends: date | None = None,
    *,
    is_informal: bool = False,
) -> str:
    """A new pair, with new people where needed, as one change; the id of the relationship."""
    check_dates(starts, ends)
    if mentor.person_id and mentor.person_id == mentee.person_id:
        raise Refused(_("Mentor and mentee are two people. Choose someone else for one of them."))
    for one in (mentor, mentee):
        if one.person_id is None:
            needed_name(one.name)
    with database.changing(_("Add relationship")) as session:
        mentor_id, mentee_id = _found(session, mentor), _found(session, mentee)
        session.flush()
        return add_relationship_in(session, mentor_id, mentee_id, starts, ends, is_informal)


def _found(session: Session, someone: Someone) -> str:
    return someone.person_id or add_person_in(session, someone.name)
