"""The goals of a relationship with what they were before."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.goal import Goal, GoalRevision


@dataclass(frozen=True)
class KeptGoal:
    """A goal and its earlier forms, oldest first."""

    goal: Goal
    revisions: tuple[GoalRevision, ...]


def kept_goals(session: Session, relationship_id: str) -> tuple[KeptGoal, ...]:
    """By rank; two statements."""
    goals = list(
        session.scalars(select(Goal).filter_by(relationship_id=relationship_id).order_by(Goal.rank))
    )
    revisions = list(
        session.scalars(
            select(GoalRevision)
            .where(GoalRevision.goal_id.in_([goal.id for goal in goals]))
            .order_by(GoalRevision.changed_at)
        )
    )
    return tuple(
        KeptGoal(goal, tuple(one for one in revisions if one.goal_id == goal.id)) for goal in goals
    )
