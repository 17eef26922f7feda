"""What the calendar shows, for other calendars: some days of the file as an iCalendar file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.dated import Dated, dated_title, pair_words
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY
from mentor_desktop.operations.calendar_meetings import dates_in, meeting_entries, uid
from mentor_desktop.operations.clock import now, today
from mentor_desktop.store.database import Database
from mentor_desktop.store.dated import Asked, dated_between
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.calendar_file import CalendarEntry, Entry

_FOLLOWING = ("stage", "check_in", "review", "relationship")  # days of the journey
_MANY = 30_000  # ids that one statement takes


def export_dated(database: Database, path: Path, asked: Asked, *, force: bool = False) -> int:
    """Writes the days asked for, all that they have; says how many entries.

    Refused where there is nothing, and where `path` exists and not `force`. Notes are not in it.
    """
    # Late: the library for calendars takes a time that only an export needs.
    from mentor_desktop.documents import calendar_file  # noqa: PLC0415 - as said
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    with database.reading() as session:
        name = programme_of(session).name
        found = dated_between(session, asked)
        titles = {
            one.id: _("Mentoring: {mentee} and {mentor}").format(**one.names)
            for one in found if one.kind == "meeting"
        }  # fmt: skip
        entries: list[Entry] = [day_entry(one) for one in found if one.kind != "meeting"]
        meetings = _meetings(session, list(titles))
        entries += meeting_entries(session, meetings, lambda meeting: titles[meeting.id])
    if not entries:
        raise Refused(_("These days have nothing to export. Show others, or more kinds."))
    publish(path, calendar_file.write_calendar(entries, name, now()), force=force)
    return dates_in(entries)


def following_days(session: Session, relationship_id: str | None) -> "Iterator[CalendarEntry]":
    """Stages, planned check-ins and reviews still to come about, first and last days."""
    asked = Asked(FIRST_DAY, LAST_DAY, today(), kinds=_FOLLOWING, relationship_id=relationship_id)
    if relationship_id is None:
        asked = replace(asked, leaves_out_ended=True)
    for entry in dated_between(session, asked):
        if entry.kind == "relationship" or entry.state != "done":
            yield day_entry(entry)


def day_entry(one: Dated) -> "CalendarEntry":
    """A whole day in another calendar."""
    from mentor_desktop.documents.calendar_file import CalendarEntry  # noqa: PLC0415 - late, too

    about = one.detail if one.kind == "event" else pair_words(one)
    return CalendarEntry(uid(one.id), _title(one), one.day, about=about)


def _title(one: Dated) -> str:
    title = dated_title(one)
    if one.kind in ("action_item", "activity"):
        return _("Due: {title}").format(title=title)
    return _("Goal: {title}").format(title=title) if one.kind == "goal" else title


def _meetings(session: Session, ids: list[str]) -> list[Meeting]:
    found: list[Meeting] = []
    for at in range(0, len(ids), _MANY):
        wanted = select(Meeting).where(Meeting.id.in_(ids[at : at + _MANY]))
        found += session.scalars(wanted)
    return sorted(found, key=lambda one: (one.day, one.time, one.id))
