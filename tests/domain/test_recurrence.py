"""The rule of a series, found again from its meetings."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.recurrence import found_rule, is_plain
from mentor_desktop.domain.schedule import EVERY, MONTHLY_BY, Schedule, occurrences


def originals(schedule: Schedule) -> list[datetime]:
    return [datetime.fromisoformat(one.original) for one in occurrences(schedule)]


@pytest.mark.parametrize(
    ("starts", "every", "by", "rule"),
    [
        (date(2026, 3, 13), "weekly", "weekday", "FREQ=WEEKLY;COUNT=9"),
        (date(2026, 3, 13), "two_weeks", "weekday", "FREQ=WEEKLY;INTERVAL=2;COUNT=9"),
        (date(2026, 3, 13), "monthly", "weekday", "FREQ=MONTHLY;BYDAY=2FR;COUNT=9"),
        (date(2026, 1, 30), "monthly", "weekday", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=9"),
        (date(2026, 3, 12), "monthly", "day", "FREQ=MONTHLY;BYMONTHDAY=12;COUNT=9"),
        (date(2026, 1, 31), "monthly", "day", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=9"),
        (date(2026, 3, 30), "monthly", "day", "FREQ=MONTHLY;BYMONTHDAY=30;COUNT=9"),
    ],
)  # fmt: skip
def test_knows_every_rhythm_that_can_be_planned(
    starts: date, every: str, by: str, rule: str
) -> None:
    planned = originals(Schedule(starts, "15:00", "UTC", every, by, count=9))
    found = found_rule(planned)
    assert found is not None
    assert (found.text(), found.missing) == (rule, ())
    assert list(found.all()) == planned


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(EVERY),
    st.sampled_from(MONTHLY_BY), st.integers(1, 40), st.data(),
)  # fmt: skip
def test_what_was_removed_is_left_out_and_nothing_else(
    starts: date, every: str, by: str, count: int, data: st.DataObject
) -> None:
    planned = originals(Schedule(starts, "09:30", "UTC", every, by, count=count))
    kept = sorted(data.draw(st.sets(st.sampled_from(planned), min_size=1)))
    found = found_rule(kept)
    if found is None:
        assert (every, by) == ("monthly", "day") and starts.day in (29, 30)
        return
    assert [one for one in found.all() if one not in found.missing] == kept
    assert not set(found.missing) & set(kept)


def test_times_without_a_rule_have_none() -> None:
    assert found_rule([datetime(2026, 3, 13, 15), datetime(2026, 3, 20, 16)]) is None
    odd = [datetime(2026, 3, 13, 15), datetime(2026, 3, 14, 15), datetime(2026, 3, 17, 15)]
    assert found_rule(odd) is None
    assert found_rule([]) is None
    assert found_rule([datetime(2026, 1, 30, 15), datetime(2026, 2, 28, 15)]) is None


def test_an_hour_that_is_skipped_or_comes_twice_is_not_plain() -> None:
    assert not is_plain(datetime(2026, 3, 29, 2, 30), "Europe/Vienna")
    assert not is_plain(datetime(2026, 10, 25, 2, 30), "Europe/Vienna")
    assert is_plain(datetime(2026, 3, 29, 3, 30), "Europe/Vienna")
    assert is_plain(datetime(2026, 3, 29, 2, 30), "UTC")
