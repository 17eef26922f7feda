"""Check-ins as rows: each kind once in a relationship, made when it is first needed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn


def check_in_of(session: Session, relationship_id: str, kind: str) -> CheckIn:
    """The first check-in of a kind; a new one, added but not flushed, where there is none."""
    found = session.scalars(
        select(CheckIn).filter_by(relationship_id=relationship_id, kind=kind, ordinal=1)
    ).one_or_none()
    if found is None:
        found = CheckIn(relationship_id=relationship_id, kind=kind)
        session.add(found)
    return found
