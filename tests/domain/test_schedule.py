"""Series of meetings, hours of clocks, and the nights in which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.schedule import (
    EVERY,
    MOST,
    ClockWords,
    Schedule,
    ends_at,
    moment_of,
    occurrences,
    on_clock_in,
    read_time,
    settled,
    shift_sentence,
)

VIENNA, NEW_YORK = "Europe/Vienna", "America/New_York"
ZONES = st.sampled_from([VIENNA, NEW_YORK, "UTC", "Australia/Lord_Howe", "Asia/Kathmandu"])
CLOCKS = st.times().map(lambda one: f"{one:%H:%M}")


def days(starts: str, every: str, by: str = "weekday", **more: Any) -> list[str]:
    schedule = Schedule(date.fromisoformat(starts), "15:00", VIENNA, every, by, **more)
    return [one.day.isoformat() for one in occurrences(schedule)]


@pytest.mark.parametrize(
    ("starts", "every", "by", "found"),
    [
        ("2026-03-13", "weekly", "weekday", ["2026-03-13", "2026-03-20", "2026-03-27"]),
        ("2026-03-13", "two_weeks", "weekday", ["2026-03-13", "2026-03-27", "2026-04-10"]),
        ("2026-12-25", "two_weeks", "weekday", ["2026-12-25", "2027-01-08", "2027-01-22"]),
        # the second Friday, the last Tuesday
        ("2026-03-13", "monthly", "weekday", ["2026-03-13", "2026-04-10", "2026-05-08"]),
        ("2026-03-31", "monthly", "weekday", ["2026-03-31", "2026-04-28", "2026-05-26"]),
        # where a month has no such day, its last
        ("2026-01-31", "monthly", "day", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("2024-01-30", "monthly", "day", ["2024-01-30", "2024-02-29", "2024-03-30"]),
        ("2026-01-29", "monthly", "day", ["2026-01-29", "2026-02-28", "2026-03-29"]),
        ("2026-01-12", "monthly", "day", ["2026-01-12", "2026-02-12", "2026-03-12"]),
    ],
)
def test_a_series_falls_on_these_days(
    starts: str, every: str, by: str, found: list[str]
) -> None:  # MT-01
    assert days(starts, every, by, count=3) == found


def test_a_series_ends_on_its_last_day_or_after_so_many() -> None:
    assert days("2026-03-13", "weekly", until=date(2026, 3, 27)) == [
        "2026-03-13", "2026-03-20", "2026-03-27",
    ]  # fmt: skip
    assert len(days("2026-03-13", "weekly", until=date(2026, 12, 31), count=4)) == 4


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"count": 10_000}, "at most 200"),
        ({"until": date(2100, 12, 31)}, "at most 200"),
        ({"count": 0}, "at least one"),
        ({"until": date(2026, 3, 12)}, "before the first"),
        ({"until": date(2200, 1, 1)}, "between 1900 and 2100"),
        ({}, "until when"),
    ],
)
def test_a_senseless_series_is_refused_in_a_sentence(more: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        days("2026-03-13", "weekly", **more)


def test_the_hour_that_clocks_skip_moves_on_and_is_said() -> None:
    found = settled(date(2026, 3, 29), "02:30", VIENNA)
    assert (found.day, found.time, found.is_shifted) == (date(2026, 3, 29), "03:30", True)
    assert "02:30" in shift_sentence(found) and "03:30" in shift_sentence(found)
    series = occurrences(Schedule(date(2026, 3, 22), "2:30", VIENNA, "weekly", count=3))
    assert [one.time for one in series] == ["02:30", "03:30", "02:30"]
    assert series[1].original == "2026-03-29T02:30"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    found = settled(date(2026, 10, 25), "02:30", VIENNA)
    assert not found.is_shifted and shift_sentence(found) == ""
    assert moment_of(found.day, found.time, VIENNA) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_friday_at_three_stays_at_three_over_a_change_of_clocks() -> None:
    series = occurrences(Schedule(date(2026, 3, 20), "15:00", VIENNA, "weekly", count=3))
    assert {one.time for one in series} == {"15:00"}
    hours = {moment_of(one.day, one.time, VIENNA).hour for one in series}
    assert hours == {14, 13}


@pytest.mark.parametrize(
    ("text", "time"),
    [("15", "15:00"), ("9.30", "09:30"), ("930", "09:30"), ("23:59", "23:59"), (" 7:05 ", "07:05")],
)
def test_times_are_read_as_people_write_them(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "noon", "9:5", "-1", "99999", "³"])
def test_no_time_is_told(text: str) -> None:
    with pytest.raises(Refused, match="15:00"):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3:00 PM", "15:00"),
        ("3:00\u202fPM", "15:00"),
        ("3 p. m.", "15:00"),
        ("3pm", "15:00"),
        ("330 PM", "15:30"),
        ("12 AM", "00:00"),
        ("12:30 pm", "12:30"),
        ("11:59 a.m.", "11:59"),
        ("٣:٠٠ PM", "15:00"),
    ],
)
def test_halves_of_the_day_are_read(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    "text", ["13:00 PM", "0 am", "3 xm", "-3:00", "3 pm am", "pm", "3:00 spam"]
)
def test_half_a_day_has_twelve_hours(text: str) -> None:
    with pytest.raises(Refused, match="15:00"):
        read_time(text)


def test_halves_of_the_day_are_read_in_other_words() -> None:
    words = ClockWords("오전", "오후", "시 분")
    assert read_time("오후 3:00", words) == "15:00"
    assert read_time("오전 9시 30분", words) == "09:30"
    assert read_time("3 PM", words) == "15:00"
    with pytest.raises(Refused):
        read_time("오후 3:00")


def test_a_clock_may_stand_in_an_offset() -> None:
    assert moment_of(date(2026, 3, 13), "05:37", "UTC+05:37").isoformat()[:16] == "2026-03-13T00:00"
    assert on_clock_in(date(2026, 3, 13), "00:00", "UTC", "UTC-03:30") == (
        date(2026, 3, 12), "20:30",
    )  # fmt: skip


def test_the_other_clock_may_show_another_day() -> None:
    assert on_clock_in(date(2026, 3, 13), "01:00", VIENNA, NEW_YORK) == (date(2026, 3, 12), "20:00")
    assert on_clock_in(date(2026, 3, 13), "", VIENNA, NEW_YORK) == (date(2026, 3, 13), "")
    assert ends_at("23:30", 60) == "00:30"


@given(st.dates(date(1950, 1, 1), date(2099, 1, 1)), CLOCKS, ZONES)
def test_a_settled_time_is_one_that_the_clock_shows(day: date, clock: str, zone: str) -> None:
    found = settled(day, clock, zone)
    again = settled(found.day, found.time, zone)
    assert not again.is_shifted
    there = moment_of(found.day, found.time, zone).astimezone(ZoneInfo(zone))
    assert (there.date(), f"{there:%H:%M}") == (found.day, found.time)


@given(
    st.dates(date(1950, 1, 1), date(2060, 1, 1)),
    CLOCKS,
    ZONES,
    st.sampled_from(EVERY),
    st.sampled_from(["weekday", "day"]),
    st.integers(1, MOST),
)
def test_a_series_has_as_many_meetings_as_wanted_in_order(
    starts: date, clock: str, zone: str, every: str, by: str, count: int
) -> None:
    found = occurrences(Schedule(starts, clock, zone, every, by, count=count))
    rule = [datetime.fromisoformat(one.original) for one in found]
    assert len(found) == count and rule == sorted(set(rule))
    assert rule[0] == datetime.combine(starts, time.fromisoformat(clock))
    steps = {later - sooner for sooner, later in pairwise(rule)}
    if every != "monthly":
        assert steps <= {timedelta(weeks=1 if every == "weekly" else 2)}
    else:
        assert all(timedelta(days=28) <= step <= timedelta(days=35) for step in steps)
        months = [(one.year, one.month) for one in rule]
        assert len(set(months)) == count
