"""Days and rows become places; only what is in view is placed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.timeline import (
    Axis,
    DatedMark,
    Line,
    Picture,
    Rows,
    Week,
    day_width,
    fitting,
    lay_out,
    moved,
    ticks,
)

MONDAY = date(2026, 6, 1)
TODAY = date(2026, 6, 10)
ROWS = Rows(top=50, height=30, upper=50, lower=350)
DAYS = st.integers(-3_000, 3_000).map(lambda count: TODAY + timedelta(days=count))


def axis(day: float = 10.0, *, is_mirrored: bool = False) -> Axis:
    return Axis(MONDAY, day, left=200, width=600, is_mirrored=is_mirrored)


def line(first: date, last: date, progress: int = 0) -> Line:
    return Line("a", False, "Write", "doing", starts=first, due=last, progress=progress)


def laid(
    lines: list[Line], marks: list[DatedMark] | None = None, *, is_mirrored: bool = False
) -> Picture:
    widths = {mark.label: 80.0 for mark in marks or ()}
    return lay_out(lines, marks or [], axis(is_mirrored=is_mirrored), ROWS, TODAY, Week(), widths)


def test_a_bar_covers_its_days_and_fills_from_its_start() -> None:
    (placed,) = laid([line(date(2026, 6, 3), date(2026, 6, 12), 30)]).lines
    assert placed.bar
    assert (placed.y, placed.bar.x, placed.bar.width) == (50, 220, 100)
    assert (placed.bar.filled_x, placed.bar.filled) == (220, 30)


def test_mirrored_time_runs_to_the_left() -> None:
    (placed,) = laid([line(date(2026, 6, 3), date(2026, 6, 12), 30)], is_mirrored=True).lines
    assert placed.bar
    assert (placed.bar.x, placed.bar.width) == (200 + 600 - 20 - 100, 100)
    assert placed.bar.filled_x + placed.bar.filled == placed.bar.x + placed.bar.width


@given(DAYS, st.floats(0.05, 60), st.booleans())
def test_a_day_is_found_where_it_was_placed(day: date, width: float, is_mirrored: bool) -> None:
    one = axis(width, is_mirrored=is_mirrored)
    left, wide = one.span(day, day)
    assert one.day_at(left + wide / 2) == day


def test_only_rows_and_bars_in_view_are_placed() -> None:
    far = date(2030, 1, 1)
    lines = [line(MONDAY, far) if at % 2 else line(far, far) for at in range(10_000)]
    picture = laid(lines)
    assert [one.number for one in picture.lines] == list(range(11))
    assert [one.bar is not None for one in picture.lines[:4]] == [False, True, False, True]
    scrolled = Rows(top=50 - 30 * 9_995, height=30, upper=50, lower=350)
    assert list(scrolled.visible(10_000)) == list(range(9_995, 10_000))
    assert scrolled.at(60, 10_000) == 9_995
    assert scrolled.at(340, 10_000) is None


def test_weekends_and_weeks_are_those_of_the_reader() -> None:
    european = laid([])
    assert european.weekends[0] == (200 + 5 * 10, 20)
    assert next(one.day for one in european.ticks if one.unit == "week") == MONDAY
    gulf = lay_out([], [], axis(), ROWS, TODAY, Week(first=6, free=frozenset((4, 5))), {})
    assert gulf.weekends[0] == (200 + 4 * 10, 20)
    assert next(one.day for one in gulf.ticks if one.unit == "week") == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("day", "units"),
    [
        (40.0, {"month", "day"}), (6.0, {"month", "week"}), (3.0, {"month"}), (0.5, {"quarter"}),
        (0.1, {"year"}),
    ],
)  # fmt: skip
def test_the_grid_says_as_much_as_there_is_room_for(day: float, units: set[str]) -> None:
    found = list(ticks(axis(day), Week()))
    assert {one.unit for one in found} == units
    for unit in units:
        for one, other in pairwise([tick for tick in found if tick.unit == unit]):
            assert other.x == pytest.approx(one.x + one.room)


def test_names_of_stages_do_not_run_into_one_another() -> None:
    marks = [
        DatedMark(date(2026, 6, 8), "First meeting"),
        DatedMark(date(2026, 6, 9), "Prepare"),
        DatedMark(date(2026, 6, 24), "Action plan"),
        DatedMark(date(2026, 6, 9), "Meeting", "meeting"),
        DatedMark(date(2027, 1, 1), "Celebrate"),
    ]
    for is_mirrored in (False, True):
        placed = laid([], marks, is_mirrored=is_mirrored).marks
        assert len(placed) == 4
        assert len([one for one in placed if one.label]) == 2


def test_today_is_in_the_middle_of_its_day_or_not_in_view() -> None:
    assert laid([]).today == 200 + 9 * 10 + 5
    past = lay_out([], [], axis(), ROWS, date(2020, 1, 1), Week(), {})
    assert past.today is None


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_everything_fits_where_it_shall(spans: list[tuple[date, date]]) -> None:
    lines = [line(min(span), max(span)) for span in spans]
    first, last = fitting(lines, [], TODAY)
    assert all(first < one.days[0] and one.days[1] < last for one in lines if one.days)
    assert first < TODAY < last
    width = day_width(first, last, 800)
    assert width == 60 or ((last - first).days + 1) * width <= 800 + 1e-6


def test_a_moved_line_lasts_a_day_at_least() -> None:
    one = line(date(2026, 6, 3), date(2026, 6, 12))
    assert moved(one, 2).days == (date(2026, 6, 5), date(2026, 6, 14))
    assert moved(one, -30, "due").days == (date(2026, 6, 3), date(2026, 6, 3))
    assert moved(one, 30, "starts").days == (date(2026, 6, 12), date(2026, 6, 12))
    assert moved(Line("g", True, "Lead"), 4).days is None
