"""Steps and questions open by what was answered before."""

import pytest

from mentor_desktop.domain.check_in_file import read_check_in
from mentor_desktop.domain.check_in_form import (
    CheckInQuestion,
    cleaned_answer,
    counted,
    is_no,
    open_steps,
    said_answer,
)
from mentor_desktop.domain.form import Choice, Value
from mentor_desktop.domain.refused import Refused

FORM = read_check_in(
    """
key = "tree"
title = "Tree"
[[step]]
key = "root"
title = "Root"
[[step.question]]
key = "mood"
kind = "rating"
label = "Mood"
[[step.question]]
key = "ways"
kind = "choices"
label = "Ways"
roles = ["mentee"]
[[step.question.choice]]
key = "up"
label = "Up"
[[step.question.choice]]
key = "down"
label = "Down"
[[step.question]]
key = "why"
kind = "text"
label = "Why down?"
when = { question = "ways", is = ["down"] }
[[step]]
key = "crown"
title = "Crown"
when = { question = "why" }
[[step.question]]
key = "help"
kind = "line"
label = "Help"
[[step.question]]
key = "low"
kind = "line"
label = "Low"
when = { question = "mood", is = ["1", "2"] }
""",
    "tree.toml",
)
RATING = CheckInQuestion("r", "rating", "Rating", least=0, most=10)


def opened(*voices: dict[str, Value]) -> dict[str, list[str]]:
    return {
        one.step.key: [question.key for question in one.questions]
        for one in open_steps(FORM, *voices)
    }


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, {"root": ["mood", "ways"]}),
        ({"ways": ["up"]}, {"root": ["mood", "ways"]}),
        ({"ways": ["up", "down"]}, {"root": ["mood", "ways", "why"]}),
        (
            {"ways": ["down"], "why": "Tired"},
            {"root": ["mood", "ways", "why"], "crown": ["help"]},
        ),
        (
            {"ways": ["down"], "why": "Tired", "mood": 2.0},
            {"root": ["mood", "ways", "why"], "crown": ["help", "low"]},
        ),
        # an answer to what is no longer asked opens nothing
        ({"ways": ["up"], "why": "Tired", "mood": 1.0}, {"root": ["mood", "ways"]}),
    ],
)
def test_what_is_answered_opens_what_waits_for_it(
    answers: dict[str, Value], found: dict[str, list[str]]
) -> None:
    assert opened(answers) == found


def test_what_one_of_two_opens_is_open() -> None:
    assert opened({"ways": ["up"]}, {"ways": ["down"]}) == {"root": ["mood", "ways", "why"]}
    assert opened({"mood": 1.0}, {"ways": ["down"], "why": "Tired"}) == {
        "root": ["mood", "ways", "why"],
        "crown": ["help"],  # the low mood is another's
    }


def test_answers_that_are_no_longer_asked_for_are_kept_but_do_not_count() -> None:
    assert counted(FORM, {"ways": ["up"], "why": "Tired"}) == {"ways": ["up"]}


def test_a_rating_reads_with_its_end() -> None:
    assert said_answer(RATING, 4.0) == ("4 of 10",)
    assert cleaned_answer(RATING, 0) == 0.0
    assert cleaned_answer(RATING, None) is None
    for wrong in (-1, 11, 1.5, True, "4", [4]):
        with pytest.raises(Refused):
            cleaned_answer(RATING, wrong)  # type: ignore[arg-type] # what a file may hold


def test_a_piece_of_the_record_has_no_answer() -> None:
    link = CheckInQuestion("p", "plan", "Plan")
    with pytest.raises(Refused, match="not answered here"):
        cleaned_answer(link, "Words")
    assert said_answer(CheckInQuestion("g", "goals", "Goals"), ["Teach"]) == ("Teach",)


def test_other_kinds_are_as_in_any_form() -> None:
    pick = CheckInQuestion("p", "choice", "Pick", choices=(Choice("a", "A"),), has_other=True)
    assert cleaned_answer(pick, "other:  mine ") == "other: mine"
    assert said_answer(pick, "a") == ("A",)


@pytest.mark.parametrize(
    ("value", "found"), [("no", True), ([], True), ("yes", False), (0.0, False)]
)
def test_no_makes_nothing(value: Value, found: bool) -> None:
    assert is_no(value) is found


def test_a_fingerprint_changes_with_every_word() -> None:
    other = read_check_in(
        'key = "tree"\ntitle = "Tree"\n[[step]]\nkey = "root"\ntitle = "Roots"\n', "tree.toml"
    )
    assert FORM.fingerprint() == FORM.fingerprint()
    assert other.fingerprint() != FORM.fingerprint()


def test_the_form_names_what_it_has_not() -> None:
    with pytest.raises(Refused, match="“nothing”"):
        FORM.question("nothing")
    with pytest.raises(Refused, match="“nowhere”"):
        FORM.step("nowhere")
    assert FORM.find("nothing") is None
