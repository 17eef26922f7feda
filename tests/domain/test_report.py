"""Who may read which part of a report. method.md section 15."""

import pytest

from mentor_desktop.domain.report import PARTS, READERS, is_for, listed, part_title, why_not

# What each reader gets, said once more by hand.
_EVERYONE = {"journey", "rhythm", "check_in_days", "agreement"}
_PAIR = _EVERYONE | {
    "signals", "next", "goals", "plan", "meetings", "notes", "items", "introductions",
    "check_ins", "journal_pair", "journal_programme",
}  # fmt: skip
_COUNTS = {"goal_counts", "item_counts"}
_GETS = {
    "pair": _PAIR,
    "mentor": _PAIR | {"private_mentor"},
    "mentee": _PAIR | {"private_mentee"},
    "supervisor": _EVERYONE | _COUNTS,
    "programme": _EVERYONE | _COUNTS | {"signals", "next", "journal_programme"},
}


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_gets_what_is_theirs(reader: str) -> None:
    assert {part for part in PARTS if is_for(part, reader)} == _GETS[reader]


def test_what_only_one_sees_is_in_nobody_elses_report() -> None:
    for role in ("mentor", "mentee"):
        assert [one for one in READERS if is_for(f"private_{role}", one)] == [role]


def test_lists_what_is_in_and_what_is_left_out_with_the_reason() -> None:
    found = listed({"journey": "", "meetings": "3", "private_mentor": "2"}, "mentee")
    assert [(one.part, one.is_in) for one in found] == [
        ("journey", True), ("meetings", True), ("private_mentor", False),
    ]  # fmt: skip
    assert found[1].sentence == f"{part_title('meetings')} (3)"
    assert why_not("private_mentor") in found[2].sentence


def test_counts_stand_only_where_what_they_count_is_left_out() -> None:
    counts = {"goals": "3", "goal_counts": "3"}
    assert [one.part for one in listed(counts, "pair")] == ["goals"]
    told = listed(counts, "programme")
    assert [(one.part, one.is_in) for one in told] == [("goals", False), ("goal_counts", True)]


def test_every_part_has_words() -> None:
    assert all(part_title(part) and why_not(part) for part in PARTS)


def test_what_only_the_reader_sees_is_in_when_they_ask_for_it() -> None:
    counts = {"private_mentor": "2", "private_mentee": ""}
    for is_own in (False, True):
        found = listed(counts, "mentor", is_own=is_own)
        assert [one.is_in for one in found] == [is_own, False]
