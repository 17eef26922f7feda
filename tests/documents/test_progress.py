"""The progress report on paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mentor_desktop.documents.progress import make
from mentor_desktop.domain.report import Report, listed
from tests.documents.report_samples import report

Reading = Callable[[bytes], str]
WORDS = tuple(f"word{at}" for at in range(30))


@pytest.fixture
def full() -> Report:
    """Every part holds something."""
    return report(WORDS, many=4)


def test_says_everything_that_it_is_given(full: Report, words_of: Reading) -> None:
    said = words_of(make(full).data)
    for one in (
        *(goal.title for goal in full.goals), full.standing, full.term,
        *(signal.sentence for signal in full.signals), *full.coming, *full.rhythm_said,
        *(meeting.outcome for meeting in full.meetings), *(item.result for item in full.items),
        *(entry.text for entry in (*full.thanks, *full.private)),
        "In this report", "Left out", "Introductions", "Rapport", "superseded",
    ):  # fmt: skip
        assert one in said


def test_opens_with_where_the_pair_stands(full: Report, words_of: Reading) -> None:
    first, rest = words_of(make(full).data).split("Page 1 of", 1)
    for one in ("Where the pair stands", "Goals", "What comes next"):
        assert one in first
        assert one not in rest
    assert "Meetings and contacts" in rest


def test_leaves_out_headings_of_what_is_not_there(full: Report, words_of: Reading) -> None:
    bare = replace(full, meetings=(), items=(), check_ins=(), thanks=(), private=(), goals=())
    said = words_of(make(bare).data)
    for one in ("Action items", "Check-ins", "Thanks and results", "Only for you"):
        assert one not in said


def test_is_the_same_bytes_for_the_same_values(full: Report) -> None:
    assert make(full).data == make(full).data
    assert (
        make(full).data
        != make(replace(full, reader="mentor", listed=listed({"journey": ""}, "mentor"))).data
    )
