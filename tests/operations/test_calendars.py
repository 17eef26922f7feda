"""iCalendar files, read back by other programs' libraries."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.schedule import Schedule, moment_of
from mentor_desktop.operations.action_items import add_action_item, complete_action_item
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.meeting_notes import set_meeting_text, set_private_note
from mentor_desktop.operations.meetings import (
    cancel_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
)
from mentor_desktop.operations.programme import add_event
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.operations.signing import Signing, offer, sign
from tests.conftest import Pair

VIENNA = "Europe/Vienna"
FRIDAYS = Schedule(date(2026, 3, 13), "15:00", VIENNA, "weekly", count=4)


def read(path: Path) -> Calendar:
    found = Calendar.from_ical(path.read_bytes())
    assert isinstance(found, Calendar)
    return found


def events(calendar: Calendar) -> dict[str, Any]:
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


def test_a_series_over_a_change_of_clocks_has_its_hours(pair: Pair, tmp_path: Path) -> None:
    plan_series(pair.database, pair.id, FRIDAYS, 45, "in_person", "Blue room; second floor, left")
    export_calendar(pair.database, tmp_path / "a.ics", pair.id)
    calendar = read(tmp_path / "a.ics")
    assert calendar["method"] == "PUBLISH"
    between = recurring_ical_events.of(calendar).between(date(2026, 3, 1), date(2026, 5, 1))
    meetings = [one for one in between if isinstance(one["dtstart"].dt, datetime)]
    assert sorted(one["dtstart"].dt for one in meetings) == [
        moment_of(date(2026, 3, 13) + timedelta(weeks=week), "15:00", "Europe/Vienna")
        for week in range(4)
    ]
    assert {one["dtend"].dt - one["dtstart"].dt for one in meetings} == {timedelta(minutes=45)}
    assert {str(one["location"]) for one in meetings} == {"Blue room; second floor, left"}


def test_a_moved_and_a_cancelled_meeting_keep_their_uid_and_count_up(
    pair: Pair, tmp_path: Path
) -> None:
    days = (date(2026, 3, 13), date(2026, 3, 14))
    moved, off = (
        plan_meeting(pair.database, pair.id, day, "15:00", "Europe/Vienna") for day in days
    )
    export_calendar(pair.database, tmp_path / "a.ics", pair.id)
    before = events(read(tmp_path / "a.ics"))
    move_meeting(pair.database, moved, date(2026, 3, 23), "9:30")
    cancel_meeting(pair.database, off, "mentor")
    export_calendar(pair.database, tmp_path / "b.ics", pair.id)
    after = events(read(tmp_path / "b.ics"))
    assert set(before) == set(after)
    there, gone = (after[f"{id}@mentor-desktop"] for id in (moved, off))
    assert (int(there["sequence"]), int(gone["sequence"])) == (1, 1)
    assert there["dtstart"].dt == datetime(2026, 3, 23, 8, 30, tzinfo=UTC)
    assert (str(there["status"]), str(gone["status"])) == ("CONFIRMED", "CANCELLED")
    export_calendar(pair.database, tmp_path / "c.ics", pair.id, meeting_id=off)
    alone = read(tmp_path / "c.ics")
    assert alone["method"] == "CANCEL" and set(events(alone)) == {f"{off}@mentor-desktop"}


def test_what_is_due_is_a_whole_day_and_what_is_done_is_left_out(
    pair: Pair, tmp_path: Path
) -> None:
    due = add_action_item(pair.database, pair.id, "mentee", "Draft it", date(2026, 3, 20))
    done = add_action_item(pair.database, pair.id, "mentee", "Done it", date(2026, 3, 20))
    complete_action_item(pair.database, done)
    add_event(pair.database, "Orientation", date(2026, 3, 10))
    export_calendar(pair.database, tmp_path / "a.ics")
    found = events(read(tmp_path / "a.ics"))
    assert found[f"{due}@mentor-desktop"]["dtstart"].dt == date(2026, 3, 20)
    assert f"{done}@mentor-desktop" not in found
    titles = {str(one["summary"]) for one in found.values()}
    assert {"Due: Draft it (Benny)", "Orientation"} <= titles
    assert "Action plan: Benny and Ada Lovelace" in titles


def test_alarms_come_where_they_are_wanted(pair: Pair, tmp_path: Path) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13), "15:00", "UTC")
    path = tmp_path / "a.ics"
    export_calendar(pair.database, path, pair.id, alarm_minutes=30)
    calendar = read(path)
    alarms: list[Any] = [one for event in calendar.walk("VEVENT") for one in event.walk("VALARM")]
    assert [one["trigger"].dt for one in alarms] == [timedelta(minutes=-30)]
    assert f"{id}@mentor-desktop" in events(calendar)
    with pytest.raises(Refused, match="a week"):
        export_calendar(pair.database, path, alarm_minutes=100_000, force=True)


def test_odd_words_are_sound_and_notes_stay_out(pair: Pair, tmp_path: Path) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13), "15:00", "UTC")
    set_meeting_text(pair.database, id, "purpose", "Line\r\nBEGIN:VEVENT\x07, a; b\\n 🎈 été" * 9)
    set_meeting_text(pair.database, id, "notes", "Xylophon")
    set_private_note(pair.database, id, pair.mentor_id, "Xylophon")
    path = tmp_path / "a.ics"
    export_calendar(pair.database, path, pair.id, meeting_id=id)
    assert b"Xylophon" not in path.read_bytes() and b"\x07" not in path.read_bytes()
    found = events(read(path))
    assert len(found) == 1
    said = str(next(iter(found.values()))["description"])
    assert said.count("BEGIN:VEVENT") == 9 and "🎈 été" in said
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))


def test_no_file_is_written_over(pair: Pair, tmp_path: Path) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    path = tmp_path / "a.ics"
    path.write_text("mine")
    with pytest.raises(Refused, match="already"):
        export_calendar(pair.database, path, meeting_id=id)
    assert path.read_text() == "mine"


def test_first_and_last_days_and_reviews_are_in_it(pair: Pair, tmp_path: Path) -> None:
    agreement = start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, agreement, Signing(role, True, "UTC", name))
    export_calendar(pair.database, tmp_path / "a.ics")
    titles = {str(one["summary"]): one for one in events(read(tmp_path / "a.ics")).values()}
    first = titles["Benny and Ada Lovelace begin"]
    assert first["dtstart"].dt == date(2026, 3, 9)
    assert titles["Last day of Benny and Ada Lovelace"]["dtstart"].dt == date(2027, 3, 8)
    assert "Agreement review: Benny and Ada Lovelace" in titles
    set_state(pair.database, pair.id, "paused")
    export_calendar(pair.database, tmp_path / "b.ics")
    paused = {str(one["summary"]) for one in events(read(tmp_path / "b.ics")).values()}
    assert paused == {
        "Benny and Ada Lovelace begin",
        "Last day of Benny and Ada Lovelace",
        "Due: Write to Benny and propose a first meeting (Ada Lovelace)",
    }
