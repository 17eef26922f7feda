"""Signs of life between meetings, and whether there are as many as agreed. MT-10."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import words
from mentor_desktop.domain.record import Record, Within
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.translation import _, ngettext

KINDS = ("message", "mail", "call", "quick_check")
WINDOW = 30  # days; rolling


class Contact(Record):
    """A brief contact on a day; `by` is "mentor" or "mentee", "" where nobody said."""

    __tablename__ = "contact"
    __table_args__ = (Index("contact_of_relationship", "relationship_id", "day"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    day: Mapped[date]
    kind: Mapped[str] = mapped_column(Within(words(KINDS)))
    by: Mapped[str] = mapped_column(Within(words("", ROLES)), default="")


@dataclass(frozen=True)
class ContactMeter:
    """How often the two were in touch in the last 30 days, against what they agreed."""

    meetings: int
    contacts: int
    agreed: int

    @property
    def count(self) -> int:
        """Held meetings count, too."""
        return self.meetings + self.contacts

    @property
    def is_met(self) -> bool:
        """As often as agreed."""
        return self.count >= self.agreed

    def sentence(self) -> str:
        """The figures in words."""
        times = ngettext(
            "In touch once in the last 30 days",
            "In touch {count} times in the last 30 days",
            self.count,
        ).format(count=self.count)
        return _("{times}; agreed: at least {agreed} a month.").format(
            times=times, agreed=self.agreed
        )


def window_of(today: date) -> tuple[date, date]:
    """The first and the last day that count."""
    return today - timedelta(days=WINDOW - 1), today


def contact_kind_title(kind: str) -> str:
    """What a kind of contact is called."""
    return {
        "message": _("Message"),
        "mail": _("Mail"),
        "call": _("Call"),
        "quick_check": _("Quick check"),
    }[kind]
