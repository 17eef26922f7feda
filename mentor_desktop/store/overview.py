"""What the Overview of a pair shows beside its head."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity, goal_progress
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import PARTS, AgendaEntry, Meeting
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.journal import JournalLine, latest_entry
from mentor_desktop.store.meetings import items_of


@dataclass(frozen=True)
class GoalLine:
    """A goal and how far it is, 0 to 100; None without activities."""

    goal: Goal
    progress: int | None


@dataclass(frozen=True)
class PairOverview:
    """The next meeting with the lines of its agenda, promises, goals by rank, a journal entry."""

    meeting: Meeting | None
    agenda: tuple[AgendaEntry, ...]
    items: tuple[ActionItem, ...]  # open ones by their day, then those done, newest first
    goals: tuple[GoalLine, ...]  # but for those dropped
    entry: JournalLine | None  # the newest that the reader may see


def pair_overview(
    session: Session, pair: Relationship, reader_id: str | None, today: date
) -> PairOverview:
    """As one reader sees it; five statements."""
    coming = (
        select(Meeting.id)
        .where(Meeting.relationship_id == pair.id, Meeting.state == "planned", Meeting.day >= today)
        .order_by(Meeting.day, Meeting.time, Meeting.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Meeting, AgendaEntry)
        .outerjoin(AgendaEntry, AgendaEntry.meeting_id == Meeting.id)
        .where(Meeting.id == coming)
    ).all()
    agenda = [row[1] for row in rows if row[1] is not None]
    goals = session.scalars(
        select(Goal)
        .where(Goal.relationship_id == pair.id, Goal.state != "dropped")
        .order_by(Goal.rank, Goal.id)
    ).all()
    activities = session.scalars(select(Activity).filter_by(relationship_id=pair.id)).all()
    return PairOverview(
        rows[0][0] if rows else None,
        tuple(sorted(agenda, key=lambda one: (PARTS.index(one.part), one.position, one.id))),
        items_of(session, pair.id),
        tuple(GoalLine(goal, goal_progress(goal, activities)) for goal in goals),
        latest_entry(session, pair, reader_id),
    )
