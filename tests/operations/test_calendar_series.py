"""A series in an iCalendar file, read back by another library: the same meetings as the file's."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import select

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.schedule import EVERY, MONTHLY_BY, Schedule, moment_of
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.meetings import (
    cancel_meeting,
    move_meeting,
    plan_series,
    postpone_meeting,
    remove_meeting,
    set_length,
)
from tests.conftest import Pair
from tests.exploring import tries

FRIDAYS = Schedule(date(2026, 3, 13), "15:00", "Europe/Vienna", "weekly", count=6)
ZONES = (
    "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Africa/Casablanca",
    "America/Santiago", "UTC", "Europe/Dublin", "Australia/Lord_Howe",
)  # fmt: skip
Shown = set[tuple[datetime | date, int]]


def exported(pair: Pair, path: Path, **wanted: Any) -> Calendar:
    export_calendar(pair.database, path, pair.id, force=True, **wanted)
    found = Calendar.from_ical(path.read_bytes())
    assert isinstance(found, Calendar)
    return found


def series_of(pair: Pair, meeting_id: str) -> str:
    with pair.database.reading() as session:
        return str(session.get_one(Meeting, meeting_id).series_id)


def walked(calendar: Calendar, kind: str) -> list[Any]:
    return list(calendar.walk(kind))


def events(calendar: Calendar) -> list[Any]:
    return walked(calendar, "VEVENT")


def read_back(calendar: Calendar) -> Shown:
    """When each event begins, in UTC, and how many minutes it takes; those called off left out."""
    between = recurring_ical_events.of(calendar).between(date(2020, 1, 1), date(2045, 1, 1))
    found: Shown = set()
    for event in between:
        if str(event.get("status")) == "CANCELLED":
            continue
        start = event["dtstart"].dt
        length = event["dtend"].dt - start if "dtend" in event else event["duration"].dt
        if isinstance(start, datetime):
            start = start.astimezone(UTC)
        found.add((start, round(length.total_seconds() / 60)))
    return found


def in_the_file(pair: Pair, series_id: str) -> Shown:
    """The same, as the rows have it."""
    with pair.database.reading() as session:
        rows = session.scalars(select(Meeting).filter_by(series_id=series_id)).all()
        return {
            (moment_of(one.day, one.time, one.zone), one.minutes) if one.time
            else (one.day, 24 * 60)
            for one in rows if one.state in ("planned", "held")
        }  # fmt: skip


def test_a_regular_series_is_one_event_with_a_rule_over_a_change_of_clocks(
    pair: Pair, tmp_path: Path
) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAYS, 45, "in_person", "Blue room")
    series = series_of(pair, ids[0])
    calendar = exported(pair, tmp_path / "a.ics", series_id=series, alarm_minutes=15)
    (event,) = events(calendar)
    assert str(event["uid"]) == f"{series}@mentor-desktop"
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=6"
    assert event["dtstart"].params["tzid"] == "Europe/Vienna"
    assert [str(one["tzid"]) for one in walked(calendar, "VTIMEZONE")] == ["Europe/Vienna"]
    assert [one["trigger"].dt for one in walked(calendar, "VALARM")] == [timedelta(minutes=-15)]
    hours = sorted(start.hour for start, _length in read_back(calendar) if type(start) is datetime)
    assert hours == [13, 13, 13, 14, 14, 14]  # in UTC: the clocks change on 29 March
    assert read_back(calendar) == in_the_file(pair, series)


def test_moved_cancelled_postponed_and_removed_ones_keep_the_uid_and_count_up(
    pair: Pair, tmp_path: Path
) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAYS)
    series, counts = series_of(pair, ids[0]), []

    def noted() -> Calendar:
        calendar = exported(pair, tmp_path / "a.ics", series_id=series)
        assert read_back(calendar) == in_the_file(pair, series)
        assert {str(one["uid"]) for one in events(calendar)} == {f"{series}@mentor-desktop"}
        counts.append(int(events(calendar)[0]["sequence"]))
        return calendar

    noted()
    move_meeting(pair.database, ids[1], date(2026, 3, 23), "9:30")
    moved = events(noted())[1]
    assert moved["recurrence-id"].dt.isoformat() == "2026-03-20T15:00:00+01:00"
    cancel_meeting(pair.database, ids[2], "mentor")
    noted()
    postpone_meeting(pair.database, ids[3], "mentee", day=date(2026, 4, 4), time="10:00")
    noted()
    set_length(pair.database, ids[5], 90)
    noted()
    remove_meeting(pair.database, ids[1])
    noted()
    remove_meeting(pair.database, ids[0])
    noted()
    assert counts == sorted(set(counts)), "each change is told by a higher number"


def test_one_of_a_series_is_told_as_one_of_it_and_cancelled_so(pair: Pair, tmp_path: Path) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAYS)
    cancel_meeting(pair.database, ids[2], "mentor")
    calendar = exported(pair, tmp_path / "a.ics", meeting_id=ids[2])
    (event,) = events(calendar)
    assert (calendar["method"], str(event["status"])) == ("CANCEL", "CANCELLED")
    assert str(event["uid"]) == f"{series_of(pair, ids[0])}@mentor-desktop"
    assert event["recurrence-id"].dt.date() == date(2026, 3, 27)
    assert exported(pair, tmp_path / "b.ics", meeting_id=ids[0])["method"] == "PUBLISH"


def test_a_series_called_off_as_a_whole_is_cancelled(pair: Pair, tmp_path: Path) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAYS)
    for id in ids:
        cancel_meeting(pair.database, id, "mentor")
    calendar = exported(pair, tmp_path / "a.ics", series_id=series_of(pair, ids[0]))
    (event,) = events(calendar)
    assert (calendar["method"], str(event["status"])) == ("CANCEL", "CANCELLED")
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=6"


def test_a_series_in_an_hour_that_the_clocks_change_is_written_one_by_one(
    pair: Pair, tmp_path: Path
) -> None:
    nights = Schedule(date(2026, 3, 15), "02:30", "Europe/Vienna", "weekly", count=4)
    ids = plan_series(pair.database, pair.id, nights)
    series = series_of(pair, ids[0])
    calendar = exported(pair, tmp_path / "a.ics", series_id=series)
    assert len(events(calendar)) == 4 and not walked(calendar, "VTIMEZONE")
    assert read_back(calendar) == in_the_file(pair, series)


@settings(
    max_examples=tries(20, 80),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    zone=st.sampled_from(ZONES), starts=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    clock=st.times().map(lambda one: f"{one:%H:%M}"), every=st.sampled_from(EVERY),
    by=st.sampled_from(MONTHLY_BY), count=st.integers(1, 30), data=st.data(),
)  # fmt: skip
def test_any_series_is_read_back_as_it_is(
    pair: Pair, tmp_path: Path, zone: str, starts: date, clock: str, every: str, by: str,
    count: int, data: st.DataObject,
) -> None:  # fmt: skip
    schedule = Schedule(starts, clock, zone, every, by, count=count)
    ids = plan_series(pair.database, pair.id, schedule, 50)
    series = series_of(pair, ids[0])
    changed = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=6))
    for id in changed:
        _change(pair, id, data)
    calendar = exported(pair, tmp_path / "a.ics", series_id=series) if _any(pair, series) else None
    assert calendar is None or read_back(calendar) == in_the_file(pair, series)


def _any(pair: Pair, series: str) -> bool:
    with pair.database.reading() as session:
        return session.scalars(select(Meeting).filter_by(series_id=series)).first() is not None


def _change(pair: Pair, id: str, data: st.DataObject) -> None:
    """One of what can happen to a meeting."""
    act = data.draw(st.sampled_from(("move", "day", "cancel", "remove", "length")))
    if act == "move":
        day = data.draw(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
        clock = data.draw(st.times().map(lambda one: f"{one:%H:%M}"))
        move_meeting(pair.database, id, day, clock)
    elif act == "day":
        move_meeting(pair.database, id, data.draw(st.dates(date(2024, 1, 1), date(2032, 1, 1))), "")
    elif act == "cancel":
        cancel_meeting(pair.database, id, "mentor")
    elif act == "remove":
        remove_meeting(pair.database, id)
    else:
        set_length(pair.database, id, data.draw(st.integers(1, 600)))
