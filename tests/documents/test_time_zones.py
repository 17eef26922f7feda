"""What a calendar file says of clocks, read by another library than the one that wrote it."""

import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentor_desktop.documents.time_zones import zone_component

ZONES = sorted(name for name in available_timezones() if "/" in name and "Etc" not in name)
ODD = (
    "Europe/Vienna", "America/New_York", "Africa/Casablanca", "Asia/Jerusalem", "Asia/Kolkata",
    "Europe/Dublin", "Australia/Lord_Howe", "America/Santiago", "Europe/Istanbul", "Africa/Cairo",
    "America/Asuncion", "Asia/Gaza", "Pacific/Auckland", "Asia/Tehran",
)  # fmt: skip


def written(name: str, first: date, last: date) -> str:
    calendar = Calendar()
    calendar.add_component(zone_component(name, first, last))
    return str(calendar.to_ical(), "utf-8")


def wrong_hours(name: str, first: date, last: date, step: timedelta) -> list[datetime]:
    """Hours at which the two disagree; those that a clock shows twice or never are left out."""
    told, real = tzical(io.StringIO(written(name, first, last))).get(), ZoneInfo(name)
    found, moment = [], datetime.combine(first, datetime.min.time())
    while moment.date() <= last:
        there = moment.replace(tzinfo=real)
        is_plain = there.utcoffset() == there.replace(fold=1).utcoffset()
        if is_plain and there.utcoffset() != moment.replace(tzinfo=told).utcoffset():
            found.append(moment)
        moment += step
    return found


@pytest.mark.parametrize("name", ODD)
def test_each_hour_of_a_year_is_as_the_zone_has_it(name: str) -> None:
    assert not wrong_hours(name, date(2026, 1, 1), date(2026, 12, 31), timedelta(hours=1))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(ZONES), st.dates(date(1975, 1, 1), date(2080, 1, 1)),
    st.timedeltas(timedelta(0), timedelta(days=800)),
)  # fmt: skip
def test_any_zone_is_right_in_any_years(name: str, first: date, length: timedelta) -> None:
    assert not wrong_hours(name, first, first + length, timedelta(hours=7))


def test_yearly_changes_are_a_rule() -> None:
    text = written("Europe/Vienna", date(2026, 3, 1), date(2026, 6, 1))
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in written(
        "America/New_York", date(2026, 3, 1), date(2026, 6, 1)
    )
    assert "RRULE" not in written("Asia/Kolkata", date(2026, 3, 1), date(2026, 6, 1))
