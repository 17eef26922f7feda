"""The statement of contact hours on paper."""

from collections.abc import Callable
from datetime import date

from mentor_desktop.documents.hours import make
from mentor_desktop.domain.hours import Held, HoursContent, PairHours

Reading = Callable[[bytes], str]
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 30)


def _statement(*pairs: PairHours) -> HoursContent:
    return HoursContent("en", "Northgate", "", ("Mentor", "Ada"), FIRST, LAST, LAST, pairs)


def test_says_the_sum_each_month_each_relationship_and_how_it_counts(words_of: Reading) -> None:
    one = PairHours(
        (("Mentor", "Ada"), ("Mentee", "B. O.")),
        (Held(date(2026, 3, 9), 40), Held(date(2026, 4, 2), 35, is_timed=True)),
        (date(2026, 4, 20),),
    )
    two = PairHours((("Mentor", "Ada"), ("Mentee", "C. A.")), (Held(date(2026, 4, 3), 40),))
    words = words_of(make(_statement(one, two)).data)
    for text in (
        "Statement of contact hours", "1 h 55 min in all (1.92 hours)", "3 meetings held",
        "March 2026", "April 2026", "1 h 15 min", "0.67", "Relationship by relationship",
        "Meetings: Ada · B. O.", "Mar 9, 2026", "taken in the meeting", "as planned",
        "halves up", "add no time", "From March 1, 2026 to April 30, 2026",
    ):  # fmt: skip
        assert text in words, text


def test_a_period_without_meetings_says_so(words_of: Reading) -> None:
    words = words_of(make(_statement()).data)
    assert "No meeting was held in this period." in words
    assert "Month by month" not in words
