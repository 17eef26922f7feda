"""What a column may hold: the same range for reading, import, `check` and the table's CHECKs.

A value outside is one that the program never writes: the file is damaged, or a stranger's.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MOST_BYTES = 4  # of a letter
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{0,64}")


class Range(Protocol):
    """Says of a value, as the driver gives it and not None, whether it may stand here."""

    def allows(self, value: Any) -> bool:
        """Whether the program may have written it."""

    def check(self, column: str) -> str:
        """The same in SQL, of a quoted column that is not NULL."""


@dataclass(frozen=True)
class Whole:
    """A whole number, both ends included."""

    least: int
    most: int

    def allows(self, value: Any) -> bool:
        """Whether it lies between."""
        return isinstance(value, int) and self.least <= value <= self.most

    def check(self, column: str) -> str:
        """In SQL."""
        return f"{column} BETWEEN {self.least} AND {self.most}"


@dataclass(frozen=True)
class Words:
    """One of the program's own words."""

    known: tuple[str, ...]

    def allows(self, value: Any) -> bool:
        """Whether it is one of them."""
        return value in self.known

    def check(self, column: str) -> str:
        """In SQL."""
        words = ", ".join(f"'{word}'" for word in self.known)
        return f"{column} IN ({words})"


@dataclass(frozen=True)
class Letters:
    """A text of at most so many letters, however many bytes each takes."""

    most: int

    def allows(self, value: Any) -> bool:
        """Whether it is short enough."""
        if not isinstance(value, str):
            return False
        short = len(value) <= self.most
        return short or len(value.encode("utf-8", "replace")) <= self.most * _MOST_BYTES

    def check(self, column: str) -> str:
        """In SQL, where length() of a text would stop at a NUL."""
        return f"length(CAST({column} AS BLOB)) <= {self.most * _MOST_BYTES}"


@dataclass(frozen=True)
class Number:
    """A number kept as JSON, over 0."""

    most: int

    def allows(self, value: Any) -> bool:
        """Whether it is a number between."""
        try:
            number = json.loads(value)
        except (ValueError, TypeError, RecursionError):
            return False
        is_number = isinstance(number, int | float) and not isinstance(number, bool)
        return is_number and 0 < number <= self.most

    def check(self, column: str) -> str:
        """In SQL, as far as that goes."""
        number = f"CAST({column} AS REAL)"
        return f"{number} > 0 AND {number} <= {self.most}"


@dataclass(frozen=True)
class Drawing:
    """Strokes as JSON, `[[[x, y], …], …]`, about as wide as 1, of at most so many points."""

    most: int
    room: Letters

    def allows(self, value: Any) -> bool:
        """Whether a pen may have drawn them."""
        try:
            return self.room.allows(value) and self.may_be(json.loads(value))
        except (ValueError, RecursionError):
            return False

    def may_be(self, strokes: Any) -> bool:
        """The same of what the JSON says."""
        if not isinstance(strokes, list) or not all(isinstance(one, list) for one in strokes):
            return False
        is_little = len(strokes) <= self.most and sum(map(len, strokes)) <= self.most
        return is_little and all(_is_point(point) for stroke in strokes for point in stroke)

    def check(self, column: str) -> str:
        """In SQL, as far as that goes."""
        return self.room.check(column)


def _is_point(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_near, value))


def _is_near(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -1 <= value <= 2


class _Clock:
    """A time such as "15:00", or "" for none."""

    def allows(self, value: Any) -> bool:
        """Whether a clock can show it."""
        return value == "" or bool(_CLOCK.fullmatch(value))

    def check(self, column: str) -> str:
        """In SQL."""
        shape = f"{column} GLOB '[0-2][0-9]:[0-5][0-9]'"
        return f"{column} = '' OR ({shape} AND {column} < '24')"


class _Zone:
    """The name of a time zone by its letters: whether there is such a zone changes by the year."""

    def allows(self, value: Any) -> bool:
        """Whether a zone may be called so."""
        return bool(_ZONE.fullmatch(value))

    def check(self, column: str) -> str:
        """In SQL."""
        return f"length({column}) <= 64 AND {column} NOT GLOB '*[^A-Za-z0-9_+/-]*'"


class _Day:
    """A day as ISO text, in a year that a mentoring may be in."""

    def allows(self, value: Any) -> bool:
        """Whether there is such a day."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return False
        return day.isoformat() == value and _FIRST_YEAR <= day.year <= _LAST_YEAR

    def check(self, column: str) -> str:
        """In SQL; with days added, date() carries 31 February on to March."""
        between = f"{column} BETWEEN '{_FIRST_YEAR}-01-01' AND '{_LAST_YEAR}-12-31'"
        return f"{between} AND date({column}, '+0 days') = {column}"


class _Moment:
    """A moment in UTC as ISO text with microseconds."""

    def allows(self, value: Any) -> bool:
        """Whether there was such a moment."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return False
        is_written_so = moment.isoformat(timespec="microseconds") == value
        is_utc = value.endswith("+00:00")
        return is_written_so and is_utc and _FIRST_YEAR <= moment.year <= _LAST_YEAR

    def check(self, column: str) -> str:
        """In SQL, without parts of a second: SQLite would round them."""
        return (
            f"{column} GLOB '????-??-??T??:??:??.??????+00:00'"
            f" AND substr({column}, 21, 6) NOT GLOB '*[^0-9]*'"
            f" AND {column} BETWEEN '{_FIRST_YEAR}' AND '{_LAST_YEAR + 1}'"
            f" AND datetime(substr({column}, 1, 19), '+0 days') || substr({column}, 20)"
            f" = replace({column}, 'T', ' ')"
        )


CLOCK, ZONE, DAY, MOMENT = _Clock(), _Zone(), _Day(), _Moment()
FLAG = Whole(0, 1)
COUNT = Whole(0, 1_000_000)  # of goals, versions, changes of a meeting
SHARE = Whole(0, 100)
# What a person types in one line, with room for what our own sentences put around it.
LINE = Letters(4 * LONGEST_LINE)
WRITING = Letters(LONGEST_TEXT)
MOST_POINTS = 20_000  # of all strokes of a drawing; a hand gives some hundreds
DRAWING = Drawing(MOST_POINTS, Letters(250_000))  # a pen that goes for minutes
SETTINGS = Letters(2_500)  # all there are, as JSON
ID = Letters(36)  # a UUID


def words(*known: str | Iterable[str]) -> Words:
    """The range of these words, each alone or in a row."""
    found = (((one,) if isinstance(one, str) else tuple(one)) for one in known)
    return Words(tuple(word for some in found for word in some))
