"""Anyone in the file: mentor, mentee, supervisor, coordinator, several at once."""

from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import DRAWING, LINE
from mentor_desktop.domain.record import Answer, Json, Record, Searchable, Within
from mentor_desktop.domain.text import cut

# Questions of the profile that are columns; all others are ProfileAnswer rows.
COLUMNS = (
    "name", "preferred_name", "pronouns", "role", "organisation", "department", "location",
    "time_zone", "email", "phone", "preferred_channel",
)  # fmt: skip


class Person(Record, Searchable):
    """Who someone is and how to reach them."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(Within(LINE))
    preferred_name: Mapped[str] = mapped_column(Within(LINE), default="")
    pronouns: Mapped[str] = mapped_column(Within(LINE), default="")
    role: Mapped[str] = mapped_column(Within(LINE), default="")
    organisation: Mapped[str] = mapped_column(Within(LINE), default="")
    department: Mapped[str] = mapped_column(Within(LINE), default="")
    location: Mapped[str] = mapped_column(Within(LINE), default="")
    time_zone: Mapped[str] = mapped_column(Within(LINE), default="")
    email: Mapped[str] = mapped_column(Within(LINE), default="")
    phone: Mapped[str] = mapped_column(Within(LINE), default="")
    preferred_channel: Mapped[str] = mapped_column(Within(LINE), default="")
    # PRO-32
    supervisor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), default=None)
    # Strokes in a box of width 1 and height 0.3; only who draws it loads it
    saved_signature: Mapped[Any] = mapped_column(
        Json(DRAWING), nullable=True, default=None, deferred=True, active_history=True
    )
    is_erased: Mapped[bool] = mapped_column(default=False)

    def words(self) -> str:
        """What search looks through."""
        return "\n".join(getattr(self, column) for column in COLUMNS)

    @property
    def called(self) -> str:
        """The name that others use for them."""
        return cut(self.preferred_name or self.name)


class ProfileAnswer(Record, Answer):
    """What a person says in their profile beyond the columns of Person."""

    __tablename__ = "profile_answer"
    __table_args__ = (UniqueConstraint("person_id", "question"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class Attachment(Record):
    """A picture or file kept with a person or a relationship; at most 10 MB."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("attachment_of_person", "person_id"),
        Index("attachment_of_relationship", "relationship_id"),
    )

    # "photo", "job description", "signed agreement"
    purpose: Mapped[str] = mapped_column(Within(LINE))
    name: Mapped[str] = mapped_column(Within(LINE))
    media_type: Mapped[str] = mapped_column(Within(LINE))
    sha256: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, active_history=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), default=None)
    relationship_id: Mapped[str | None] = mapped_column(ForeignKey("relationship.id"), default=None)
