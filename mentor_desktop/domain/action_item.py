"""Something one of the two promised to do. MT-08, MT-09, MT-12."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import LINE, words
from mentor_desktop.domain.record import Record, Searchable, Within
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.translation import _, ngettext

KINDS = ("task", "introduction", "resource")
INTRODUCTION_STEPS = ("offered", "made", "followed_up")


class ActionItem(Record, Searchable):
    """A promise with a date; `owner` is "mentor" or "mentee".

    An introduction has `to_whom`, `why` and how far it got (`step`, "" for another kind); a
    resource has a `link`. `result` is what came of it, as its owner tells.
    """

    __tablename__ = "action_item"
    __table_args__ = (
        Index("action_item_of_relationship", "relationship_id"),
        Index("action_item_of_meeting", "meeting_id"),
    )

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    owner: Mapped[str] = mapped_column(Within(words(ROLES)))
    title: Mapped[str] = mapped_column(Within(LINE))
    kind: Mapped[str] = mapped_column(Within(words(KINDS)), default="task")
    due: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    to_whom: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    step: Mapped[str] = mapped_column(Within(words("", INTRODUCTION_STEPS)), default="")
    link: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")  # MT-17

    def words(self) -> str:
        """What search looks through."""
        return "\n".join((self.title, self.to_whom, self.why, self.link, self.result))


def first_contact_title(name: str) -> str:
    """The mentor's first action item: PRE-01. Erasing knows it by this, as the others."""
    return _("Write to {name} and propose a first meeting").format(name=name)


def briefing_title(name: str) -> str:
    """The action item of who briefs the supervisor: FM-24."""
    return _("Brief {name} on your mentoring").format(name=name)


def item_kind_title(kind: str) -> str:
    """What a kind of action item is called."""
    return {
        "task": _("Task"),
        "introduction": _("Introduction"),
        "resource": _("Resource"),
    }[kind]


def step_title(step: str) -> str:
    """How far an introduction got; "" for another kind of item."""
    return {
        "offered": _("Offered"),
        "made": _("Made"),
        "followed_up": _("Followed up"),
    }.get(step, "")


def days_late(due: date | None, done_on: date | None, today: date) -> int:
    """How many days an open item is late, 0 for none."""
    return max(0, (today - due).days) if due and done_on is None else 0


def lateness(days: int) -> str:
    """Lateness in words; "" for none."""
    if not days:
        return ""
    return ngettext("{count} day late", "{count} days late", days).format(count=days)
