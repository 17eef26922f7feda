"""Something one of the two promised to do."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.record import Record, Searchable

KINDS = ("task", "introduction", "resource")


class ActionItem(Record, Searchable):
    """A promise with a date; `owner` is "mentor" or "mentee"."""

    __tablename__ = "action_item"
    __table_args__ = (Index("action_item_of_relationship", "relationship_id"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    owner: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="task")
    due: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)

    def words(self) -> str:
        """What search looks through."""
        return self.title
