"""Meetings of a pair: planned, held or not, with agenda and notes. MT-01 to MT-07."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import CLOCK, LINE, ZONE, Whole, words
from mentor_desktop.domain.record import Count, Record, Searchable, Within
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.translation import _

STATES = ("planned", "held", "cancelled", "postponed")  # MT-06
KINDS = ("talk", "role_play", "watched", "live_problem")  # MT-05
FORMATS = ("in_person", "video", "phone", "email", "chat")
PARTS = ("updates", "topics", "action_items", "next")  # MT-03
SOURCES = ("own", "last_time", "prompt", "standing")  # where an entry of an agenda comes from
READERS = ("me", "pair", "programme")  # method.md section 15
STEPS = ("question", "listen", "ask", "offer", "advise", "chosen")  # MT-13
MOST_MINUTES = 24 * 60
_LENGTH = Whole(1, MOST_MINUTES)


class Meeting(Record, Searchable):
    """A meeting; `day` and `time` ("15:00", "" for none) are those of a clock in `zone`.

    What is planned keeps its hour when clocks change. `original` is the day and time that its
    series gave it. `held_at` is what happened; `held_minutes` None: as long as planned.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index("meeting_of_relationship", "relationship_id", "day"),
        # All that the calendar reads to count what a day has.
        Index("meeting_by_day", "day", "time", "id", "zone", "state", "relationship_id"),
    )

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    day: Mapped[date]
    time: Mapped[str] = mapped_column(Within(CLOCK), default="")
    zone: Mapped[str] = mapped_column(Within(ZONE), default="")
    minutes: Mapped[int] = mapped_column(Count(_LENGTH), default=60)
    format: Mapped[str] = mapped_column(Within(words("", FORMATS)), default="")
    place: Mapped[str] = mapped_column(Within(LINE), default="")
    kind: Mapped[str] = mapped_column(Within(words(KINDS)), default="talk")
    purpose: Mapped[str] = mapped_column(default="")  # MT-04
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="planned")
    # Who told it
    changed_by: Mapped[str] = mapped_column(Within(words("", ROLES)), default="")
    reason: Mapped[str] = mapped_column(default="")
    held_at: Mapped[datetime | None] = mapped_column(default=None)
    held_minutes: Mapped[int | None] = mapped_column(Count(_LENGTH), default=None)
    notes: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")  # MT-07
    learning: Mapped[str] = mapped_column(default="")
    series_id: Mapped[str | None] = mapped_column(default=None)
    original: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(default=0)  # counts changes of time, place and state
    is_prepared: Mapped[bool] = mapped_column(default=False)  # its agenda has been filled once

    def words(self) -> str:
        """What search looks through."""
        return "\n".join((self.purpose, self.notes, self.outcome, self.learning, self.place))


class AgendaEntry(Record):
    """A line of an agenda; `position` counts from 1 without gaps within its part."""

    __tablename__ = "agenda_entry"
    __table_args__ = (Index("agenda_entry_of_meeting", "meeting_id"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    part: Mapped[str] = mapped_column(Within(words(PARTS)))
    position: Mapped[int]
    text: Mapped[str]
    # MT-02
    added_by: Mapped[str] = mapped_column(Within(words("", ROLES)), default="")
    source: Mapped[str] = mapped_column(Within(words(SOURCES)), default="own")
    is_done: Mapped[bool] = mapped_column(default=False)


class MeetingNote(Record, Searchable):
    """What one person noted for themselves, unless they let others read it."""

    __tablename__ = "meeting_note"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(default="")
    reader: Mapped[str] = mapped_column(Within(words(READERS)), default="me")

    def words(self) -> str:
        """What search looks through."""
        return self.text


class QuestionCard(Record, Searchable):
    """A difficult question and the way it was talked through: listen, ask, offer, advise."""

    __tablename__ = "question_card"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    question: Mapped[str] = mapped_column(default="")
    listen: Mapped[str] = mapped_column(default="")
    ask: Mapped[str] = mapped_column(default="")
    offer: Mapped[str] = mapped_column(default="")
    advise: Mapped[str] = mapped_column(default="")
    chosen: Mapped[str] = mapped_column(default="")

    def words(self) -> str:
        """What search looks through."""
        return "\n".join(getattr(self, step) for step in STEPS)


def meeting_state_title(state: str) -> str:
    """What a state is called."""
    return {
        "planned": _("Planned"),
        "held": _("Held"),
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
    }[state]


def meeting_kind_title(kind: str) -> str:
    """What a kind of meeting is called."""
    return {
        "talk": _("Talk"),
        "role_play": _("Role play"),
        "watched": _("Watched activity with feedback"),
        "live_problem": _("A live problem"),
    }[kind]


def format_title(key: str) -> str:
    """What a way to meet is called; "" where none is chosen."""
    return {
        "in_person": _("In person"),
        "video": _("Video"),
        "phone": _("Phone"),
        "email": _("Email"),
        "chat": _("Live chat"),
    }.get(key, "")


def part_title(part: str) -> str:
    """What a part of the agenda is called."""
    return {
        "updates": _("Updates"),
        "topics": _("Topics"),
        "action_items": _("Action items"),
        "next": _("Next meeting"),
    }[part]


def reader_title(reader: str) -> str:
    """Who may read a note."""
    return {
        "me": _("Only me"),
        "pair": _("The two of us"),
        "programme": _("The programme, too"),
    }[reader]


def is_late(day: date, state: str, today: date) -> bool:
    """Whether it lies in the past and nobody said what became of it."""
    return state == "planned" and day < today
