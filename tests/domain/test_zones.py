"""Names of zones: the world's, and offsets for what the world has no name for."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.zones import check_zone, day_of, fixed_zone
from tests.clocks import clock_told


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "a\0b"])
def test_no_zone_is_told(name: str) -> None:
    with pytest.raises(Refused, match="Europe/Vienna"):
        check_zone(name)


def test_a_huge_name_of_a_zone_is_said_back_short() -> None:
    with pytest.raises(Refused) as told:
        check_zone("Europe/\n" + "A" * 100_000)
    assert len(str(told.value)) < 120
    assert "\n" not in str(told.value)


def test_a_zone_may_be_an_offset() -> None:
    assert check_zone("UTC+05:37") == "UTC+05:37"
    assert fixed_zone(timedelta(hours=-3, minutes=-30)) == "UTC-03:30"
    for name in ("UTC+24:00", "UTC+5", "UTC+05:60"):
        with pytest.raises(Refused):
            check_zone(name)


def test_a_day_is_that_of_the_calendar_here() -> None:
    evening = datetime(2026, 11, 30, 21, 30, tzinfo=UTC)
    for zone, day in (("Asia/Kathmandu", 1), ("America/St_Johns", 30), ("UTC", 30)):
        with clock_told(zone):
            assert day_of(evening).day == day
    assert day_of(datetime.min.replace(tzinfo=UTC)) == date.min
    with clock_told("America/St_Johns"):
        assert day_of(datetime(2026, 12, 1, 2, tzinfo=UTC)) == date(2026, 11, 30)


def test_the_program_takes_no_day_of_utc_for_one_here() -> None:
    day_of_utc = re.compile(r"_at(\.astimezone\(\))?\.date\(\)")
    assert day_of_utc.search("one.signed_at.date()")
    places = sorted((Path(__file__).parents[2] / "mentor_desktop").rglob("*.py"))
    assert len(places) > 100
    assert [place for place in places if day_of_utc.search(place.read_text("utf-8"))] == []
