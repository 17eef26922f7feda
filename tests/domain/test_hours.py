"""How contact hours are counted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.hours import (
    Held,
    HoursContent,
    PairHours,
    in_hours,
    initials,
    spans,
    written_time,
)

DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("minutes", "hours", "written"),
    [(0, "0.00", "0 min"), (40, "0.67", "40 min"), (50, "0.83", "50 min"), (60, "1.00", "1 h"),
     (61, "1.02", "1 h 1 min"), (765, "12.75", "12 h 45 min"), (3, "0.05", "3 min")],
)  # fmt: skip
def test_hours_are_rounded_to_hundredths_and_minutes_are_exact(
    minutes: int, hours: str, written: str
) -> None:
    assert str(in_hours(minutes)) == hours
    assert written_time(minutes) == written


@given(st.integers(0, 10**7))
def test_a_rounded_hour_is_never_off_by_more_than_half_a_hundredth(minutes: int) -> None:
    assert abs(in_hours(minutes) * 60 - minutes) <= Decimal("0.3")


@given(st.lists(st.tuples(DAYS, st.integers(1, 1440))), DAYS, DAYS)
def test_months_and_years_hold_every_minute_of_the_period_once(
    meetings: list[tuple[date, int]], one: date, other: date
) -> None:
    first, last = sorted((one, other))
    held = tuple(Held(day, minutes) for day, minutes in meetings if first <= day <= last)
    content = HoursContent("en", "", "", None, first, last, last, (PairHours((), held),))
    found = spans(content)
    assert sum(span.minutes for span in found) == content.minutes
    assert sum(span.meetings for span in found) == content.meetings == len(held)
    assert [span.first for span in found] == sorted({span.first for span in found})
    assert len(found) <= 24


@pytest.mark.parametrize(
    ("name", "short"),
    [("Daniel Reyes", "D. R."), ("Hanna  von Bergström", "H. V. B."),
     ("李文静 (Li Wenjing)", "李. L. W."),
     ("أحمد بن علي", "أ. ب. ع."), ("  ", ""), ("नीति", "नी."), ("—", "")],
)  # fmt: skip
def test_initials_are_the_first_letters_of_a_name(name: str, short: str) -> None:
    assert initials(name) == short
