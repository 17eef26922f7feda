"""The shipped check-ins ask what the method asks, as often as it says."""

import re
import tomllib
from typing import Any

import pytest

from mentor_desktop.assets import asset
from mentor_desktop.domain import ninety_day
from mentor_desktop.domain.check_in_form import CheckInQuestion, open_steps
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.operations.check_in_texts import check_in_form, check_ins
from mentor_desktop.operations.texts import Tip, agreement_form, tips

FOLDER = "resources/texts/checkins"
STEPS = {
    "first_meeting": ["acquainted", "goals", "agreement", "supervisor", "safety"],
    "action_plan": ["order", "activities", "time", "check", "begin"],
    "check_up": ["fit", "in_the_way", "plan"],
    "renewal": ["reaffirm", "redefine", "problems", "evaluation"],
    "celebrate": ["stock", "return", "beginning", "evaluation"],
    "agreement_review": ["read", "change", "next"],
    "ending_early": ["finish", "take_along"],
    "monthly_pulse": ["pulse"],
    "rapport": ["parts"],
}
EVALUATION = [
    "rated_goals", "rated_relationship", "rated_other", "rated_supervisor", "rated_programme",
    "recommend", "helped_most", "should_change",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_own_files(tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> None:
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(tmp_path_factory.mktemp("home")))


def marked(key: str, id: str) -> list[str]:
    """The keys of the questions that a comment of the file gives to a line of the method."""
    text = asset(f"{FOLDER}/{key}.toml").read_text("utf-8")
    found = re.findall(r"^# ([A-Z].*)\n\[\[step\.question\]\]\nkey = \"(\w+)\"", text, re.MULTILINE)
    return [question for ids, question in found if id in re.split(r"[,:]\s*", ids)]


def choice_keys(form: str, question: str) -> list[str]:
    return [choice.key for choice in check_in_form(form).question(question).choices]


def step_questions(form: str, step: str) -> tuple[CheckInQuestion, ...]:
    return check_in_form(form).step(step).questions


def test_all_check_ins_are_there_and_sound() -> None:
    found = check_ins()
    assert found.faults == ()
    for key, steps in STEPS.items():
        assert [step.key for step in found.forms[key].steps] == steps


def test_each_stage_but_preparing_has_one_in_order() -> None:
    forms = check_ins().forms.values()
    assert [form.stage for form in forms if form.stage] == list(STAGES[1:])


def test_those_that_can_be_held_again_say_so() -> None:
    repeating = {key for key in STEPS if check_in_form(key).repeats}
    assert repeating == {"check_up", "agreement_review", "monthly_pulse", "rapport"}


def test_questions_are_short_and_no_step_is_long() -> None:
    for form in check_ins().forms.values():
        for step in form.steps:
            assert len(step.title) <= 40, step.key
            assert len(step.questions) <= 10, step.key
            for question in step.questions:
                assert len(question.label) <= 70, question.label


def test_questions_that_fill_the_agreement_offer_what_it_offers() -> None:  # FM-23
    agreement = agreement_form()
    for form in check_ins().forms.values():
        for question in form.questions():
            if question.fills and question.choices:
                there = {choice.key for choice in agreement.question(question.fills).choices}
                assert {choice.key for choice in question.choices} <= there


def test_links_to_the_agreement_name_its_sections() -> None:  # FM-02, FM-26
    known = {section.key for section in agreement_form().sections}
    for form in check_ins().forms.values():
        for question in form.questions():
            assert set(question.sections) <= known, question.key
    linked = {
        section for one in check_in_form("first_meeting").questions() for section in one.sections
    }
    assert linked >= {"roles", "meetings", "contact", "confidentiality", "ending_early"}


def test_the_first_meeting_counts_as_the_method_counts() -> None:
    form = check_in_form("first_meeting")
    assert len(choice_keys("first_meeting", "rapport_topics")) == 6  # FM-07
    assert len(choice_keys("first_meeting", "covered")) == 8  # FM-09
    assert len(marked("first_meeting", "FM-10")) == 8
    assert len(choice_keys("first_meeting", "help_wanted")) == 7  # FM-13
    assert len(form.step("goals").talk) == 3  # FM-15
    reflections = [
        text for step in form.steps if step.reflections for text in step.reflections.values()
    ]
    assert len(reflections) == len(set(reflections)) == 10  # FM-22


def test_the_first_meeting_begins_with_each_other_and_ends_in_an_agreement() -> None:
    form = check_in_form("first_meeting")  # FM-01, FM-02, FM-20
    assert form.steps[0].key == "acquainted"
    assert "half hour" in form.steps[0].help  # FM-08
    assert {"agreement", "top_goals"} <= set(form.produces)
    assert not any(one.needed for one in form.questions() if one.is_link)  # FM-18
    assert "one direction" in form.question("top_goals").hint


def test_the_supervisor_is_asked_for_only_where_there_is_one() -> None:  # FM-24, FM-25
    form = check_in_form("first_meeting")
    assert form.question("briefing_by").produces == ("briefing",)

    def asked(by: str) -> set[str]:
        steps = open_steps(form, {"briefing_by": by})
        (step,) = (one for one in steps if one.step.key == "supervisor")
        return {one.key for one in step.questions}

    assert asked("mentee") == {"briefing_by", "briefing_day", "briefing_asks", "calendar_given"}
    assert asked("none") == {"briefing_by"}


def test_rapport_has_five_parts_and_names_where_they_come_from() -> None:  # FM-21
    form = check_in_form("rapport")
    rated = [one for one in form.questions() if one.kind == "rating"]
    assert [one.key for one in rated] == [
        "trust", "focus", "empathy", "congruence", "empowerment",
    ]  # fmt: skip
    assert all((one.least, one.most) == (1, 5) and one.hint for one in rated)
    for name in ("Clutterbuck", "Lancer", "Megginson", "2015"):
        assert name in form.help
    assert form.ways == ("apart",)


def test_the_action_plan_has_an_activity_of_each_kind() -> None:  # AP-03 to AP-07
    form = check_in_form("action_plan")
    products = {one.key: one.produces for one in form.questions() if one.produces}
    assert products == {
        **{key: (f"activities.{key}",) for key in ("doing", "others", "stretch")},
        "first_step": ("action_items",),  # AP-10
    }


def test_the_check_up_asks_five_questions_and_ten_obstacles_in_order() -> None:
    asked = {one.key: tuple(choice.key for choice in one.choices) for one in
             step_questions("check_up", "fit")}  # fmt: skip
    assert asked == ninety_day.CHOICES  # C90-02 to C90-06
    assert tuple(choice_keys("check_up", "obstacles")) == (  # C90-08 to C90-10
        *ninety_day.TO_COORDINATOR,
        *ninety_day.TO_PLAN,
    )
    prefilled = {one.key: one.prefill for one in step_questions("check_up", "fit") if one.prefill}
    assert prefilled == {"met": "meetings_held", "cancelled": "cancelled_in_a_row"}


WELL = {"match": "good", "met": "as_agreed", "energy": "yes", "time": "content", "cancelled": "no"}
STRAINED = {**WELL, "match": "poor", "energy": "no", "time": "not_content"}


@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        ({}, 1),
        (WELL, 1),
        ({**WELL, "met": "less", "energy": "no"}, 1),
        (STRAINED, 3),  # nothing ticked: step 3 is offered
        ({**STRAINED, "obstacles": ["trust"]}, 2),
        ({**STRAINED, "obstacles": ["workload"]}, 3),
        ({**STRAINED, "obstacles": ["trust", "distance"]}, 3),
    ],
)
def test_the_check_up_goes_as_far_as_its_rule_says(
    answers: dict[str, Any], steps: int
) -> None:  # C90-07, C90-12
    assert len(open_steps(check_in_form("check_up"), answers)) == steps


def test_each_ticked_obstacle_asks_for_its_step() -> None:  # C90-13, C90-14
    form = check_in_form("check_up")
    for obstacle in ninety_day.TO_PLAN:
        step = open_steps(form, {**STRAINED, "obstacles": [obstacle]})[-1]
        plans = [one for one in step.questions if one.when]
        assert [one.key for one in plans] == [f"plan_{obstacle}"]
        assert plans[0].produces == ("action_items",)
        assert step.step.produces == ("meeting",)
    with_coordinator = open_steps(form, {**STRAINED, "obstacles": ["trust"]})[-1]
    assert "try_first" in {one.key for one in with_coordinator.questions}  # C90-11


def test_renewal_and_celebrate_count_as_the_method_counts() -> None:
    assert len(step_questions("renewal", "reaffirm")) == len(marked("renewal", "MID-02")) == 6
    assert len(step_questions("renewal", "problems")) == len(marked("renewal", "MID-07")) == 3
    assert len(step_questions("celebrate", "stock")) == len(marked("celebrate", "CLO-02")) == 4
    assert len(step_questions("celebrate", "return")) == len(marked("celebrate", "CLO-03")) == 2
    assert len(step_questions("celebrate", "beginning")) == len(marked("celebrate", "CLO-04")) == 2


def test_new_agreements_open_an_amendment_and_changed_goals_keep_the_reason() -> None:
    form = check_in_form("renewal")  # MID-06, MID-10
    assert form.question("new_agreements").produces == ("amendment",)
    assert form.question("changed_why").produces == ("goal_reasons",)
    assert form.question("read_again").produces == ("review",)


@pytest.mark.parametrize("key", ["renewal", "celebrate"])
def test_the_evaluation_is_the_same_both_times_and_for_the_programme(key: str) -> None:
    questions = [one for one in check_in_form(key).questions() if one.is_evaluation]
    assert [one.key for one in questions] == EVALUATION  # MID-09, CLO-05
    assert {one.reader for one in questions} == {"programme"}
    scales = {one.key: (one.least, one.most) for one in questions if one.kind == "rating"}
    assert scales.pop("recommend") == (0, 10)
    assert set(scales.values()) == {(1, 5)}
    assert len(scales) == 5


def test_meetings_that_matter_are_to_be_held_in_one_room() -> None:  # C90-13, MID-01, CLO-01
    assert "one room" in check_in_form("renewal").help
    assert "one room" in check_in_form("celebrate").help
    assert "one room" in check_in_form("check_up").question("talk_day").hint


def test_celebrating_can_complete_it_and_makes_the_papers() -> None:  # CLO-06, CLO-09
    form = check_in_form("celebrate")
    assert {"closing_report", "certificates"} <= set(form.produces)
    assert choice_keys("celebrate", "is_done") == ["completed", "closing"]


def test_nothing_asks_for_fault_when_it_ends_early() -> None:  # CLO-11
    form = check_in_form("ending_early")
    said = asset(f"{FOLDER}/ending_early.toml").read_text("utf-8").casefold()
    asked = " ".join(one.label for one in form.questions()).casefold()
    for word in ("why", "fault", "reason", "blame"):
        assert word not in asked
    assert "nobody is at fault" in said
    assert not any(one.needed for one in form.questions())
    assert "ended_early" in form.produces


def test_every_step_has_its_help() -> None:
    for key in STEPS.keys() - {"monthly_pulse"}:  # its three questions need none
        assert all(step.help for step in check_in_form(key).steps), key


def found_tips(key: str) -> tuple[Tip, ...]:
    return tips(f"check_in:{key}")


def test_tips_stand_beside_steps_that_there_are() -> None:  # GP-M1 to GP-G4
    raw = tomllib.loads(asset("resources/texts/tips.toml").read_text("utf-8"))["tip"]
    places = {where.removeprefix("check_in:") for tip in raw for where in tip["where"]
              if where.startswith("check_in:")}  # fmt: skip
    assert places <= set(STEPS)
    for key in places:
        for tip in found_tips(key):
            assert tip.section in ("", *STEPS[key]), tip.key


@pytest.mark.parametrize(
    "key", ["first_meeting", "action_plan", "check_up", "renewal", "celebrate", "rapport"]
)
def test_each_of_the_two_finds_a_tip_in_the_check_ins_of_the_journey(key: str) -> None:
    for role in ("mentor", "mentee"):
        assert any(tip.is_for(role) for tip in found_tips(key)), role
