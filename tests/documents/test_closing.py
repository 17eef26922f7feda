"""The report at the end on paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mentor_desktop.documents.closing import make
from mentor_desktop.domain.report import CheckInsSaid, Report
from tests.documents.report_samples import report

Reading = Callable[[bytes], str]
SAID = CheckInsSaid(
    "Celebrate",
    ("1 May", "8 May"),
    (("Thanks?", "once", ""), ("Open?", "", ""), ("Now?", "a", "b")),
)


@pytest.fixture
def full() -> Report:
    """Every part holds something."""
    return replace(report(tuple(f"word{at}" for at in range(30)), many=4), check_ins=(SAID,))


def test_says_what_was_reached_and_what_the_two_said(full: Report, words_of: Reading) -> None:
    said = words_of(make(full).data)
    for one in (
        "What was reached", "In figures", "Celebrate", "Thanks? once", "Now? b",
        *(goal.title for goal in full.goals), *(entry.text for entry in full.thanks),
        *full.rhythm_said,
    ):  # fmt: skip
        assert one in said
    assert "Open?" not in said


def test_leaves_out_what_belongs_to_the_way_and_not_to_the_end(
    full: Report, words_of: Reading
) -> None:
    lonely = replace(
        full, recent="lately so often", coming=("next is this",), private=full.private[:1]
    )
    said = words_of(make(lonely).data)
    for one in ("lately so often", "next is this", "Only for you", "What this report holds"):
        assert one not in said


def test_a_relationship_without_goals_has_a_sound_end(full: Report, words_of: Reading) -> None:
    bare = replace(full, goals=(), plan=None, check_ins=(), thanks=(), items=(), rhythm=None)
    said = words_of(make(bare).data)
    assert "No goal was set." in said
    assert "Month by month" not in said
