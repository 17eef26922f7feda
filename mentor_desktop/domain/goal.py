"""What the mentee wants to reach; ranked, the top three count."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.record import Record, Searchable

STATES = ("open", "reached", "changed", "dropped")


class Goal(Record, Searchable):
    """A goal of a relationship; rank counts from 1 without gaps."""

    __tablename__ = "goal"
    __table_args__ = (Index("goal_of_relationship", "relationship_id"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    title: Mapped[str]
    rank: Mapped[int]
    why: Mapped[str] = mapped_column(default="")  # FM-17
    success: Mapped[str] = mapped_column(default="")  # FM-16
    commitment: Mapped[str] = mapped_column(default="")  # FM-17
    due: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")

    def words(self) -> str:
        """What search looks through."""
        return "\n".join((self.title, self.why, self.success))


class GoalRevision(Record):
    """What a goal said before it changed, and why: AP-13."""

    __tablename__ = "goal_revision"
    __table_args__ = (Index("revision_of_goal", "goal_id"),)

    goal_id: Mapped[str] = mapped_column(ForeignKey("goal.id"))
    changed_at: Mapped[datetime]
    title: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
