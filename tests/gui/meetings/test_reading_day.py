"""A day typed in a hurry is the last one that it can mean."""

from datetime import date

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.days import day_in_field
from mentor_desktop.gui.meetings.reading_day import read_past_day
from tests.gui.speaking import speaking

TODAY = date(2026, 6, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", date(2026, 6, 7)),
        ("today", date(2026, 6, 7)),
        ("Yesterday", date(2026, 6, 6)),
        ("7", date(2026, 6, 7)),
        ("8", date(2026, 5, 8)),
        ("31.", date(2026, 5, 31)),
        ("12.3", date(2026, 3, 12)),
        ("12.3.", date(2026, 3, 12)),
        ("8/6", date(2025, 6, 8)),
        ("29.2", date(2024, 2, 29)),
        ("12 Mar", date(2026, 3, 12)),
        ("12 August", date(2025, 8, 12)),
        ("2026-03-09", date(2026, 3, 9)),
        ("9.3.2026", date(2026, 3, 9)),
    ],
)
def test_a_few_letters_are_a_day(text: str, day: date) -> None:
    with speaking("en_GB"):
        assert read_past_day(text, TODAY) == day
        assert read_past_day(day_in_field(day), TODAY) == day


def test_the_month_comes_first_where_people_write_it_so() -> None:
    with speaking("en_US"):
        assert read_past_day("3/12", TODAY) == date(2026, 3, 12)


@pytest.mark.parametrize("text", ["soon", "32", "31.2", "0", "1.13", "99.99.9999"])
def test_no_day_is_told_with_an_example(text: str) -> None:
    with speaking("en_GB"), pytest.raises(Refused, match="2026"):
        read_past_day(text, TODAY)
