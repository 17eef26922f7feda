"""The programme: name, dates, contact, settings, events. One row a file."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.ranges import LINE, SETTINGS, words
from mentor_desktop.domain.record import Json, Record, Within

PAPERS = ("A4", "Letter")


class Programme(Record):
    """A cohort's programme, or one person's own mentoring (`is_personal`)."""

    __tablename__ = "programme"

    name: Mapped[str] = mapped_column(Within(LINE))
    organisation: Mapped[str] = mapped_column(Within(LINE), default="")
    contact_name: Mapped[str] = mapped_column(Within(LINE), default="")
    contact_email: Mapped[str] = mapped_column(Within(LINE), default="")
    contact_phone: Mapped[str] = mapped_column(Within(LINE), default="")
    starts: Mapped[date | None] = mapped_column(default=None)
    ends: Mapped[date | None] = mapped_column(default=None)
    is_personal: Mapped[bool] = mapped_column(default=False)
    is_sample: Mapped[bool] = mapped_column(default=False)
    paper: Mapped[str] = mapped_column(Within(words(PAPERS)), default="A4")
    supervisor_signs: Mapped[bool] = mapped_column(default=False)
    # Only what differs from domain.settings: thresholds, day counts, rhythm.
    settings: Mapped[Any] = mapped_column(Json(SETTINGS), default_factory=dict)


class Event(Record):
    """A day in the programme's calendar."""

    __tablename__ = "event"

    title: Mapped[str] = mapped_column(Within(LINE))
    day: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
