"""Guided conversations kept with their answers; preparation sheets are the first kind."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.record import Answer, Record


class CheckIn(Record):
    """A check-in or sheet of a relationship; done when finished, or skipped with a reason."""

    __tablename__ = "check_in"
    __table_args__ = (UniqueConstraint("relationship_id", "kind", "ordinal"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    kind: Mapped[str]  # "prepare_mentor", "prepare_mentee", "first_meeting", …
    ordinal: Mapped[int] = mapped_column(default=1)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    skipped_reason: Mapped[str] = mapped_column(default="")

    @property
    def is_done(self) -> bool:
        """Finished, or skipped on purpose."""
        return self.finished_at is not None


class CheckInAnswer(Record, Answer):
    """An answer in a check-in: of both ("agreed"), or of one ("mentor", "mentee")."""

    __tablename__ = "check_in_answer"
    __table_args__ = (UniqueConstraint("check_in_id", "voice", "question"),)

    check_in_id: Mapped[str] = mapped_column(ForeignKey("check_in.id"))
    voice: Mapped[str]
