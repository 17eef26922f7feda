"""Guided conversations kept with their answers; preparation sheets are the first kind."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.agreement import VOICES
from mentor_desktop.domain.check_in_form import READERS, WAYS
from mentor_desktop.domain.ranges import words
from mentor_desktop.domain.record import ASIDE, Answer, Json, Record, Within
from mentor_desktop.domain.stage import STAGES


class CheckIn(Record):
    """A check-in or sheet of a relationship; done when finished, or skipped with a reason.

    `stage` is what it completes of the journey. `title` and `form_sha256` are those of the form
    as it was asked. `produced` holds the ids of what finishing has made, so that it is made once.
    """

    __tablename__ = "check_in"
    __table_args__ = (UniqueConstraint("relationship_id", "kind", "ordinal"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    kind: Mapped[str]  # "prepare_mentor", "prepare_mentee", "first_meeting", …: the form's key
    ordinal: Mapped[int] = mapped_column(default=1)
    stage: Mapped[str] = mapped_column(Within(words("", STAGES)), default="")
    title: Mapped[str] = mapped_column(default="")
    # "" before it is chosen
    way: Mapped[str] = mapped_column(Within(words("", WAYS)), default="")
    step: Mapped[str] = mapped_column(default="", info=ASIDE)  # where to go on
    planned_for: Mapped[date | None] = mapped_column(default=None)
    started_on: Mapped[date | None] = mapped_column(default=None)
    mentor_handed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    mentee_handed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    skipped_reason: Mapped[str] = mapped_column(default="")
    form_sha256: Mapped[str] = mapped_column(default="")
    produced: Mapped[Any] = mapped_column(Json, nullable=True, default=None)

    @property
    def is_done(self) -> bool:
        """Finished, or skipped on purpose."""
        return self.finished_at is not None

    @property
    def has_begun(self) -> bool:
        """Whether someone opened it; else it is only planned."""
        return self.started_on is not None or self.is_done

    def handed_in_at(self, role: str) -> datetime | None:
        """When the "mentor" or the "mentee" handed in."""
        return self.mentor_handed_in_at if role == "mentor" else self.mentee_handed_in_at

    def counts(self, voice: str) -> bool:
        """Whether the answers of a voice count: where each answers alone, once handed in."""
        return voice == "agreed" or self.way != "apart" or self.handed_in_at(voice) is not None

    @property
    def all_handed_in(self) -> bool:
        """Whether both of the two did."""
        return self.mentor_handed_in_at is not None and self.mentee_handed_in_at is not None


class CheckInAnswer(Record, Answer):
    """An answer in a check-in: of both ("agreed"), or of one ("mentor", "mentee").

    `label` is the question and `said` the answer as they read when it was given: forms change.
    `source` is the question before translation, by which a changed one is known.
    """

    __tablename__ = "check_in_answer"
    __table_args__ = (UniqueConstraint("check_in_id", "voice", "question"),)

    check_in_id: Mapped[str] = mapped_column(ForeignKey("check_in.id"))
    voice: Mapped[str] = mapped_column(Within(words(VOICES)))
    label: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    # "programme" for an evaluation
    reader: Mapped[str] = mapped_column(Within(words(READERS)), default="pair")

    def is_to(self, label: str, source: str) -> bool:
        """Whether it answers a question that still reads so; "" for what nobody noted."""
        return self.source == source if self.source else self.label in ("", label)

    def words(self) -> str:
        """What search looks through: the answer as it reads, and as it is kept."""
        kept = Answer.words(self)
        return kept if self.said in ("", kept) else f"{self.said}\n{kept}"
