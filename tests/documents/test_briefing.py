"""The briefing of a supervisor on paper: one page, whatever it holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mentor_desktop.documents.briefing import make
from mentor_desktop.domain.briefing import BriefingContent, ProgrammeDay, StageDay
from tests.documents.paper_samples import PAPERS

Reading = Callable[[bytes], str]
DAY = date(2026, 3, 9)
CONTENT = BriefingContent(
    "en", "Northgate 2026", "Larkmoor", "Pavel Horáček",
    (("Mentor", "Daniel Reyes", "director"), ("Mentee", "Amara Okafor", "analyst")),
    DAY, date(2027, 3, 8), DAY,
    (StageDay("First meeting", DAY, "done"), StageDay("Mid-point", date(2026, 9, 7), "coming")),
    (ProgrammeDay("Orientation", date(2026, 3, 12), "Supervisors are welcome"),),
    ("Two hours a month",), ("Ilse", "ilse@example.org"),
)  # fmt: skip


# FM-24, FM-25, CO-04, CO-08
def test_says_dates_what_helps_and_that_no_contents_are_in_it(words_of: Reading) -> None:
    words = words_of(make(CONTENT).data)
    for text in (
        "Supervisor briefing", "For Pavel Horáček", "Daniel Reyes", "analyst", "Northgate 2026",
        "From March 9, 2026 to March 8, 2027", "First meeting", "Sep 7, 2026", "Mar 12, 2026",
        "Orientation: Supervisors are welcome", "Two hours a month", "What you can do",
        "Keep the time of their meetings free", "ilse@example.org",
        "Nothing of the contents of their conversations",
    ):  # fmt: skip
        assert text in words, text
    assert "cut" not in words


def test_many_days_are_cut_and_it_says_so(words_of: Reading) -> None:
    events = tuple(ProgrammeDay(f"Event {at}", DAY) for at in range(90))
    made = make(replace(CONTENT, events=events), paper="Letter")
    words = words_of(made.data)
    shown = sum(f"Event {at}" in words for at in range(90))
    assert made.pages == 1 and 3 < shown < 90
    assert f"and {90 - shown} more in the programme's calendar" in words


@pytest.mark.parametrize("name", PAPERS["briefing"])
def test_every_sample_is_one_page(name: str) -> None:
    assert PAPERS["briefing"][name]().pages == 1
