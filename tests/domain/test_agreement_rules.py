"""AG-34 and the rules of method.md section 6."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    Party,
    fingerprint,
    read_content,
    short_fingerprint,
)
from mentor_desktop.domain.agreement_rules import (
    Placed,
    content_of,
    coverage,
    differences,
    is_typed_name,
    names_match,
    own_section,
    warnings,
)
from mentor_desktop.domain.form import Choice, Question, Section
from mentor_desktop.domain.refused import Refused

HOW = Question("how", "choice", "How", choices=(Choice("a", "By phone"),), needed=True)
WHY = Question("why", "text", "Why", needed=True)
GOALS = Question("goals", "goals", "Goals")
DAY = Question("day", "date", "Day")
MEETING = Section("meeting", "Meeting", questions=(HOW, WHY, GOALS, DAY))
FREE = own_section("own:1", "Ours")


def test_a_section_is_complete_with_all_needed_answers() -> None:  # AG-34
    placed = (Placed(MEETING), Placed(FREE))
    assert coverage(placed, {}, {}).states == {"meeting": "open", "own:1": "open"}
    assert coverage(placed, {"how": "a"}, {}).states["meeting"] == "part"
    full = coverage(placed, {"how": "a", "why": "because", "own:1": "x"}, {})
    assert (full.complete, full.all) == (2, 2)


def test_hidden_sections_do_not_count() -> None:
    assert coverage((Placed(MEETING, is_hidden=True),), {}, {}).all == 0


def test_a_goal_that_is_gone_is_no_answer() -> None:
    placed = (Placed(Section("s", "S", questions=(GOALS,))),)
    assert coverage(placed, {"goals": ["1"]}, {}).states == {"s": "open"}
    assert coverage(placed, {"goals": ["1"]}, {"1": "Lead"}).states == {"s": "complete"}


def test_lists_only_where_the_two_differ() -> None:
    found = differences(
        (Placed(MEETING), Placed(FREE, is_hidden=True)),
        {"how": "a", "why": "x", "own:1": "q"},
        {"how": "a"},
    )
    assert [(one.question.key, one.mentor, one.mentee) for one in found] == [("why", "x", None)]


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("Zoë  AMARA okafor", True),
        ("Zoe\u0308 Amara Okafor", True),
        ("Zoë", True),
        ("Zoe", False),
        ("", False),
        ("Okafor", False),
    ],
)
def test_a_typed_name_matches_by_letters_not_by_case_or_spacing(typed: str, matches: bool) -> None:
    assert names_match(typed, "Zoë Amara Okafor", "Zoë") is matches


def test_an_empty_preferred_name_matches_nothing() -> None:
    assert not names_match("", "Ada", "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Siobhán O’Brien", "siobhán o'brien"),
        ("Sean O'Neill", "Sean O’Neill"),
        ("ʻAnakala Kaʻiulani", "'Anakala Ka'iulani"),
        ("Jean‑Luc Müller–Lee", "Jean-Luc Müller-Lee"),
        ("İbrahim Işık", "ibrahim ışık"),
        ("İbrahim Işık", "İBRAHİM IŞIK"),
        ("می\u200cخواهم رضایی", "میخواهم رضایی"),
        ("क\u094d\u200dष", "क\u094dष"),
        ("❤\ufe0f Rose", "❤ rose"),
        ("ﬁona Oﬀerman", "fiona offerman"),
        ("ＭＡＲＩＥ", "marie"),
        ("山田\u3000太郎", "山田 太郎"),
        ("Ngô\u0300 Bảo", "Ng\u1ed3 Ba\u0309o"),
        ("Dana \u200f(דנה)", "dana (דנה)"),
    ],
)
def test_what_a_keyboard_gives_is_the_name(name: str, typed: str) -> None:
    assert is_typed_name(typed, name)
    assert is_typed_name(name, name)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Ada", "Ida"), ("Ada", ""), ("Ada", "\u200d"), ("José", "Jose"), ("O’Brien", "OBrien")],
)
def test_another_name_is_not_the_name(name: str, typed: str) -> None:
    assert not is_typed_name(typed, name)


def test_what_only_looks_alike_earns_no_trust() -> None:
    assert not names_match("Siobhán O'Brien", "Siobhán O’Brien")


def test_warns_of_fewer_than_two_contacts_a_month() -> None:  # N-01
    assert warnings(None, None, {"frequency": "monthly", "contacts_a_month": 0.0})
    assert warnings(None, None, {"frequency": "monthly", "contacts_a_month": 1.0})
    assert warnings(None, None, {"frequency": "monthly"})
    assert not warnings(None, None, {"frequency": "monthly", "contacts_a_month": 2.0})
    assert not warnings(None, None, {"frequency": "weekly", "contacts_a_month": 0.0})
    assert not warnings(None, None, {"frequency": "two_weeks"})
    assert not warnings(None, None, {})


def _content(why: str) -> AgreementContent:
    return content_of(
        relationship_id="r1",
        agreement_id="id",
        version=1,
        language="en",
        programme=("P", "O"),
        starts=date(2026, 3, 9),
        ends=None,
        parties=(Party("mentor", "1", "Ada"), Party("mentee", "2", "Ben")),
        placed=(Placed(MEETING), Placed(FREE, is_hidden=True)),
        answers={
            "how": "a",
            "why": why,
            "own:1": "hidden words",
            "day": "2026-03-09",
            "goals": ["g2", "gone", "g1"],
        },
        goals={"g1": "First", "g2": "Second"},
        written_day=lambda day, language: f"{day} in {language}",
    )


def test_content_says_labels_choices_and_goals_in_words() -> None:
    content = _content("Because")
    assert [(entry.label, entry.text) for entry in content.sections[0].entries] == [
        ("How", ("By phone",)),
        ("Why", ("Because",)),
        ("Goals", ("Second", "First")),
        ("Day", ("2026-03-09 in en",)),
    ]
    assert b"hidden words" not in content.canonical()


@given(st.text(), st.text())
def test_content_survives_its_bytes_and_other_words_have_another_hash(a: str, b: str) -> None:
    a, b = (text.encode("utf-8", "replace").decode() for text in (a, b))
    first, second = _content("x" + a), _content("x" + b)
    assert read_content(first.canonical()) == first
    assert (fingerprint(first.canonical()) == fingerprint(second.canonical())) is (a == b)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b'{"format": "other"}', b'{"format":"mentor-desktop '
    b'agreement 1"}', b"null"]
)  # fmt: skip
def test_refuses_bytes_that_are_no_agreement(data: bytes) -> None:
    with pytest.raises(Refused):
        read_content(data)


def test_people_compare_four_groups_of_the_hash() -> None:
    assert short_fingerprint("9507d244ae8524f1" + "0" * 48) == "9507 D244 AE85 24F1"
