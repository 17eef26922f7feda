"""People who are in the file already, brought together as the window does it."""

from datetime import date

from mentor_desktop.operations.pairing import Someone, pair_up
from mentor_desktop.store.database import Database


def add_relationship(
    database: Database,
    mentor_id: str,
    mentee_id: str,
    starts: date | None = None,
    ends: date | None = None,
) -> str:
    """A new pair of two people by id; the id of the relationship."""
    mentor, mentee = Someone(person_id=mentor_id), Someone(person_id=mentee_id)
    return pair_up(database, mentor, mentee, starts, ends)
