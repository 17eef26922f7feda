"""The journal of a pair: reflections and thanks, each with its writer and its reader. MT-17."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import words
from mentor_desktop.domain.record import Record, Searchable, Within
from mentor_desktop.translation import _

KINDS = ("reflection", "thanks")
READERS = ("me", "pair", "programme")  # method.md section 15


class JournalEntry(Record, Searchable):
    """What one of a pair wrote on a day; only they read it unless they say who else may."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index("journal_entry_of_relationship", "relationship_id", "day"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    kind: Mapped[str] = mapped_column(Within(words(KINDS)), default="reflection")
    reader: Mapped[str] = mapped_column(Within(words(READERS)), default="me")
    text: Mapped[str] = mapped_column(default="")
    goal_id: Mapped[str | None] = mapped_column(ForeignKey("goal.id"), default=None)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), default=None)

    def words(self) -> str:
        """What search looks through."""
        return self.text


def entry_kind_title(kind: str) -> str:
    """What a kind of entry is called."""
    return {"reflection": _("Reflection"), "thanks": _("Thanks")}[kind]


def who_reads(reader: str) -> str:
    """Who sees an entry, as a sentence to its writer."""
    return {
        "me": _("Only you see this, here and in search."),
        "pair": _("The two of you see this."),
        "programme": _("The two of you and the programme see this."),
    }[reader]
