"""method.md section 2: the journey and its dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.stage import (
    STAGES,
    Passed,
    check_dates,
    due_days,
    end_after,
    journey,
    length_hint,
)

START = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (364, [7, 7, 30, 90, 182, 364]),
        (180, [7, 7, 30, 60, 90, 180]),
        (30, [5, 5, 5, 10, 15, 30]),
        (41, [6, 6, 6, 13, 20, 41]),
        (1, [0, 0, 0, 0, 0, 1]),
        (0, [0, 0, 0, 0, 0, 0]),
        (1095, [7, 7, 30, 90, 547, 1095]),
    ],
)
def test_stages_are_due_by_the_table(length: int, days: list[int]) -> None:
    due = due_days(START, START + timedelta(days=length))
    assert [(day - START).days for day in due.values()] == days
    assert tuple(due) == STAGES


@given(st.integers(0, 1100), st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))
def test_stages_are_in_order_and_never_past_the_end(
    length: int, first: int, plan: int, check_up: int
) -> None:
    settings = Settings(first_meeting_days=first, action_plan_days=plan, check_up_days=check_up)
    end = START + timedelta(days=length)
    due = list(due_days(START, end, settings).values())
    assert due == sorted(due)
    assert all(START <= day <= end for day in due)
    assert due[-1] == end


def test_the_next_step_is_the_earliest_stage_not_done() -> None:
    passed = {
        "prepare": Passed(START),
        "first_meeting": Passed(START, "we know each other"),
        "check_up": Passed(START),
    }
    stages = journey(START, date(2027, 3, 8), passed, date(2026, 3, 20))
    assert [stage.state for stage in stages] == [
        "done", "skipped", "current", "done", "coming", "coming",
    ]  # fmt: skip
    assert [stage.key for stage in stages if stage.is_next] == ["action_plan"]


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2026, 3, 8), "current"), (date(2026, 3, 9), "soon"), (date(2026, 3, 17), "late")],
)
def test_a_stage_is_soon_within_a_week_and_late_after_its_day(today: date, state: str) -> None:
    assert journey(START, date(2027, 3, 8), {}, today)[0].state == state


def test_nothing_is_late_once_it_is_over() -> None:
    passed = {"prepare": Passed(START)}
    stages = journey(START, date(2027, 3, 8), passed, date(2027, 3, 9), is_over=True)
    assert [stage.state for stage in stages] == ["done", *["coming"] * 5]
    assert not any(stage.due or stage.is_next for stage in stages)


def test_without_dates_no_stage_is_due() -> None:
    assert {stage.due for stage in journey(None, None, {}, START)} == {None}


@pytest.mark.parametrize(
    ("starts", "months", "ends"),
    [
        (date(2026, 3, 9), 12, date(2027, 3, 8)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2026, 1, 1), 1, date(2026, 1, 31)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_on_the_day_before(starts: date, months: int, ends: date) -> None:
    assert end_after(starts, months) == ends


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(1899, 12, 31), None),
        (None, date(2101, 1, 1)),
        (date(2026, 3, 9), date(2026, 3, 8)),
    ],
)
def test_refuses_dates_out_of_order_or_out_of_range(starts: date | None, ends: date | None) -> None:
    with pytest.raises(Refused):
        check_dates(starts, ends)


def test_hints_at_a_length_outside_one_month_to_one_year() -> None:  # N-04
    assert "less than a month" in length_hint(START, START + timedelta(days=20))
    assert "more than a year" in length_hint(START, end_after(START, 13))
    assert length_hint(START, end_after(START, 1)) == ""
    assert length_hint(START, end_after(START, 12)) == ""
    assert length_hint(START, None) == ""
