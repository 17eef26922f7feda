"""The zone that is named keeps the same hours as the clock, however the clock was told its own."""

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH, available_timezones

import pytest

from mentor_desktop.domain.zones import check_zone, zone_called
from mentor_desktop.operations.clock import now, time_zone
from mentor_desktop.operations.local_zone import local_zone
from tests.clocks import clock_told

_NOW = datetime(2026, 11, 30, 12, 7, tzinfo=UTC)
_NAMES = ("Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Europe/Vienna")
_OLD_RULE = "EST5EDT,M4.1.0,M10.5.0"  # of the United States until 2006
_SUMMERS = (_NOW, _NOW + timedelta(days=200), _NOW - timedelta(days=150))


def _zone_under(told: str, at: datetime = _NOW) -> str:
    with clock_told(told):
        zone = local_zone(at)
        assert _agrees(zone) or told == _OLD_RULE, (told, zone)
    return zone


def _agrees(zone: str, moments: tuple[datetime, ...] = _SUMMERS) -> bool:
    there = zone_called(zone)
    return all(
        one.astimezone(there).utcoffset()
        == timedelta(seconds=time.localtime(one.timestamp()).tm_gmtoff)
        for one in moments
    )


def _file_of(name: str) -> Path:
    """Where the computer has a zone; the package tzdata has it where the computer has none."""
    places = [Path(folder) for folder in TZPATH] + [Path(str(files("tzdata"))) / "zoneinfo"]
    return next(place / name for place in places if (place / name).is_file())


def test_here_and_now_the_zone_agrees_with_the_clock() -> None:
    year = tuple(now() + timedelta(days=days) for days in range(0, 365, 5))

    assert _agrees(time_zone(), year)
    assert check_zone(time_zone()) == time_zone()


@pytest.mark.parametrize("name", _NAMES)
def test_a_zone_that_is_named_is_that_zone(name: str) -> None:
    assert _zone_under(name) == name
    assert _zone_under(f":{name}") == name


def test_a_file_without_a_name_is_known_by_its_hours(tmp_path: Path) -> None:
    """As /etc/localtime is in containers: a copy. All of them with MENTOR_DESKTOP_EXPLORE=1."""
    tried = available_timezones() if "MENTOR_DESKTOP_EXPLORE" in os.environ else _NAMES
    for name in sorted(tried):
        place = tmp_path / name.replace("/", " ")
        shutil.copy(_file_of(name), place)

        zone = _zone_under(f":{place}")

        assert zone == name or name not in _NAMES


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Budapest"),
        ("EST5EDT,M3.2.0,M11.1.0", "America/New_York"),
        ("<+0545>-5:45", "Asia/Kathmandu"),
        ("UTC0", "UTC"),
        ("Mars/Olympus", "UTC"),  # nothing the computer knows; its clock shows UTC
        ("<+0537>-5:37", "UTC+05:37"),
    ],
)
def test_a_rule_finds_a_zone_of_the_same_hours(rule: str, name: str) -> None:
    zone = _zone_under(rule)

    assert zone == name
    assert check_zone(zone) == zone


def test_a_rule_that_no_zone_has_finds_the_one_that_agrees_most() -> None:
    assert _zone_under(_OLD_RULE) == "America/New_York"


def test_follows_the_clock_through_the_day_it_changes() -> None:
    changes = datetime(2026, 10, 25, 1, tzinfo=UTC)
    for minutes in (-1, 0, 1):
        at = changes + timedelta(minutes=minutes)
        assert _zone_under("CET-1CEST,M3.5.0,M10.5.0/3", at) == "Europe/Budapest"
