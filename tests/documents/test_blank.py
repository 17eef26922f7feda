"""Blank forms on paper: every question, with room for its answer."""

from collections.abc import Callable

from mentor_desktop.documents.blank import make
from mentor_desktop.domain.blank_form import BlankForm, BlankQuestion, BlankSection

Reading = Callable[[bytes], str]


def form(*questions: BlankQuestion) -> BlankForm:
    section = BlankSection(
        "Where to", "Take your time", ("What for?",), questions, ("Mentor: why?",)
    )
    return BlankForm("en", "First meeting", head=("Mentor", "Day"), sections=(section,))


def test_says_every_question_in_order_with_its_choices(words_of: Reading) -> None:
    words = words_of(
        make(
            form(
                BlankQuestion("How often", "choice", "Honestly", ("Weekly", "Monthly"), True),
                BlankQuestion("What gets in the way", "choices", choices=("A" * 60, "Work")),
                BlankQuestion("How well", "rating", least=1, most=4, low="poor", high="fine"),
                BlankQuestion("How much", "number", unit="hours a month", only_if="Only if asked"),
                BlankQuestion("Steps", "table", choices=("What", "Who"), most=3),
                BlankQuestion("When you can", "week"),
            )
        ).data
    ).replace("\u00a0", " ")
    order = (
        "First meeting", "Mentor", "Where to", "Take your time", "Talk about it first", "What for?",
        "How often", "Honestly", "○ Weekly", "○ Monthly", "In your own words:",
        "What gets in the way", "□", "How well", "○1", "○4", "1: poor · 4: fine", "How much",
        "Only if asked", "hours a month", "Steps", "When you can", "Monday", "Sunday",
        "To think about", "Mentor: why?",
    )  # fmt: skip
    at = 0
    for text in order:
        assert text in words[at:], text
        at = words.index(text, at)


def test_room_grows_with_the_kind() -> None:
    many = [BlankQuestion("A question", "text")] * 30
    few = [BlankQuestion("A question", "line")] * 30
    assert make(form(*many)).pages > make(form(*few)).pages


def test_signatures_stand_together_at_the_end(words_of: Reading) -> None:
    blank = BlankForm("en", "Agreement", signed_by=("Signature of the mentor",), sentence="We do.")
    words = words_of(make(blank).data)
    assert "We do." in words and "Signature of the mentor" in words and "Place and date" in words
