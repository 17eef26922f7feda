"""When a meeting is, as the reader's clock and locale have it, and on the other's clock."""

from collections.abc import Mapping
from datetime import date

from mentor_desktop.domain.meeting import Meeting, format_title, is_late, meeting_state_title
from mentor_desktop.domain.schedule import ends_at, on_clock_in
from mentor_desktop.gui.days import short_day, weekday_of
from mentor_desktop.gui.isolating import isolated
from mentor_desktop.gui.times import written_time
from mentor_desktop.translation import _


def weekday_and_day(day: date, today: date, *, is_long: bool = True) -> str:
    """Friday 12 June, or Fri 12 Jun; with the year where it is another than today's."""
    weekday = weekday_of(day, is_long=is_long)
    return isolated(_("{weekday} {day}").format(weekday=weekday, day=short_day(day, today)))


def title_of(meeting: Meeting, zone: str, today: date) -> str:
    """Day and hours on a clock in `zone`."""
    day, clock = on_clock_in(meeting.day, meeting.time, meeting.zone, zone)
    said = weekday_and_day(day, today)
    if not clock:
        return said
    return _("{day}, {begins} to {ends}").format(
        day=said,
        begins=written_time(clock),
        ends=written_time(ends_at(clock, meeting.held_minutes or meeting.minutes)),
    )


def short_title_of(meeting: Meeting, zone: str, today: date) -> str:
    """The same in a cell of a table."""
    day, clock = on_clock_in(meeting.day, meeting.time, meeting.zone, zone)
    said = weekday_and_day(day, today, is_long=False)
    return _("{day}, {time}").format(day=said, time=written_time(clock)) if clock else said


def elsewhere(meeting: Meeting, zone: str, others: Mapping[str, str], today: date) -> str:
    """What the clocks of others show, by what people are called; "" where it is the same."""
    here = on_clock_in(meeting.day, meeting.time, meeting.zone, zone)
    parts = []
    names: dict[str, str] = {}  # by zone: two on one clock are named together
    for name, there in others.items():
        first = names.get(there)
        names[there] = _("{first} and {second}").format(first=first, second=name) if first else name
    for there, name in names.items():
        if not there or not meeting.time:
            continue
        day, clock = on_clock_in(meeting.day, meeting.time, meeting.zone, there)
        if (day, clock) == here:
            continue
        said = written_time(clock)
        if day != here[0]:
            said = _("{day}, {time}").format(
                day=weekday_and_day(day, today, is_long=False), time=said
            )
        parts.append(_("{time} for {name} ({zone})").format(time=said, name=name, zone=there))
    return "  ·  ".join(parts)


def state_of(meeting: Meeting, names: Mapping[str, str], today: date) -> str:
    """What became of it, by whom and why."""
    if is_late(meeting.day, meeting.state, today):
        return _("Did it take place?")
    if meeting.state in ("planned", "held"):
        return meeting_state_title(meeting.state)
    by = names.get(meeting.changed_by, "")
    said = {
        "cancelled": _("Cancelled by {name}") if by else _("Cancelled"),
        "postponed": _("Postponed by {name}") if by else _("Postponed"),
    }[meeting.state].format(name=by)
    if meeting.reason:
        return _("{said}: {reason}").format(said=said, reason=meeting.reason)
    return said


def where_of(meeting: Meeting) -> str:
    """How and where."""
    parts = (format_title(meeting.format), meeting.place)
    return "  ·  ".join(part for part in parts if part)
