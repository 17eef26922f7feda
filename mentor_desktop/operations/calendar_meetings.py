"""Meetings for other calendars: a regular series as one, all else one by one.

Regular is a series whose times follow a rule on one clock, and never fall into an hour that the
clocks skip or show twice; calendars differ in what they make of such an hour.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.meeting import Meeting, format_title
from mentor_desktop.domain.recurrence import Recurrence, found_rule, is_plain
from mentor_desktop.domain.schedule import moment_of

if TYPE_CHECKING:
    from mentor_desktop.documents.calendar_file import CalendarEntry, CalendarSeries

CALLED_OFF = ("cancelled", "postponed")
_MANY = 30_000  # ids that one statement takes

Titled = Callable[[Meeting], str]


@dataclass(frozen=True)
class _Series:
    """The meetings of a regular series by the time that it gave them."""

    id: str
    zone: str
    rule: Recurrence
    meetings: dict[datetime, Meeting]

    @property
    def sequence(self) -> int:
        """Goes up with each change of one of them."""
        return sum(one.sequence for one in self.meetings.values())


def meeting_entries(
    session: Session, meetings: Sequence[Meeting], titled: Titled
) -> "list[CalendarEntry | CalendarSeries]":
    """A series where all of it is asked for, else its meetings each as one of that series."""
    series = _regular(session, {one.series_id for one in meetings if one.series_id})
    asked = {one.id for one in meetings}
    found: list[CalendarEntry | CalendarSeries] = []
    done: set[str] = set()
    for meeting in meetings:
        its = series.get(meeting.series_id or "")
        if its is None:
            found.append(_single(meeting, titled))
        elif not {one.id for one in its.meetings.values()} <= asked:
            found.append(_one_of(its, datetime.fromisoformat(meeting.original), titled))
        elif its.id not in done:
            done.add(its.id)
            found.append(_whole(its, titled))
    return found


def _regular(session: Session, ids: Iterable[str]) -> dict[str, _Series]:
    """Of these series the regular ones, with all their meetings."""
    wanted = sorted(ids)
    rows: dict[str, list[Meeting]] = {}
    for at in range(0, len(wanted), _MANY):
        within = select(Meeting).where(Meeting.series_id.in_(wanted[at : at + _MANY]))
        for one in session.scalars(within.order_by(Meeting.original, Meeting.id)):
            rows.setdefault(one.series_id or "", []).append(one)
    found = {id: _series(id, meetings) for id, meetings in rows.items()}
    return {id: one for id, one in found.items() if one is not None}


def _series(id: str, meetings: list[Meeting]) -> _Series | None:
    zones = {one.zone for one in meetings}
    given = {moment: one for one in meetings if (moment := _moment(one.original)) is not None}
    if len(zones) != 1 or len(given) != len(meetings):
        return None
    rule, zone = found_rule(list(given)), zones.pop()
    if rule is None or not all(is_plain(moment, zone) for moment in rule.all()):
        return None
    return _Series(id, zone, rule, given)


def _moment(text: str) -> datetime | None:
    """A time on a clock, None where the text is none."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is None and "T" in text else None
    return None


def _whole(series: _Series, titled: Titled) -> "CalendarSeries":
    from mentor_desktop.documents.calendar_file import CalendarSeries  # noqa: PLC0415 - late, too

    on = {at: one for at, one in series.meetings.items() if one.state not in CALLED_OFF}
    others = {at: _one_of(series, at, titled) for at in (on or series.meetings)}
    each = Counter(_likeness(one) for one in others.values()).most_common(1)[0][0]
    master = replace(each, starts=series.rule.first, is_cancelled=not on)
    left_out = set(series.rule.missing) | (set(series.meetings) - set(others))
    return CalendarSeries(
        master,
        series.zone,
        series.rule,
        tuple(sorted(left_out)),
        tuple(
            one for at, one in others.items() if on and (one.starts != at or _likeness(one) != each)
        ),
    )


def _likeness(one: "CalendarEntry") -> "CalendarEntry":
    """All but when it is."""
    return replace(one, starts=date.min, original=None)


def _one_of(series: _Series, original: datetime, titled: Titled) -> "CalendarEntry":
    meeting = series.meetings[original]
    starts: datetime | date = meeting.day
    if meeting.time:
        starts = datetime.combine(meeting.day, time.fromisoformat(meeting.time))
    return replace(
        _single(meeting, titled),
        uid=uid(series.id),
        starts=starts,
        sequence=series.sequence,
        original=original,
        zone=series.zone,
    )


def _single(meeting: Meeting, titled: Titled) -> "CalendarEntry":
    # Late: the library for calendars takes a time that only an export needs.
    from mentor_desktop.documents.calendar_file import CalendarEntry  # noqa: PLC0415 - as said

    starts: datetime | date = meeting.day
    if meeting.time:
        starts = moment_of(meeting.day, meeting.time, meeting.zone)
    return CalendarEntry(
        uid(meeting.id),
        titled(meeting),
        starts,
        meeting.held_minutes or meeting.minutes,
        meeting.place or format_title(meeting.format),
        meeting.purpose,
        meeting.sequence,
        meeting.state in CALLED_OFF,
    )


def dates_in(entries: "Sequence[CalendarEntry | CalendarSeries]") -> int:
    """How many dates these are: each meeting of a series that takes place is one."""
    return sum(getattr(one, "count", 1) for one in entries)


def uid(record_id: str) -> str:
    """Fixed when the record was made."""
    return f"{record_id}@mentor-desktop"
