"""A range says the same in Python and in SQL."""

import sqlite3
from typing import Any

import pytest

from mentor_desktop.domain import ranges
from mentor_desktop.domain.ranges import Range

_RIGHT: dict[Range, tuple[Any, ...]] = {
    ranges.DAY: ("2024-02-29", "1900-01-01", "2199-12-31"),
    ranges.MOMENT: ("2026-02-28T23:59:59.999999+00:00",),
    ranges.CLOCK: ("", "00:00", "23:59"),
    ranges.ZONE: ("", "Europe/Vienna", "Etc/GMT+3"),
    ranges.FLAG: (0, 1),
    ranges.SHARE: (0, 100),
    ranges.words("", ("a", "b")): ("", "a", "b"),
    ranges.Number(5_000): ("1.5", "5000"),
    ranges.Letters(3): ("", "abc", "字字字"),
    ranges.DRAWING: ("[]", "[[]]", "[[[0, 0.3], [1, -1.0]], [[0.5, 2]]]"),
}
_WRONG: dict[Range, tuple[Any, ...]] = {
    ranges.DAY: (
        "2026-02-31", "2023-02-29", "9999-12-31", "1899-12-31", "2200-01-01", "2026-13-01",
        "2026-1-1", "20260101", "2026-01-01 ", "2026-00-10", "", "soon", "now",
    ),
    ranges.MOMENT: (
        "2026-02-31T10:00:00.000000+00:00", "2026-02-28T24:00:00.000000+00:00",
        "2026-02-28T23:59:60.000000+00:00", "2026-02-28T10:00:00+00:00",
        "2026-02-28T10:00:00.000000+01:00", "2026-02-28 10:00:00.000000+00:00",
        "2026-02-28T10:00:00.00x000+00:00", "9999-02-28T10:00:00.000000+00:00", "", "now",
    ),
    ranges.CLOCK: ("24:00", "99:99", "7:00", "07:60", "15:00:00", "²³:00"),
    ranges.ZONE: ("a b", "x" * 65, "é"),
    ranges.FLAG: (2, -1),
    ranges.SHARE: (-1, 101, 10**11),
    ranges.words("", ("a", "b")): ("c", "A", "a\0"),
    ranges.Number(5_000): ("0", "-1", "NaN", '"a"', "[1]", "5000.1"),
    ranges.Letters(3): ("abcdefghijklm", "\0" * 19_000_000),
    ranges.DRAWING: ("[" * 1_000_001,),
}  # fmt: skip


def in_sql(range: Range, value: Any) -> bool:
    """What a table's CHECK says."""
    connection = sqlite3.connect(":memory:")
    try:
        asked = f"SELECT {range.check('x')} FROM (SELECT ? AS x)"
        return bool(connection.execute(asked, (value,)).fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize(("range", "values"), _RIGHT.items())
def test_what_the_program_writes_is_allowed(range: Range, values: tuple[Any, ...]) -> None:
    for value in values:
        assert range.allows(value), value
        assert in_sql(range, value), value


@pytest.mark.parametrize(("range", "values"), _WRONG.items())
def test_what_it_never_writes_is_not(range: Range, values: tuple[Any, ...]) -> None:
    for value in values:
        assert not range.allows(value), value
        assert not in_sql(range, value), value


@pytest.mark.parametrize(
    "value",
    [
        "{}", "1", "[1]", '["ab"]', "[[1]]", "[[[1]]]", "[[[1, 2, 2]]]", '[[["a", 1]]]',
        "[[[true, 1]]]", "[[[NaN, 1]]]", "[[[1e400, 1]]]", "[[[3, 1]]]", "[[[1, 1]]", "[" * 9_999,
        f"[[{'[1,1],' * 20_000}[1,1]]]", f"[{'[],' * 20_000}[]]",
    ],
)  # fmt: skip
def test_what_no_pen_draws_is_no_drawing(value: str) -> None:
    assert not ranges.DRAWING.allows(value)
