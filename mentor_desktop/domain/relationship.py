"""One mentor with one mentee, over a time."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import words
from mentor_desktop.domain.record import Record, Within
from mentor_desktop.translation import _

# method.md section 2
STATES = ("preparing", "active", "paused", "closing", "completed", "ended_early")
ENDED = ("completed", "ended_early")
RESTING = ("paused", *ENDED)  # nothing is due in them
ROLES = ("mentor", "mentee")
SIGNING_ROLES = (*ROLES, "supervisor")  # who may have to sign an agreement


class Relationship(Record):
    """A pair; `starts` and `ends` are the first and the last day, both included.

    `resumed_on` is when it went on after a pause or an end: what was missed in between is no sign.
    """

    __tablename__ = "relationship"
    __table_args__ = (
        Index("relationship_of_mentor", "mentor_id"),
        Index("relationship_of_mentee", "mentee_id"),
    )

    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    mentee_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    supervisor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), default=None)
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="preparing")
    is_informal: Mapped[bool] = mapped_column(default=False)  # PRE-14
    starts: Mapped[date | None] = mapped_column(default=None)
    ends: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    resumed_on: Mapped[date | None] = mapped_column(default=None)

    def person_id(self, role: str) -> str:
        """Who is the "mentor" or the "mentee"."""
        return self.mentor_id if role == "mentor" else self.mentee_id

    def role_of(self, person_id: str) -> str | None:
        """The role of a person here, None for someone else."""
        if person_id == self.mentor_id:
            return "mentor"
        return "mentee" if person_id == self.mentee_id else None


def state_title(state: str) -> str:
    """What the state of a relationship is called."""
    return {
        "preparing": _("Preparing"),
        "active": _("Active"),
        "paused": _("Paused"),
        "closing": _("Closing"),
        "completed": _("Completed"),
        "ended_early": _("Ended early"),
    }.get(state, state)
