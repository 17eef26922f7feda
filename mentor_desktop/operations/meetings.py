"""What can be done with meetings: plan, move, cancel, postpone, hold, log."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import (
    FORMATS,
    KINDS,
    MOST_MINUTES,
    AgendaEntry,
    Meeting,
    MeetingNote,
    QuestionCard,
)
from mentor_desktop.domain.record import new_id
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.schedule import Schedule, moment_of, occurrences, read_time, settled
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_LINE, clean_line
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.operations.clock import now, time_zone, today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _, ngettext


def plan_meeting(
    database: Database,
    relationship_id: str,
    day: date,
    time: str = "",
    zone: str = "",
    minutes: int = 60,
    format: str = "",
    place: str = "",
) -> str:
    """A single meeting; the id. A time that the clock skips that day moves on."""
    meeting = _planned(relationship_id, day, time, zone, minutes, format, place)
    with database.changing(_("Plan meeting")) as session:
        session.get_one(Relationship, relationship_id)
        session.add(meeting)
        return meeting.id


def plan_series(
    database: Database,
    relationship_id: str,
    schedule: Schedule,
    minutes: int = 60,
    format: str = "",
    place: str = "",
) -> tuple[str, ...]:
    """The meetings of a series, each a row of its own; their ids in order.

    Refused where there are none, or more than anyone can hold.
    """
    found = occurrences(schedule)
    series_id = new_id()
    meetings = []
    for one in found:
        meeting = _planned(
            relationship_id, one.day, one.time, schedule.zone, minutes, format, place
        )
        meeting.series_id, meeting.original = series_id, one.original
        meetings.append(meeting)
    label = ngettext("Plan {count} meeting", "Plan {count} meetings", len(found))
    with database.changing(label.format(count=len(found))) as session:
        session.get_one(Relationship, relationship_id)
        session.add_all(meetings)
        return tuple(one.id for one in meetings)


def _planned(
    relationship_id: str, day: date, time: str, zone: str, minutes: int, format: str, place: str
) -> Meeting:
    check_dates(None, day)
    kept_zone = check_zone(zone or time_zone())
    clock = read_time(time) if time.strip() else ""
    if clock:
        found = settled(day, clock, kept_zone)
        day, clock = found.day, found.time
    if format not in ("", *FORMATS):
        raise ValueError(format)
    return Meeting(
        relationship_id=relationship_id,
        day=day,
        time=clock,
        zone=kept_zone,
        minutes=checked_minutes(minutes),
        format=format,
        place=_place(place),
    )


def checked_minutes(minutes: int) -> int:
    """A length; Refused for nothing or more than a day."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(
            _("A meeting takes from 1 to {most} minutes.").format(most=f"{MOST_MINUTES:,}")
        )
    return minutes


def _place(text: str) -> str:
    kept = clean_line(text)
    if len(kept) > LONGEST_LINE:
        raise Refused(
            _("A place takes at most {most} characters.").format(most=f"{LONGEST_LINE:,}")
        )
    return kept


def move_meeting(database: Database, meeting_id: str, day: date, time: str) -> None:
    """To another day or time; the others of its series stay where they are."""
    check_dates(None, day)
    clock = read_time(time) if time.strip() else ""
    with database.changing(_("Move meeting")) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state == "held":
            raise Refused(_("This meeting was held. Log another one instead of moving it."))
        if clock:
            found = settled(day, clock, meeting.zone)
            day, clock = found.day, found.time
        meeting.day, meeting.time, meeting.state = day, clock, "planned"
        meeting.sequence += 1
        meeting.changed_by = meeting.reason = ""


def set_length(database: Database, meeting_id: str, minutes: int) -> None:
    """How long it lasts, or lasted."""
    kept = checked_minutes(minutes)
    with database.changing(_("Change length"), merge=f"meeting {meeting_id} length") as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state == "held":
            meeting.held_minutes = kept
        else:
            meeting.minutes = kept
            meeting.sequence += 1


def set_meeting_kind(database: Database, meeting_id: str, kind: str) -> None:
    """A talk, a role play, a watched activity or a live problem: MT-05."""
    if kind not in KINDS:
        raise ValueError(kind)
    with database.changing(_("Choose kind of meeting")) as session:
        session.get_one(Meeting, meeting_id).kind = kind


def set_format(database: Database, meeting_id: str, format: str) -> None:
    """In person, by video, …; "" for not said."""
    if format not in ("", *FORMATS):
        raise ValueError(format)
    with database.changing(_("Choose how to meet")) as session:
        session.get_one(Meeting, meeting_id).format = format


def cancel_meeting(database: Database, meeting_id: str, by: str, reason: str = "") -> None:
    """It does not take place; who told it, and why if they say (MT-06)."""
    with database.changing(_("Cancel meeting")) as session:
        _call_off(session, meeting_id, "cancelled", by, reason)


def postpone_meeting(
    database: Database,
    meeting_id: str,
    by: str,
    reason: str = "",
    day: date | None = None,
    time: str = "",
) -> str | None:
    """It does not take place then; with a new day, the id of the meeting that does.

    The agenda goes over to the new one.
    """
    check_dates(None, day)
    clock = read_time(time) if time.strip() else ""
    with database.changing(_("Postpone meeting")) as session:
        old = _call_off(session, meeting_id, "postponed", by, reason)
        if day is None:
            return None
        new = _planned(
            old.relationship_id, day, clock or old.time, old.zone, old.minutes, old.format,
            old.place,
        )  # fmt: skip
        new.kind, new.purpose, new.is_prepared = old.kind, old.purpose, old.is_prepared
        session.add(new)
        session.flush()
        for entry in session.scalars(select(AgendaEntry).filter_by(meeting_id=meeting_id)):
            entry.meeting_id = new.id
        return new.id


def _call_off(session: Session, meeting_id: str, state: str, by: str, reason: str) -> Meeting:
    if by not in ROLES:
        raise Refused(_("Choose who told it: the mentor or the mentee."))
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state == "held":
        raise Refused(_("This meeting was held: it cannot be called off any more."))
    meeting.state, meeting.changed_by = state, by
    meeting.sequence += 1
    meeting.reason = clean_line(reason)[:LONGEST_LINE]
    return meeting


def plan_again(database: Database, meeting_id: str) -> None:
    """It takes place after all, or was not held after all."""
    with database.changing(_("Plan meeting again")) as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.state, meeting.changed_by, meeting.reason = "planned", "", ""
        meeting.held_at = meeting.held_minutes = None
        meeting.sequence += 1


def hold_meeting(database: Database, meeting_id: str, minutes: int | None = None) -> None:
    """It was held; `minutes` where somebody looked at the clock."""
    kept = None if minutes is None else checked_minutes(minutes)
    with database.changing(_("Mark meeting as held")) as session:
        meeting = session.get_one(Meeting, meeting_id)
        check_past(meeting.day)
        _hold(meeting)
        meeting.held_minutes = kept


def log_held(database: Database, relationship_id: str, day: date) -> str:
    """A meeting took place that day: nothing else is asked for. The id.

    One that was planned for that day is it.
    """
    check_dates(None, day)
    check_past(day)
    with database.changing(_("Log meeting")) as session:
        session.get_one(Relationship, relationship_id)
        planned = select(Meeting).filter_by(
            relationship_id=relationship_id, day=day, state="planned"
        )
        meeting = session.scalars(planned.order_by(Meeting.time, Meeting.id)).first()
        if meeting is None:
            meeting = Meeting(relationship_id=relationship_id, day=day, zone=time_zone())
            session.add(meeting)
        _hold(meeting)
        return meeting.id


def check_past(day: date) -> None:
    """Refused for a day to come: it cannot have been."""
    if day > today():
        raise Refused(_("That day is still to come. Choose today or an earlier one."))


def _hold(meeting: Meeting) -> None:
    planned = moment_of(meeting.day, meeting.time, meeting.zone)
    meeting.state, meeting.held_at = "held", min(planned, now())
    meeting.changed_by = meeting.reason = ""


def remove_meeting(database: Database, meeting_id: str) -> None:
    """Removes it with agenda and notes; what was promised in it, or told in a journal, stays."""
    with database.changing(_("Remove meeting")) as session:
        meeting = session.get_one(Meeting, meeting_id)
        for item in session.scalars(select(ActionItem).filter_by(meeting_id=meeting_id)):
            item.meeting_id = None
        for entry in session.scalars(select(JournalEntry).filter_by(meeting_id=meeting_id)):
            entry.meeting_id = None
        for record in (AgendaEntry, MeetingNote, QuestionCard):
            for row in session.scalars(select(record).filter_by(meeting_id=meeting_id)):
                session.delete(row)
        _tell_series(session, meeting)
        session.flush()
        session.delete(meeting)


def _tell_series(session: Session, removed: Meeting) -> None:
    """The changes that a series counts stay counted, and this is one more."""
    if removed.series_id is None:
        return
    others = select(Meeting).filter_by(series_id=removed.series_id)
    other = session.scalars(
        others.where(Meeting.id != removed.id).order_by(Meeting.id).limit(1)
    ).first()
    if other is not None:
        other.sequence += removed.sequence + 1
