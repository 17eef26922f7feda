"""What has a date, as iCalendar files: one meeting, a pair, the whole file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.activity_words import UNDER_WAY
from mentor_desktop.domain.goal import AIMED_AT, Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.programme import Event
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.operations.calendar_meetings import dates_in, meeting_entries, uid
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.dated_calendar import following_days
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.calendar_file import CalendarEntry, Entry

MOST_ALARM = 7 * 24 * 60  # minutes


def export_calendar(
    database: Database,
    path: Path,
    relationship_id: str | None = None,
    *,
    meeting_id: str | None = None,
    series_id: str | None = None,
    alarm_minutes: int | None = None,
    force: bool = False,
) -> int:
    """Writes one meeting, a series, what a pair has, or everything; says how many dates.

    Refused where there is nothing, for an alarm of more than a week, and where `path` exists
    and not `force`. Notes are never in it.
    """
    # Late: the library for calendars takes a time that only an export needs.
    from mentor_desktop.documents import calendar_file  # noqa: PLC0415 - as said
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    if alarm_minutes is not None and not 0 <= alarm_minutes <= MOST_ALARM:
        raise Refused(_("An alarm comes at most a week before: write fewer minutes."))
    with database.reading() as session:
        name = programme_of(session).name
        if meeting_id is not None:
            entries = _of_meetings(session, select(Meeting).filter_by(id=meeting_id))
        elif series_id is not None:
            entries = _of_meetings(session, select(Meeting).filter_by(series_id=series_id))
        else:
            entries = list(_entries(session, relationship_id))
    if not entries:
        raise Refused(_("Nothing here has a date yet. Plan a meeting first."))
    publish(path, calendar_file.write_calendar(entries, name, now(), alarm_minutes), force=force)
    return dates_in(entries)


def _of_meetings(session: Session, wanted: Select[Meeting]) -> "list[Entry]":
    """Meetings of one pair."""
    meetings = session.scalars(wanted.order_by(Meeting.day, Meeting.time, Meeting.id)).all()
    if not meetings:
        return []
    names = _names(session, meetings[0].relationship_id)
    title = _("Mentoring: {mentee} and {mentor}").format(**names)
    return meeting_entries(session, meetings, lambda _meeting: title)


def _entries(session: Session, relationship_id: str | None) -> "Iterator[Entry]":
    pairs = select(Relationship.id).where(Relationship.state.not_in(ENDED))
    if relationship_id is not None:
        pairs = select(Relationship.id).filter_by(id=relationship_id)
    for pair_id in session.scalars(pairs.order_by(Relationship.id)).all():
        yield from _of_pair(session, pair_id)
    yield from following_days(session, relationship_id)
    if relationship_id is None:
        for event in session.scalars(select(Event).order_by(Event.day, Event.id)):
            yield _day(event.id, event.title, event.day, event.note)


def _of_pair(session: Session, pair_id: str) -> "Iterator[Entry]":
    names = _names(session, pair_id)
    about = _("{mentee} and {mentor}").format(**names)
    yield from _of_meetings(session, select(Meeting).filter_by(relationship_id=pair_id))
    items = select(ActionItem).filter_by(relationship_id=pair_id, done_on=None)
    for item in session.scalars(items.order_by(ActionItem.due, ActionItem.id)):
        if item.due:
            title = _("Due: {title} ({name})").format(title=item.title, name=names[item.owner])
            yield _day(item.id, title, item.due, about)
    goals = select(Goal).filter_by(relationship_id=pair_id).where(Goal.state.in_(AIMED_AT))
    for goal in session.scalars(goals.order_by(Goal.rank)):
        if goal.due:
            yield _day(goal.id, _("Goal: {title}").format(title=goal.title), goal.due, about)
    activities = select(Activity).filter_by(relationship_id=pair_id)
    under_way = activities.where(Activity.state.in_(UNDER_WAY)).order_by(Activity.due, Activity.id)
    for activity in session.scalars(under_way):
        if activity.due:
            title = _("Due: {title}").format(title=activity.title)
            yield _day(activity.id, title, activity.due, about)


def _names(session: Session, pair_id: str) -> dict[str, str]:
    _pair, people = pair_of(session, pair_id)
    return {role: people[role].called for role in ROLES}


def _day(record_id: str, title: str, day: date, about: str) -> "CalendarEntry":
    from mentor_desktop.documents.calendar_file import CalendarEntry  # noqa: PLC0415 - late, too

    return CalendarEntry(uid(record_id), title, day, about=about)
