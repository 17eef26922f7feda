"""What the mentee wants to reach; ranked, the top three count."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import LINE, SHARE, words
from mentor_desktop.domain.record import Count, Record, Searchable, Within
from mentor_desktop.translation import _

STATES = ("open", "reached", "changed", "dropped")
AIMED_AT = ("open", "changed")
SMART = ("specific", "measurable", "achievable", "relevant", "time_bound")


class Goal(Record, Searchable):
    """A goal of a relationship; rank counts from 1 without gaps.

    `progress_by_hand` (0 to 100) holds instead of what its activities say, with its reason.
    """

    __tablename__ = "goal"
    __table_args__ = (Index("goal_of_relationship", "relationship_id"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    title: Mapped[str] = mapped_column(Within(LINE))
    rank: Mapped[int]
    why: Mapped[str] = mapped_column(default="")  # FM-17
    success: Mapped[str] = mapped_column(default="")  # FM-16
    commitment: Mapped[str] = mapped_column(default="")  # FM-17
    due: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="open")
    specific: Mapped[str] = mapped_column(default="")
    measurable: Mapped[str] = mapped_column(default="")
    achievable: Mapped[str] = mapped_column(default="")
    relevant: Mapped[str] = mapped_column(default="")
    time_bound: Mapped[str] = mapped_column(default="")
    progress_by_hand: Mapped[int | None] = mapped_column(Count(SHARE), default=None)
    progress_reason: Mapped[str] = mapped_column(default="")

    def words(self) -> str:
        """What search looks through."""
        return "\n".join(
            (
                self.title, self.why, self.success, self.specific, self.measurable,
                self.achievable, self.relevant, self.time_bound,
            )
        )  # fmt: skip


def goal_state_title(state: str) -> str:
    """What the state of a goal is called."""
    return {
        "open": _("Open"),
        "reached": _("Reached"),
        "changed": _("Changed"),
        "dropped": _("Dropped"),
    }[state]


class GoalRevision(Record):
    """What a goal said before it changed, and why: AP-13."""

    __tablename__ = "goal_revision"
    __table_args__ = (Index("revision_of_goal", "goal_id"),)

    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"))
    changed_at: Mapped[datetime]
    title: Mapped[str] = mapped_column(Within(LINE))
    reason: Mapped[str] = mapped_column(default="")
    # What it was in before
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="open")
