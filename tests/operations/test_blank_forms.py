"""Blank forms: one for each form that the screen has, in its order."""

from pathlib import Path

import pytest

from mentor_desktop.domain.blank_form import BlankForm
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.blank_forms import (
    blank_file_name,
    blank_form,
    blank_titles,
    write_blank,
)
from mentor_desktop.operations.check_in_texts import check_in_forms, own_check_ins_folder
from mentor_desktop.operations.texts import agreement_form, profile_form, sheet_form

OWN = """
key = "our_pulse"
title = "Our pulse"
[[step]]
key = "only"
title = "How is it going?"
[[step.question]]
key = "mood"
kind = "rating"
label = "Mood"
[[step.question]]
key = "why"
kind = "text"
label = "Why?"
when = { question = "mood" }
"""


def labels(form: BlankForm) -> list[str]:
    return [one.label for section in form.sections for one in section.questions]


def test_the_agreement_and_the_sheets_ask_what_the_screen_asks() -> None:
    for key, form in (
        ("agreement", agreement_form()), ("profile", profile_form()),
        ("prepare_mentor", sheet_form("mentor")), ("prepare_mentee", sheet_form("mentee")),
    ):  # fmt: skip
        blank = blank_form(key)
        assert labels(blank) == [one.label for part in form.sections for one in part.questions]
        assert [one.title for one in blank.sections] == [one.title for one in form.sections]
    assert len(blank_form("agreement").signed_by) == 2
    assert len(blank_form("agreement", supervisor_signs=True).signed_by) == 3


@pytest.mark.parametrize("key", check_in_forms())
def test_every_check_in_can_be_filled_in_by_hand(key: str, tmp_path: Path) -> None:
    form, blank = check_in_forms()[key], blank_form(key)
    assert labels(blank) == [one.label for one in form.questions()]
    assert [one.title for one in blank.sections] == [one.title for one in form.steps]
    for step, section in zip(form.steps, blank.sections, strict=True):
        assert bool(step.when) == bool(section.only_if)
        for asked, question in zip(step.questions, section.questions, strict=True):
            assert bool(asked.when) <= bool(question.only_if)
    done = write_blank(blank, tmp_path / "form.pdf", paper="Letter")
    assert done.missing == ()


# C90-07, C90-09, C90-10
def test_the_check_up_says_on_paper_where_its_rule_leads() -> None:
    conditions = [one.only_if for one in blank_form("check_up").sections]
    assert "more than two answers are unfavourable" in conditions[1]
    assert "Poor" in conditions[1] and "Hardly" in conditions[1]
    asked = {
        one.only_if for section in blank_form("check_up").sections for one in section.questions
    }
    assert any("first five obstacles" in one for one in asked)


def test_a_plan_has_room_for_three_goals_and_their_activities() -> None:
    plan = blank_form("plan")
    assert [one.title for one in plan.sections] == ["Goal 1", "Goal 2", "Goal 3"]
    assert all(section.questions[-1].kind == "table" for section in plan.sections)


def test_a_check_in_of_the_programme_is_there_without_more() -> None:
    folder = own_check_ins_folder()
    folder.mkdir(parents=True)
    (folder / "pulse.toml").write_text(OWN, "utf-8")
    assert blank_titles()["our_pulse"] == "Our pulse"
    mood, why = blank_form("our_pulse").sections[0].questions
    assert (mood.kind, mood.least, mood.most) == ("rating", 1, 5)
    assert why.only_if == "Only if you answered “Mood”."


def test_no_two_forms_are_called_the_same() -> None:
    titles = list(blank_titles().values())
    assert len(titles) == len(set(titles))


def test_there_is_no_other_form() -> None:
    with pytest.raises(Refused, match="You can choose: agreement, plan"):
        blank_form("nonsense")
    assert blank_file_name("plan") == "Action plan.pdf"
