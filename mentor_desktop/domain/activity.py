"""A learning activity towards a goal: what to do, how much it asks, when. AP-03 to AP-09."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.activity_words import KINDS, MOST_EFFORT, STATES, UNITS
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.ranges import LINE, SHARE, Number, words
from mentor_desktop.domain.record import Count, Json, Record, Searchable, Within

_EFFORT = Number(max(MOST_EFFORT.values()))
_DAYS_A_WEEK = 5  # a day of effort is a fifth of a week


class Activity(Record, Searchable):
    """A bar on the timeline; `position` counts from 1 without gaps within its goal.

    `effort` is a number of `effort_unit`, None without an estimate; `progress` 0 to 100.
    """

    __tablename__ = "activity"
    __table_args__ = (
        Index("activity_of_relationship", "relationship_id"),
        Index("activity_of_goal", "goal_id"),
    )

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"))
    title: Mapped[str] = mapped_column(Within(LINE))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(Within(words(KINDS)), default="doing")
    effort: Mapped[float | None] = mapped_column(Json(_EFFORT), default=None)
    effort_unit: Mapped[str] = mapped_column(Within(words(UNITS)), default="hours")
    starts: Mapped[date | None] = mapped_column(default=None)
    due: Mapped[date | None] = mapped_column(default=None)
    progress: Mapped[int] = mapped_column(Count(SHARE), default=0)
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="planned")
    blocked_reason: Mapped[str] = mapped_column(default="")
    helper: Mapped[str] = mapped_column(default="")  # who helps
    resources: Mapped[str] = mapped_column(default="")  # AP-14
    notes: Mapped[str] = mapped_column(default="")
    progressed_on: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)

    def words(self) -> str:
        """What search looks through."""
        return "\n".join((self.title, self.helper, self.resources, self.notes))


def hours_of(effort: float | None, unit: str, hours_a_week: float | None) -> float | None:
    """Effort in hours; a week is the promised learning hours, a day a fifth of it.

    None without an estimate, or where days and weeks cannot be told for want of a promise.
    """
    if effort is None or unit == "hours":
        return effort
    if not hours_a_week:
        return None
    return effort * (hours_a_week if unit == "weeks" else hours_a_week / _DAYS_A_WEEK)


def days_late(activity: Activity, today: date) -> int:
    """Days since it was due, 0 if it is not late: done, dropped and blocked work never is."""
    if activity.state not in ("planned", "in_progress") or activity.due is None:
        return 0
    return max((today - activity.due).days, 0)


def goal_progress(goal: Goal, activities: Iterable[Activity]) -> int | None:
    """How far a goal is, 0 to 100: by hand where said so, else the mean of its activities.

    Each counts as much as the effort it asks where all are estimated in the same unit, else
    all count the same. None for a goal without activities.
    """
    if goal.state == "reached":
        return 100
    if goal.progress_by_hand is not None:
        return goal.progress_by_hand
    counted = [one for one in activities if one.goal_id == goal.id and one.state != "dropped"]
    if not counted:
        return None
    weights = [one.effort or 0.0 for one in counted]
    if not all(weights) or len({one.effort_unit for one in counted}) > 1:
        weights = [1.0] * len(counted)
    reached = sum(one.progress * weight for one, weight in zip(counted, weights, strict=True))
    return round(reached / sum(weights))
