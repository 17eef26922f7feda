"""P6: last two days all, then 12 daily, 10 weekly, 9 monthly."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.store.keeping import to_keep

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MOMENTS = st.lists(
    st.integers(-100, 60 * 24 * 900).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=200,
)


def test_every_hour_of_two_years() -> None:
    moments = [NOW - timedelta(hours=hours) for hours in range(24 * 730)]
    kept = to_keep(moments, NOW)
    assert len(kept) == 48 + 12 + 10 + 9
    assert min(kept) < NOW - timedelta(days=300)


def test_one_a_day() -> None:
    moments = [NOW - timedelta(days=days) for days in range(400)]
    kept = sorted(to_keep(moments, NOW), reverse=True)
    assert kept[:14] == moments[:14]
    weeks = [later - earlier for later, earlier in pairwise(kept[14:24])]
    assert weeks == [timedelta(days=7)] * 9
    assert len(kept) == 14 + 10 + 9


def test_a_file_that_was_seldom_edited_keeps_its_few() -> None:
    moments = [NOW - timedelta(days=200 * n) for n in range(1, 5)]
    assert to_keep(moments, NOW) == frozenset(moments)
    assert to_keep([], NOW) == frozenset()


def test_of_many_within_minutes_the_first_and_the_newest_stay() -> None:
    begin = NOW.replace(hour=10, minute=1)
    burst = [begin + timedelta(seconds=0.4 * number) for number in range(286)]
    others = [begin - timedelta(hours=hours) for hours in (1, 2)]
    assert to_keep([*burst, *others], NOW) == {burst[0], burst[-1], *others}


@given(MOMENTS)
def test_the_newest_and_the_last_two_days_stay(moments: list[datetime]) -> None:
    kept = to_keep(moments, NOW)
    assert kept <= set(moments)
    for one in moments:
        if NOW - one < timedelta(days=2):  # what was before it, and what came after it
            near = [other for other in kept if abs(other - one) < timedelta(minutes=5)]
            assert min(near) <= one <= max(near)
    assert not moments or max(moments) in kept
    assert len([one for one in kept if NOW - one >= timedelta(days=2)]) <= 12 + 10 + 9


@given(MOMENTS)
def test_pruning_twice_takes_no_more(moments: list[datetime]) -> None:
    kept = to_keep(moments, NOW)
    assert to_keep(kept, NOW) == kept
