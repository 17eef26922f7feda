import pytest

from mentor_desktop.domain.form import Choice, Question, cleaned, joined, read_form, said
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT

FORM = """
key = "sheet"
title = "A sheet"
[[section]]
key = "first"
title = "First"
talk = ["What for?"]
can_hide = false
[[section.question]]
key = "how"
kind = "choice"
label = "How"
other = true
roles = ["mentee"]
default = "phone"
[[section.question.choice]]
key = "phone"
label = "Phone"
text = "By phone"
"""

LINE = Question("name", "line", "Name")
TEXT = Question("story", "text", "Story")
HOURS = Question("hours", "number", "Hours", unit="hours a month", unit_one="hour a month")
DAY = Question("start", "date", "First day")
WEEK = Question("week", "week", "Times")
SKILLS = Question("skills", "list", "Skills")
GOALS = Question("goals", "goals", "Goals")
CHOICES = (Choice("a", "A", "A at length"), Choice("b", "B"))
PICK = Question("pick", "choice", "Pick", choices=CHOICES)
PICK_OTHER = Question("pick", "choice", "Pick", choices=CHOICES, has_other=True)
TICK = Question("tick", "choices", "Tick", choices=CHOICES, has_other=True)


def test_reads_sections_and_questions() -> None:
    form = read_form(FORM, "sheet.toml")
    section = form.sections[0]
    assert (form.key, form.title, section.can_hide) == ("sheet", "A sheet", False)
    assert section.talk == ("What for?",)
    question = form.question("how")
    assert question.choices == (Choice("phone", "Phone", "By phone"),)
    assert question.has_other
    assert question.default == "phone"
    assert question.is_for("mentee")
    assert not question.is_for("mentor")


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("key = ", "Invalid value"),
        ('key = "a"\ntitle = "A"', "section"),
        (FORM.replace('key = "sheet"', ""), "key"),
        (FORM.replace('title = "First"', ""), "title"),
        (FORM.replace('label = "How"', ""), "label"),
        (FORM.replace('"choice"', '"colour"'), "colour"),
        (FORM.replace('key = "phone"', ""), "key"),
        (FORM + FORM[FORM.index("[[section]]") :], "how twice"),
    ],
)
def test_names_the_file_and_what_is_wrong_with_a_form(toml: str, reason: str) -> None:
    with pytest.raises(Refused, match=rf"(?s)sheet\.toml.*{reason}"):
        read_form(toml, "sheet.toml")


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(Refused, match="“where”"):
        read_form(FORM, "sheet.toml").question("where")


def test_joins_forms_in_order() -> None:
    one = read_form(FORM, "one")
    two = read_form(FORM.replace('"how"', '"when"'), "two")
    form = joined("both", "Both", (one, two))
    assert list(form.by_key) == ["how", "when"]
    assert [section.key for section in form.sections] == ["first", "first"]


def test_refuses_to_join_forms_with_one_question() -> None:
    one = read_form(FORM, "one")
    with pytest.raises(Refused, match="how twice"):
        joined("both", "Both", (one, one))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (LINE, 7),
        (LINE, ["a"]),
        (HOURS, "7"),
        (HOURS, True),
        (SKILLS, "a"),
        (SKILLS, ["a", 1]),
        (WEEK, ["0"]),
        (WEEK, {"0": 9}),
        (PICK, ["a"]),
        (TICK, {"a": "b"}),
    ],
)
def test_refuses_a_value_of_another_type(question: Question, value: object) -> None:
    with pytest.raises(Refused, match=f"“{question.label}” cannot hold that"):
        cleaned(question, value)  # type: ignore[arg-type] # wrong on purpose


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (LINE, " \n\x00 "),
        (TEXT, "\n \n"),
        (SKILLS, ["", " \t"]),
        (WEEK, {"0": "  "}),
        (PICK, ""),
        (PICK_OTHER, "other: "),
        (TICK, ["other:"]),
        (DAY, ""),
        (GOALS, []),
        (TEXT, None),
    ],
)
def test_nothing_but_space_is_no_answer(question: Question, value: object) -> None:
    assert cleaned(question, value) is None  # type: ignore[arg-type] # kinds are told apart inside


def test_a_line_stays_on_one_line() -> None:
    assert cleaned(LINE, " Ann\r\nLee\t ") == "Ann Lee"


def test_a_text_keeps_its_lines() -> None:
    assert cleaned(TEXT, "one\r\n\r\ntwo\n") == "one\n\ntwo"


def test_hostile_text_is_made_harmless_and_markup_is_kept_as_text() -> None:
    assert cleaned(TEXT, "a\x00b\ud800c\u202ed\x1b[31m") == "ab\ufffdcd[31m"
    assert cleaned(LINE, "<b>&amp; <img src=x>") == "<b>&amp; <img src=x>"
    assert cleaned(SKILLS, ["\u2066x\u2069", "\uffff"]) == ["x"]


def test_a_line_that_is_too_long_is_told_and_not_cut() -> None:
    with pytest.raises(Refused, match=r"at most 1,000 characters; this has 40,000"):
        cleaned(LINE, "x" * 40_000)
    assert cleaned(LINE, "x" * LONGEST_LINE) == "x" * LONGEST_LINE


def test_a_text_of_a_megabyte_is_kept() -> None:
    assert cleaned(TEXT, "x" * 1_000_000) == "x" * 1_000_000


@pytest.mark.parametrize("value", ["x" * (LONGEST_TEXT + 1), ["x" * LONGEST_TEXT, "y"]])
def test_an_endless_text_is_refused(value: str | list[str]) -> None:
    with pytest.raises(Refused, match="Nothing was cut"):
        cleaned(TEXT if isinstance(value, str) else SKILLS, value)


@pytest.mark.parametrize("value", [-1.0, 1e9, float("nan"), float("inf")])
def test_a_number_out_of_range_is_refused(value: float) -> None:
    with pytest.raises(Refused, match="0 to 1,000,000"):
        cleaned(HOURS, value)


def test_a_whole_number_is_kept_as_a_number() -> None:
    value = cleaned(HOURS, 3)
    assert value == 3.0
    assert isinstance(value, float)


@pytest.mark.parametrize("value", ["9 March", "2026-02-30", "1899-12-31", "2101-01-01"])
def test_a_day_that_is_none_or_out_of_range_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="“First day” takes a day"):
        cleaned(DAY, value)


def test_a_day_is_kept_in_one_notation() -> None:
    assert cleaned(DAY, "20260309") == "2026-03-09"


def test_a_week_has_seven_days_in_order() -> None:
    assert cleaned(WEEK, {"4": "09:00-12:00 ", "0": "14:00-16:00", "2": ""}) == {
        "0": "14:00-16:00",
        "4": "09:00-12:00",
    }
    with pytest.raises(Refused, match="Monday to Sunday"):
        cleaned(WEEK, {"7": "09:00-10:00"})


@pytest.mark.parametrize("value", ["c", "other: c", "A"])
def test_an_answer_that_is_no_choice_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="“Pick” has no answer"):
        cleaned(PICK, value)


def test_own_words_take_the_place_of_a_choice() -> None:
    assert cleaned(PICK_OTHER, "other:  twice a year ") == "other: twice a year"


def test_ticked_choices_stand_once_and_in_the_order_of_the_form() -> None:
    assert cleaned(TICK, ["other: c", "b", "a", "b"]) == ["a", "b", "other: c"]


def test_takes_three_goals_in_the_order_given() -> None:
    assert cleaned(GOALS, ["z", "a", "m"]) == ["z", "a", "m"]
    with pytest.raises(Refused, match="at most three"):
        cleaned(GOALS, ["a", "b", "c", "d"])


@pytest.mark.parametrize(
    ("question", "value", "lines"),
    [
        (TEXT, None, ()),
        (TEXT, "one\ntwo", ("one\ntwo",)),
        (HOURS, 2.0, ("2 hours a month",)),
        (HOURS, 2.5, ("2.5 hours a month",)),
        (Question("n", "number", "N"), 9.0, ("9",)),
        (PICK, "a", ("A at length",)),
        (PICK, "b", ("B",)),
        (PICK_OTHER, "other: in spring", ("in spring",)),
        (TICK, ["a", "b", "other: c"], ("A at length", "B", "c")),
        (SKILLS, ["x", "y"], ("x", "y")),
        (WEEK, {"4": "09:00-12:00", "0": "14:00"}, ("Monday: 14:00", "Friday: 09:00-12:00")),
        (DAY, "2026-03-09", ("2026-03-09",)),
    ],
)
def test_says_an_answer_in_words(question: Question, value: object, lines: tuple[str, ...]) -> None:
    assert said(question, value) == lines  # type: ignore[arg-type] # kinds are told apart inside


def test_says_one_of_a_unit_in_the_singular() -> None:
    assert said(HOURS, 1.0) == ("1 hour a month",)
    assert said(HOURS, 1.5) == ("1.5 hours a month",)
    assert said(Question("n", "number", "N", unit="km"), 1.0) == ("1 km",)
