"""The data in resources/texts and resources/sample is whole, and says what the method asks."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from mentor_desktop.assets import asset
from mentor_desktop.domain.form import Form, Question, cleaned
from mentor_desktop.domain.journal import KINDS
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.operations import texts
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.translation import language

SECTIONS = [
    "purpose", "roles", "duration", "meetings", "contact", "agendas", "records", "cancelling",
    "confidentiality", "boundaries", "feedback", "third_parties", "reviews", "ending_early",
    "closing",
]  # fmt: skip
AGREEMENT_STATES = {"draft", "offered", "partly_signed", "in_force", "superseded", "ended"}
FORMS = ["profile", "mentor", "mentee", "agreement"]


def form_called(name: str) -> Form:
    if name == "profile":
        return texts.profile_form()
    return texts.agreement_form() if name == "agreement" else texts.sheet_form(name)


def questions() -> Iterator[Question]:
    for name in FORMS:
        yield from form_called(name).by_key.values()


def choice_keys(key: str, form: str = "agreement") -> list[str]:
    return [choice.key for choice in form_called(form).question(key).choices]


def phrases(kind: str) -> dict[str, tuple[str, ...]]:
    return {group.key: group.texts for group in texts.suggested(kind)}


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return tomllib.loads(asset("resources/sample/cohort.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_has_plain_keys_and_something_to_count(name: str) -> None:
    form = form_called(name)
    for key in (*form.by_key, *(section.key for section in form.sections)):
        assert re.fullmatch("[a-z][a-z_]*", key)
    assert any(question.needed for question in form.by_key.values())


def test_every_choice_can_be_told_from_the_others() -> None:
    for question in questions():
        keys = [choice.key for choice in question.choices]
        assert len(keys) == len(set(keys)), question.key
        assert bool(keys) == (question.kind in ("choice", "choices")), question.key


def test_every_default_is_an_answer() -> None:
    for question in questions():
        assert cleaned(question, question.default) == question.default, question.key


def test_mentor_and_mentee_are_the_only_roles_asked() -> None:
    assert {role for question in questions() for role in question.roles} == {"mentor", "mentee"}


def test_an_agreement_has_fifteen_sections_in_order() -> None:
    assert [section.key for section in texts.agreement_form().sections] == SECTIONS


def test_each_section_can_be_talked_about_counted_and_said_in_own_words() -> None:  # AG-35
    for section in texts.agreement_form().sections:
        assert 2 <= len(section.talk) <= 5
        assert 1 <= sum(question.needed for question in section.questions) <= 4
        own = section.questions[-1]
        assert (own.key, own.kind) == (f"{section.key}_own", "text")


def test_only_the_early_ending_cannot_be_hidden() -> None:  # AG-24
    fixed = [one.key for one in texts.agreement_form().sections if not one.can_hide]
    assert fixed == ["ending_early"]
    assert texts.agreement_form().question("no_fault").default


def test_all_sixteen_contract_questions_are_talked_about() -> None:  # AG-34
    numbers = []
    for path in sorted(asset("resources/texts/agreement").glob("*.toml")):
        lines = path.read_text("utf-8").splitlines()
        for at, line in enumerate(lines):
            if found := re.fullmatch(r"  # contract question (\d+)", line):
                numbers.append(int(found[1]))
                assert re.fullmatch(r'  ".+\?",', lines[at + 1])
    assert numbers == list(range(1, 17))


def test_meetings_offer_what_the_method_names() -> None:  # AG-11, AG-12, AG-14
    assert choice_keys("formats") == ["in_person", "phone", "video", "email", "chat"]
    assert choice_keys("frequency") == ["weekly", "two_weeks", "monthly"]
    assert choice_keys("length") == ["15", "30", "45", "60"]
    assert texts.agreement_form().question("frequency").has_other


def test_confidentiality_has_two_ready_wordings_and_room_for_another() -> None:  # AG-23
    question = texts.agreement_form().question("confidentiality")
    assert choice_keys("confidentiality") == ["strict", "permission"]
    assert all(len(choice.text) > 100 for choice in question.choices)
    assert question.has_other


def test_the_mentor_is_no_friend_parent_or_manager() -> None:  # GR-07
    assert choice_keys("mentor_is_not") == ["friend", "parent", "manager"]


def test_two_contacts_a_month_are_the_start() -> None:
    assert texts.agreement_form().question("contacts_a_month").default == 2.0


def test_a_mentor_can_supply_five_things() -> None:  # PRO-37
    assert choice_keys("supply", "profile") == [
        "knowledge", "guidance", "perspective", "network", "advice",
    ]  # fmt: skip


def test_every_two_styles_have_something_to_give_each_other() -> None:  # PRO-17, PRO-41
    styles = choice_keys("style", "profile")
    assert styles == ["analytical", "driving", "amiable", "expressive"]
    advice = {texts.style_advice(one, two) for one in styles for two in styles}
    assert "" not in advice
    assert len(advice) == 10
    assert texts.style_advice("other: calm", "driving") == ""


def test_phrases_to_start_from_are_enough() -> None:
    goals = phrases("goals")
    assert set(goals) == {
        "early_career", "change_of_role", "return_to_work", "new_manager", "researcher",
        "apprentice",
    }  # fmt: skip
    assert all(len(phrase) >= 4 for phrase in goals.values())
    activities = phrases("activities")
    assert {key: len(phrase) for key, phrase in activities.items()} == {
        "doing": 12, "others": 12, "stretch": 12,
    }  # fmt: skip
    assert len(phrases("rapport")["openers"]) == 8
    form = texts.agreement_form()
    assert len(form.question("cancel_rules").suggestions) == 5
    assert len(form.question("agenda_rules").suggestions) == 3


def test_tips_reach_their_readers_at_known_places() -> None:  # GP-M1 to GP-G4
    places = (
        "profiles", "sheets", "agreement", "signing", "meetings", "goals", "journal",
        "overview",
    )  # fmt: skip
    check_ins = tuple(f"check_in:{key}" for key in check_in_forms())
    found = {tip.key: tip for place in (*places, *check_ins) for tip in texts.tips(place)}
    assert len(found) == 43
    for place in places:
        assert texts.tips(place), place
    for tip in found.values():
        assert set(tip.where) <= {*places, *check_ins}
        assert tip.is_for("mentor") or tip.is_for("mentee")
        if not set(tip.where) & set(check_ins):
            assert tip.section in ("", *SECTIONS)
    assert found["mentee_decides"].is_for("mentor")
    assert not found["be_open"].is_for("mentor")


def test_tips_on_meetings_say_when_to_meet_face_to_face_and_to_report_back() -> None:
    found = {tip.key: tip for tip in texts.tips("meetings")}  # MT-15 to MT-18
    assert {"face_to_face", "feedback_after_watching", "report_back", "ask_how_it_goes"} <= set(
        found
    )
    assert found["report_back"].is_for("mentee") and not found["report_back"].is_for("mentor")
    assert "one room" in found["face_to_face"].text


def test_the_prompt_bank_has_something_for_each_stage() -> None:
    bank = texts.prompts()
    found = [text for topic in bank for text in topic.texts]
    assert len(found) >= 60 and len(set(found)) == len(found)
    for stage in STAGES:
        ordered = texts.prompts(stage)
        assert sorted(one.key for one in ordered) == sorted(one.key for one in bank)
    assert texts.prompts("celebrate")[0].key == "people"
    assert texts.prompts("prepare")[0].key == "getting_to_know"


def test_the_journal_asks_each_of_the_two_something_else() -> None:  # GP-M8, GP-E8, MT-17
    for kind in KINDS:
        mentor, mentee = (texts.reflections(kind, role) for role in ("mentor", "mentee"))
        assert len(mentor) >= 5 and len(set(mentor)) == len(mentor)
        assert set(mentor) & set(mentee) and set(mentor) - set(mentee) and set(mentee) - set(mentor)
    assert any("came of it" in text for text in texts.reflections("reflection", "mentee"))
    assert any("best thanks" in text for text in texts.reflections("thanks", "mentee"))
    assert any("learn from your mentee" in one for one in texts.reflections("reflection", "mentor"))


def test_forms_are_read_once_a_language() -> None:
    assert texts.agreement_form() is texts.agreement_form()
    english = texts.profile_form()
    with language("de"):
        assert texts.profile_form() is not english
    assert texts.profile_form() is english


IDS = [
    *(f"PRO-{number:02}" for number in range(1, 42)),
    *(f"PRE-{number:02}" for number in range(1, 15)),
    *(f"AG-{number:02}" for number in range(1, 38)),
    *(f"GR-{number:02}" for number in range(1, 11)),
    *(f"FM-{number:02}" for number in range(1, 27)),
    *(f"AP-{number:02}" for number in range(1, 16)),
    *(f"C90-{number:02}" for number in range(1, 15)),
    *(f"MID-{number:02}" for number in range(1, 13)),
    *(f"CLO-{number:02}" for number in range(1, 12)),
    *(f"GP-M{number}" for number in range(1, 9)),
    *(f"GP-E{number}" for number in range(1, 9)),
    *(f"GP-G{number}" for number in range(1, 5)),
]


def test_every_id_of_the_method_has_its_place() -> None:
    comments = "\n".join(
        line
        for path in asset("resources/texts").rglob("*.toml")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("#")
    )
    assert [one for one in IDS if one not in comments] == []


def test_the_sample_has_twelve_pairs_of_known_people(sample: dict[str, Any]) -> None:
    people = sample["person"]
    assert list(sample["relationship"]) == [f"P{number}" for number in range(1, 13)]
    for pair in sample["relationship"].values():
        assert {pair["mentor"], pair["mentee"], pair.get("supervisor", "ilse")} <= people.keys()
    for person in people.values():
        assert person["email"].endswith("@example.org")
        assert person.get("supervisor", "ilse") in people
        assert person.get("drawing", "wave") in sample["drawing"]


def test_the_sample_answers_its_forms(sample: dict[str, Any]) -> None:
    for person in sample["person"].values():
        check_answers(texts.profile_form(), person.get("answers", {}))
    for pair in sample["relationship"].values():
        for role, sheet in pair.get("sheet", {}).items():
            check_answers(texts.sheet_form(role), sheet.get("answers", {}))
        for version in pair.get("agreement", ()):
            check_answers(texts.agreement_form(), version.get("answers", {}))
            for role in ("mentor", "mentee"):
                check_answers(texts.agreement_form(), version.get("solo", {}).get(role, {}))


def check_answers(form: Form, answers: dict[str, Any]) -> None:
    for key, value in answers.items():
        assert cleaned(form.question(key), value) == value, key


def test_the_sample_profiles_are_of_all_lengths_and_ask_no_one_else(
    sample: dict[str, Any],
) -> None:
    form = texts.profile_form()
    for pair in sample["relationship"].values():
        for role in ("mentor", "mentee"):
            answers = sample["person"][pair[role]]["answers"]
            assert len(answers) >= 5
            assert all(form.question(key).is_for(role) for key in answers)
    longest = max(len(person.get("answers", {})) for person in sample["person"].values())
    assert longest >= 35


def test_the_sample_shows_every_state_of_an_agreement(sample: dict[str, Any]) -> None:
    versions = [
        version for pair in sample["relationship"].values() for version in pair.get("agreement", ())
    ]
    assert {version["state"] for version in versions} == AGREEMENT_STATES
    assert [key for key, pair in sample["relationship"].items() if "agreement" not in pair] == [
        "P1", "P12",
    ]  # fmt: skip
    assert {pair["state"] for pair in sample["relationship"].values()} == {
        "preparing", "active", "completed", "ended_early",
    }  # fmt: skip


def test_the_sample_signs_what_its_states_say(sample: dict[str, Any]) -> None:
    expected = {"draft": 0, "offered": 0, "partly_signed": 1}
    for pair in sample["relationship"].values():
        for version in pair.get("agreement", ()):
            signatures = version.get("signature", [])
            assert len(signatures) == expected.get(version["state"], 2)
            for signature in signatures:
                assert version["offered_day"] <= signature["day"] < max(pair["day"], 1)
                if signature["method"] == "drawn":
                    assert "drawing" in sample["person"][pair[signature["role"]]]


def test_two_answers_of_the_sample_differ_four_times(sample: dict[str, Any]) -> None:
    solo = sample["relationship"]["P2"]["agreement"][0]["solo"]
    assert solo["mentor"].keys() == solo["mentee"].keys()
    assert {key for key in solo["mentor"] if solo["mentor"][key] != solo["mentee"][key]} == {
        "frequency", "confidentiality", "initiates", "off_limits_private",
    }  # fmt: skip


def test_goals_named_in_the_sample_exist(sample: dict[str, Any]) -> None:
    for pair in sample["relationship"].values():
        known = {goal["key"] for goal in pair.get("goal", ())}
        for version in pair.get("agreement", ()):
            assert set(version.get("answers", {}).get("top_goals", ())) <= known


def test_signatures_of_the_sample_fit_their_box(sample: dict[str, Any]) -> None:
    for strokes in sample["drawing"].values():
        for stroke in strokes:
            assert len(stroke) >= 2
            assert all(0 <= x <= 1 and 0 <= y <= 0.3 for x, y in stroke)


def test_the_faulty_participants_are_ten_rows_one_of_them_in_another_encoding() -> None:
    rows = asset("resources/sample/faulty-participants.csv").read_bytes().splitlines()
    assert len(rows) == 11
    broken = [row for row in rows if row.decode("utf-8", "replace").count("\ufffd")]
    assert len(broken) == 1
