"""Which time zone this computer's clock keeps, by what it is told and by what it shows."""

import os
import time
import warnings
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

import tzlocal
from tzlocal.windows_tz import win_tz

from mentor_desktop.domain.zones import fixed_zone, zone_called

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_WEEKS_BEFORE, _WEEKS_AFTER = 26, 52
_QUARTER = 900  # seconds
_FIRST = datetime(1900, 1, 1, tzinfo=UTC)  # Vienna and Berlin last differed in 1980 and 1946


def local_zone(now: datetime) -> str:
    """The name of the zone that agrees with the clock now and through the year.

    Where none has its rules, the one that agrees most; a fixed offset, such as UTC+05:37,
    where that is it.
    """
    shown = time.localtime(now.timestamp())
    quarter = int(now.timestamp()) // _QUARTER  # clocks change when one begins
    return _found(os.environ.get("TZ"), shown.tm_gmtoff, shown.tm_zone, quarter)


@lru_cache(maxsize=4)
def _found(told: str | None, offset: int, abbreviation: str, quarter: int) -> str:
    """By all that can change while the program runs."""
    now = datetime.fromtimestamp(quarter * _QUARTER, UTC)
    year = tuple(now + week * _WEEK for week in range(-_WEEKS_BEFORE, _WEEKS_AFTER))
    named = _configured(told)
    if named and _agreement(named, year) == len(year):
        return named
    fixed = fixed_zone(timedelta(seconds=offset))
    near = [name for name in _by_renown() if _offset(name, now) == timedelta(seconds=offset)]
    best = _best([*near, fixed], year)
    best = [name for name in best if _abbreviation(name, now) == abbreviation] or best
    is_file = told is None or told.lstrip(":").startswith("/")
    if is_file and len(best) > 1:  # a zone's own past tells it from those of the same rules
        span = (now - _FIRST) // _MONTH
        best = _best(best, tuple(_FIRST + month * _MONTH for month in range(span)))
    return best[0]


def _configured(told: str | None) -> str:
    """The zone that the computer is told to keep; "" where that is not told by a name."""
    with suppress(OSError, ValueError, LookupError):
        if told is None:
            name = _configured_for_all()
        else:
            name = told.lstrip(":")
            name = name.partition("/zoneinfo/")[2] or name
        zone_called(name)
        return name
    return ""


def _configured_for_all() -> str:
    """As files or the registry say it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # files that contradict one another: the clock decides
        with suppress(OSError, ValueError, LookupError):
            tzlocal.reload_localzone()
        return tzlocal.get_localzone_name() or ""


def _by_renown() -> Iterable[str]:
    """All zones: first those that stand for many, last the names that are kept for old files."""
    known = available_timezones()
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    places = [line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")]
    many = [name for name in win_tz.values() if name in places]
    return dict.fromkeys(name for name in ("UTC", *many, *places, *sorted(known)) if name in known)


def _best(names: list[str], moments: tuple[datetime, ...]) -> list[str]:
    agreements = {name: _agreement(name, moments) for name in names}
    most = max(agreements.values())
    return [name for name, agreement in agreements.items() if agreement == most]


def _agreement(name: str, moments: tuple[datetime, ...]) -> int:
    """At how many of the moments the zone shows what the clock shows."""
    zone = zone_called(name)
    return sum(_offset(zone, one) == _offset_here(one) for one in moments)


def _offset(zone: str | tzinfo, moment: datetime) -> timedelta | None:
    found = zone_called(zone) if isinstance(zone, str) else zone
    return moment.astimezone(found).utcoffset()


def _offset_here(moment: datetime) -> timedelta | None:
    with suppress(OSError, OverflowError):  # Windows tells nothing of the time before 1970
        return timedelta(seconds=time.localtime(moment.timestamp()).tm_gmtoff)
    return None


def _abbreviation(name: str, moment: datetime) -> str | None:
    return moment.astimezone(zone_called(name)).tzname()
