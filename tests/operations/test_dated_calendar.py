"""Some days of the calendar as an iCalendar file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.check_ins import plan_check_in
from mentor_desktop.operations.dated_calendar import export_dated
from mentor_desktop.operations.meetings import cancel_meeting, plan_meeting
from mentor_desktop.operations.programme import add_event
from mentor_desktop.store.dated import Asked
from tests.conftest import Pair

JUNE = Asked(date(2026, 6, 1), date(2026, 6, 30), date(2026, 6, 10), "Asia/Tokyo")


def test_writes_the_days_that_are_shown_and_no_others(pair: Pair, tmp_path: Path) -> None:
    planned = plan_meeting(pair.database, pair.id, date(2026, 6, 12), "15:00", "Europe/Vienna")
    called_off = plan_meeting(pair.database, pair.id, date(2026, 6, 20))
    cancel_meeting(pair.database, called_off, "mentor")
    plan_meeting(pair.database, pair.id, date(2026, 7, 1))
    add_action_item(pair.database, pair.id, "mentee", "Draft it", date(2026, 6, 30))
    add_event(pair.database, "Clinic", date(2026, 6, 1), "All day")
    path = tmp_path / "june.ics"
    count = export_dated(pair.database, path, JUNE)
    events: dict[str, Any] = {
        str(one["uid"]): one for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    }
    found = {str(one["summary"]): one for one in events.values()}
    # The check-up is due on 7 June, 90 days after 9 March.
    assert set(found) == {
        "Mentoring: Benny and Ada Lovelace",
        "Due: Draft it (Benny)",
        "Clinic",
        "90-day check-up: Benny and Ada Lovelace",
    }
    assert count == 5
    assert events[f"{planned}@mentor-desktop"]["dtstart"].dt == datetime(
        2026, 6, 12, 13, tzinfo=UTC
    )
    assert str(events[f"{called_off}@mentor-desktop"]["status"]) == "CANCELLED"
    assert str(found["Clinic"]["description"]) == "All day"


def test_days_without_anything_are_told(pair: Pair, tmp_path: Path) -> None:
    asked = Asked(date(2020, 6, 1), date(2020, 6, 30), date(2026, 6, 10))
    with pytest.raises(Refused, match="nothing to export"):
        export_dated(pair.database, tmp_path / "none.ics", asked)
    assert not (tmp_path / "none.ics").exists()


def test_a_planned_check_in_is_in_every_calendar(pair: Pair, tmp_path: Path) -> None:
    day = date(2026, 6, 12)
    id = plan_check_in(pair.database, pair.id, "rapport", day)
    assert export_dated(pair.database, tmp_path / "days.ics", replace(JUNE, kinds=("check_in",)))
    export_calendar(pair.database, tmp_path / "all.ics")
    for name in ("days.ics", "all.ics"):
        events = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        event = next(one for one in events if str(one["uid"]).startswith(id))
        assert str(event["summary"]) == "Rapport check: Benny and Ada Lovelace"
        assert event.decoded("dtstart") == day
