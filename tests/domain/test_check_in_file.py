"""A check-in file is read whole, or refused with its line. Issue: bad input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.check_in_file import QUESTION_KINDS, FaultyFile, read_check_in
from mentor_desktop.domain.check_in_form import When
from mentor_desktop.domain.refused import Refused

GOOD = '''# A pulse
key = "pulse"
title = "Pulse"
help = """
[[step]]
key = "not a step"
"""
minutes = 5
ways = ["together", "apart"]
repeats = true

[[step]]
key = "one"
title = "One"
talk = ["How are you?"]
reflection = { mentor = "And you?", mentee = "" }

[[step.question]]
key = "mood"
kind = "rating"
label = "How is it going?"
least = 0
most = 10
low = "Badly"
high = "Well"

[[step.question]]
key = "worry"
kind = "choice"
label = "Any worry?"
fills = "agreement.objective"
[[step.question.choice]]
key = "yes"
label = "Yes"
[[step.question.choice]]
key = "no"
label = "No"

[[step]]
key = "two"
title = "Two"
when = { question = "worry", is = ["yes"] }
produces = ["meeting"]

[[step.question]]
key = "what"
kind = "list"
label = "What is it?"
owner = "mentor"
prefill = "goals"
produces = ["action_items"]
when = { question = "mood", is = ["0", "1"] }

[[step.question]]
key = "plan"
kind = "plan"
label = "The plan"
'''


def fault_of(toml: str) -> FaultyFile:
    with pytest.raises(FaultyFile) as caught:
        read_check_in(toml, "pulse.toml", {"objective"})
    return caught.value


def line_of(text: str, toml: str = GOOD, nth: int = 1) -> int:
    found = [number for number, line in enumerate(toml.splitlines(), 1) if line == text]
    return found[nth - 1]


def test_reads_steps_and_questions() -> None:
    form = read_check_in(GOOD, "pulse.toml", {"objective"})
    assert (form.key, form.minutes, form.repeats, form.ways) == (
        "pulse", 5, True, ("together", "apart"),
    )  # fmt: skip
    one, two = form.steps
    assert one.talk == ("How are you?",)
    assert one.reflections == {"mentor": "And you?"}
    mood, worry = one.questions
    assert (mood.kind, mood.least, mood.most, mood.low, mood.high) == (
        "rating", 0, 10, "Badly", "Well",
    )  # fmt: skip
    assert worry.fills == "objective"
    assert two.when == When(question="worry", one_of=("yes",))
    assert two.questions[0].when == When(question="mood", one_of=("0", "1"))
    assert two.questions[0].produces == ("action_items",)
    assert two.questions[1].is_link


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('key = "pulse"', "", 1, "“key” is missing"),
        ('title = "One"', "", "[[step]]", "“title” is missing"),
        ('label = "How is it going?"', "", "[[step.question]]", "“label” is missing"),
        ('kind = "rating"', 'kind = "colour"', 'kind = "colour"', "“colour” is not known"),
        ('low = "Badly"', 'lowest = "Badly"', 'lowest = "Badly"', "“lowest” is not known"),
        ("minutes = 5", 'minutes = "5"', 'minutes = "5"', "“minutes” cannot be that"),
        ("minutes = 5", "minutes = true", "minutes = true", "“minutes” cannot be that"),
        ("minutes = 5", "minutes = 5000", "minutes = 5000", "0 to 600"),
        ("minutes = 5", 'rule = "sixty_day"', 'rule = "sixty_day"', "“sixty_day” is not known"),
        ("minutes = 5", 'stage = "lunch"', 'stage = "lunch"', "“lunch” is not known"),
        ("minutes = 5", 'rule = "ninety_day"', 'rule = "ninety_day"', "question “match”"),
        ('key = "two"', 'key = "one"', 'key = "one"', "There is a step “one” already"),
        ('key = "what"', 'key = "mood"', 'key = "mood"', "There is a question “mood” already"),
        ('key = "what"', 'key = "What now"', 'key = "What now"', "small letters"),
        ('key = "no"', 'key = "yes"', 'key = "yes"', "There is a choice “yes” already"),
        ('kind = "choice"', 'kind = "line"', 'kind = "line"', "choices to pick from"),
        ("most = 10", "most = 0", "most = 0", "lower to a higher"),
        ('owner = "mentor"', 'owner = "boss"', 'owner = "boss"', "“boss” is not known"),
        ('prefill = "goals"', 'prefill = "luck"', 'prefill = "luck"', "“luck” is not known"),
        (
            'produces = ["action_items"]', 'produces = ["money"]', 'produces = ["money"]',
            "“money” is not known",
        ),
        (
            'low = "Badly"', 'produces = ["goals"]', 'produces = ["goals"]', "made from a list",
        ),
        (
            'fills = "agreement.objective"', 'fills = "agreement.lunch"',
            'fills = "agreement.lunch"', "no question “lunch”",
        ),
        ('fills = "agreement.objective"', 'fills = "plan"', 'fills = "plan"', "“agreement.”"),
        ('talk = ["How are you?"]', "talk = [1]", "talk = [1]", "“talk” holds texts"),
        ('ways = ["together", "apart"]', 'ways = ["by mail"]', 'ways = ["by mail"]', "“by mail”"),
        # a loop, or something that is not there
        (
            'is = ["yes"] }', 'is = ["perhaps"] }',
            'when = { question = "worry", is = ["perhaps"] }', "no answer “perhaps”",
        ),
        (
            'question = "worry"', 'question = "what"',
            'when = { question = "what", is = ["yes"] }', "not answered before it",
        ),
        (
            'question = "mood", is', 'question = "what", is',
            'when = { question = "what", is = ["0", "1"] }', "not answered before it",
        ),
        (
            'question = "mood", is', 'question = "plan", is',
            'when = { question = "plan", is = ["0", "1"] }', "not answered before it",
        ),
        (
            '{ question = "worry", is = ["yes"] }', '{ outcome = ["plan"] }',
            'when = { outcome = ["plan"] }', "has no rule",
        ),
        (
            '{ question = "worry", is = ["yes"] }', "{ }",
            "when = { }", "either a question or an outcome",
        ),
    ],
)  # fmt: skip
def test_names_the_line_of_what_is_wrong(old: str, new: str, line: str | int, reason: str) -> None:
    assert old in GOOD
    toml = GOOD.replace(old, new, 1)
    found = fault_of(toml).fault
    assert reason in found.reason
    lines = [n for n, text in enumerate(toml.splitlines(), 1) if text == line]
    assert found.line in lines or found.line == line
    assert str(found).startswith(f"pulse.toml, line {found.line}: ")


def test_names_the_line_where_it_stops_being_toml() -> None:
    found = fault_of(GOOD.replace('label = "Any worry?"', 'label = "Any worry?')).fault
    assert found.line == line_of('label = "Any worry?"')
    assert "not TOML" in found.reason


def test_texts_are_cleaned_as_typed_ones_are() -> None:
    toml = GOOD.replace("Any worry?", "Any\\u0000 worry\\u202E?")
    question = read_check_in(toml, "pulse.toml", {"objective"}).question("worry")
    assert question.label == question.source == "Any worry?"
    assert "missing" in fault_of(GOOD.replace("Any worry?", "  ")).fault.reason


def test_the_second_of_two_tables_is_told_from_the_first() -> None:
    toml = GOOD.replace('label = "No"', "")
    assert fault_of(toml).fault.line == line_of("[[step.question.choice]]", toml, 2)


def test_a_step_that_waits_for_itself_is_refused() -> None:
    toml = GOOD.replace('{ question = "worry", is = ["yes"] }', '{ question = "what" }')
    assert "not answered before it" in fault_of(toml).fault.reason


def test_no_steps_are_no_check_in() -> None:
    toml = 'key = "a"\ntitle = "A"\nstep = []\n'
    assert (fault_of(toml).fault.line, "at least one step" in fault_of(toml).fault.reason) == (
        3, True,
    )  # fmt: skip


RULED = """
key = "check"
title = "Check"
rule = "ninety_day"
[[step]]
key = "five"
title = "Five"
""" + "".join(
    f'[[step.question]]\nkey = "{key}"\nkind = "choice"\nlabel = "{key}"\n'
    + "".join(f'[[step.question.choice]]\nkey = "{one}"\nlabel = "{one}"\n' for one in choices)
    for key, choices in {
        "match": ["good", "fair", "poor"],
        "met": ["as_agreed", "less", "hardly"],
        "energy": ["yes", "mostly", "no"],
        "time": ["content", "not_content"],
        "cancelled": ["no", "yes"],
    }.items()
)
OBSTACLES = [
    "trust", "respect", "confidentiality", "personal", "priority", "goals", "expectations",
    "supervisor", "workload", "distance",
]  # fmt: skip
STRAIN = (
    '[[step]]\nkey = "strain"\ntitle = "Strain"\nwhen = { outcome = ["OUTCOME"] }\n'
    '[[step.question]]\nkey = "obstacles"\nkind = "choices"\nlabel = "What"\n'
    + "".join(f'[[step.question.choice]]\nkey = "{one}"\nlabel = "{one}"\n' for one in OBSTACLES)
)


def test_an_outcome_can_be_waited_for_once_it_is_known() -> None:
    form = read_check_in(RULED + STRAIN.replace("OUTCOME", "strained"), "check.toml")
    assert form.steps[1].when == When(outcomes=("strained",))
    toml = RULED + STRAIN.replace("OUTCOME", "plan")
    found = fault_of(toml).fault
    assert "only after the question “obstacles”" in found.reason
    assert found.line == line_of('when = { outcome = ["plan"] }', toml)


def test_a_rule_needs_its_questions_in_its_words() -> None:
    toml = RULED + STRAIN.replace("OUTCOME", "strained").replace('"trust"', '"mistrust"')
    assert "“obstacles”" in fault_of(toml).fault.reason


def test_every_kind_of_question_is_known() -> None:
    assert {
        "line", "text", "choice", "choices", "list", "date", "number", "rating",
        "goals", "plan", "agreement", "meetings", "action_items",
    } <= set(QUESTION_KINDS)  # fmt: skip


@given(st.integers(0, len(GOOD)), st.integers(1, 40), st.text(max_size=8))
def test_damage_is_named_or_harmless(at: int, length: int, put: str) -> None:
    toml = GOOD[:at] + put + GOOD[at + length :]
    try:
        read_check_in(toml, "pulse.toml")
    except Refused as refusal:
        assert isinstance(refusal, FaultyFile)
        assert 1 <= refusal.fault.line <= toml.count("\n") + 1
