"""The days that pairs have set for their check-ins."""

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.dated import Dated
from mentor_desktop.domain.relationship import ENDED, Relationship
from mentor_desktop.store.dated_rows import Asked, Found, is_of, limited, standing


def planned_check_ins(session: Session, asked: Asked) -> Found:
    """Check-ins planned for the days asked for and not finished, in pairs that have not ended."""
    found = (
        select(
            CheckIn.id,
            CheckIn.planned_for.label("day"),
            literal("").label("clock"),
            CheckIn.title,
            CheckIn.relationship_id,
            Relationship.state.label("pair_state"),
        )
        .join(Relationship, Relationship.id == CheckIn.relationship_id)
        .where(
            CheckIn.planned_for.between(asked.first, asked.last),
            CheckIn.finished_at.is_(None),
            Relationship.state.not_in(ENDED),
            *is_of(asked),
        )
    )
    rows, counts = limited(session, found, asked)
    entries = [
        Dated(
            "check_in",
            row.id,
            row.day,
            row.title,
            state=standing(row.pair_state, False, row.day, asked.today),
            relationship_id=row.relationship_id,
        )
        for row in rows
    ]
    return Found(entries, counts)
