"""The sheet of a meeting: all of it on one page, whatever it holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.documents.meeting import make
from mentor_desktop.documents.pages import page_count
from mentor_desktop.domain.meeting_content import MeetingContent, OnClock, OpenItem
from tests.documents.paper_samples import PAPERS
from tests.exploring import tries

Reading = Callable[[bytes], str]
DAY = date(2026, 6, 12)
CONTENT = MeetingContent(
    "en", "Northgate 2026", (("Mentor", "Daniel Reyes"), ("Mentee", "Amara Okafor")),
    (
        OnClock(DAY, "15:00", "16:00", "Europe/Vienna"),
        OnClock(DAY, "09:00", "10:00", "America/New_York", "Amara"),
    ),
    "Video · Blue room", "Role play", "A first budget",
    ("Updates", "Topics", "Action items", "Next meeting"),
    ("Since last time",), ("The talk", "The team"),
    (OpenItem("Amara", "Draft the memo", date(2026, 6, 1), is_late=True),),
    ("Date and format",),
)  # fmt: skip


# MT-03
def test_says_the_four_parts_both_clocks_and_what_it_is_for(words_of: Reading) -> None:
    made = make(CONTENT)
    words = words_of(made.data).replace("\u202f", " ")
    for text in (
        "Friday, June 12, 2026", "3:00 PM to 4:00 PM (Europe/Vienna)",
        "For Amara: 9:00 AM to 10:00 AM (America/New_York)", "Mentor: Daniel Reyes",
        "What for: A first budget", "Role play", "Blue room", "Updates", "Since last time",
        "Topics",
        "The talk", "The team", "Action items", "Amara, late since Jun 1, 2026: Draft the memo",
        "Next meeting", "Date and format", "Notes",
    ):  # fmt: skip
        assert text in words, text
    assert made.pages == page_count(made.data) == 1
    assert "are cut" not in words and "private" not in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_does_not_fit_is_cut_and_it_says_so(words_of: Reading, paper: str) -> None:
    topics = tuple(f"Topic {at}: " + "many words about it " * 30 for at in range(40))
    made = make(replace(CONTENT, topics=topics), paper=paper)
    words = words_of(made.data)
    assert made.pages == 1
    assert "Topic 0" in words and "Topic 39" not in words
    shown = sum(f"Topic {at}:" in words for at in range(40))
    assert f"and {40 - shown} more" in words
    assert "Long texts are cut" in words


def test_private_notes_are_there_only_where_they_were_handed_in(words_of: Reading) -> None:
    words = words_of(make(replace(CONTENT, notes="Ask about the move")).data)
    assert "Your own notes, private:" in words and "Ask about the move" in words


@pytest.mark.parametrize("name", PAPERS["meeting"])
def test_every_sample_is_one_sheet(name: str) -> None:
    assert PAPERS["meeting"][name]().pages == 1


@settings(max_examples=tries(8, 30))
@given(st.lists(st.text(max_size=1_000), max_size=30), st.text(max_size=3_000))
def test_any_words_keep_to_one_sheet(texts: list[str], note: str) -> None:
    said = tuple(texts)
    items = tuple(OpenItem(text[:200], text, DAY) for text in said)
    content = replace(
        CONTENT, updates=said, topics=said, next=said, items=items, notes=note,
        purpose=note[:1_000],
        where=note[:1_000], people=(("Mentor", note[:300]), ("Mentee", note[:300])),
    )  # fmt: skip
    assert make(content).pages == 1
