"""A pair's action plan with what it has to fit, read in a few statements."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.plan_checks import Term
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.settings import read_settings
from mentor_desktop.domain.stage import due_days, stage_title
from mentor_desktop.domain.timeline import DatedMark
from mentor_desktop.store.views import programme_of

_SHOWN = ("first_meeting", "action_plan", "check_up", "renewal", "celebrate")
_HOURS = "learning_hours"  # the question of the agreement


@dataclass(frozen=True)
class Plan:
    """Goals by rank, activities in order within each, and the days of the journey's stages."""

    relationship: Relationship
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    stages: dict[str, date]
    hours_a_week: float | None
    meetings: tuple[tuple[date, bool], ...] = ()  # their days, and whether each was held

    def term(self, today: date) -> Term:
        """What the plan has to fit."""
        pair = self.relationship
        return Term(pair.starts, pair.ends, self.hours_a_week, today)

    def marks(self, today: date) -> tuple[DatedMark, ...]:
        """The stages of the journey and the meetings, for the timeline."""
        return (
            *(
                DatedMark(self.stages[key], stage_title(key), is_done=self.stages[key] <= today)
                for key in _SHOWN
                if key in self.stages
            ),
            *(DatedMark(day, "", "meeting", is_held) for day, is_held in self.meetings),
        )

    def under(self, goal_id: str) -> tuple[Activity, ...]:
        """The activities of one goal, in order."""
        return tuple(one for one in self.activities if one.goal_id == goal_id)


def plan_of(session: Session, relationship_id: str) -> Plan:
    """The whole plan; six statements."""
    pair = session.get_one(Relationship, relationship_id)
    goals = select(Goal).filter_by(relationship_id=relationship_id).order_by(Goal.rank, Goal.id)
    activities = (
        select(Activity)
        .filter_by(relationship_id=relationship_id)
        .order_by(Activity.goal_id, Activity.position, Activity.id)
    )
    meetings = select(Meeting.day, Meeting.state).where(
        Meeting.relationship_id == relationship_id, Meeting.state.in_(("planned", "held"))
    )
    stages: dict[str, date] = {}
    if pair.starts and pair.ends and not pair.is_informal:
        settings = read_settings(programme_of(session).settings)
        stages = due_days(pair.starts, pair.ends, settings)
    return Plan(
        pair,
        tuple(session.scalars(goals)),
        tuple(session.scalars(activities)),
        stages,
        promised_hours(session, relationship_id),
        tuple((row.day, row.state == "held") for row in session.execute(meetings)),
    )


def promised_hours(session: Session, relationship_id: str) -> float | None:
    """Hours a week for learning, as agreed: of the version in force, else of the newest."""
    found = session.scalar(
        select(AgreementAnswer.value)
        .join(Agreement, Agreement.id == AgreementAnswer.agreement_id)
        .where(
            Agreement.relationship_id == relationship_id,
            AgreementAnswer.voice == "agreed",
            AgreementAnswer.question == _HOURS,
        )
        .order_by(case((Agreement.state == "in_force", 0), else_=1), Agreement.version.desc())
        .limit(1)
    )
    return float(found) if isinstance(found, int | float) and found > 0 else None


def revisions_of(session: Session, goal_id: str) -> tuple[GoalRevision, ...]:
    """What a goal was before, oldest first."""
    found = select(GoalRevision).filter_by(goal_id=goal_id).order_by(GoalRevision.changed_at)
    return tuple(session.scalars(found))
