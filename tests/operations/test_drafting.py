import pytest

from mentor_desktop.domain.form import Value
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.drafting import (
    add_section,
    adopt,
    answer,
    finish_answers,
    hide_section,
    move_section,
    remove_section,
    rename_section,
    start_agreement,
)
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import answers_of, place
from tests.conftest import Pair


@pytest.fixture
def draft(pair: Pair) -> str:
    return start_agreement(pair.database, pair.id)


def agreed(pair: Pair, draft: str, voice: str = "agreed") -> dict[str, Value]:
    with pair.database.reading() as session:
        return answers_of(session, draft, voice)


def keys(pair: Pair, draft: str) -> list[str]:
    with pair.database.reading() as session:
        return [one.section.key for one in place(session, draft, agreement_form())]


# AG-17
def test_begins_with_the_days_of_the_relationship(pair: Pair, draft: str) -> None:
    found = agreed(pair, draft)
    assert (found["start"], found["end"], found["months"]) == ("2026-03-09", "2027-03-08", 12.0)


def test_months_and_last_day_follow_from_each_other(pair: Pair, draft: str) -> None:
    answer(pair.database, draft, "months", 6.0)
    assert agreed(pair, draft)["end"] == "2026-09-08"
    answer(pair.database, draft, "end", "2026-12-08")
    assert agreed(pair, draft)["months"] == 9.0
    answer(pair.database, draft, "end", "2026-12-24")
    assert "months" not in agreed(pair, draft)
    answer(pair.database, draft, "months", 3.0)
    answer(pair.database, draft, "start", "2026-01-31")
    assert agreed(pair, draft)["end"] == "2026-04-30"


def test_a_term_out_of_reach_changes_nothing(pair: Pair, draft: str) -> None:
    with pytest.raises(Refused):
        answer(pair.database, draft, "months", 1_200.0)
    assert agreed(pair, draft)["end"] == "2027-03-08"


# AG-02
def test_what_both_say_alone_becomes_agreed(pair: Pair, draft: str) -> None:
    for voice in ("mentor", "mentee"):
        answer(pair.database, draft, "frequency", "monthly", voice)
        answer(pair.database, draft, "initiates", voice, voice)
        assert "frequency" not in agreed(pair, draft)
        finish_answers(pair.database, draft, voice)
    found = agreed(pair, draft)
    assert found["frequency"] == "monthly"
    assert "initiates" not in found  # a ready answer that nobody agreed to
    adopt(pair.database, draft, "initiates", "mentor")
    assert agreed(pair, draft)["initiates"] == "mentor"


def test_what_was_agreed_before_stays_where_the_two_differ(pair: Pair, draft: str) -> None:
    answer(pair.database, draft, "objective", "Ours")
    for voice in ("mentor", "mentee"):
        answer(pair.database, draft, "objective", voice, voice)
        finish_answers(pair.database, draft, voice)
    assert agreed(pair, draft)["objective"] == "Ours"


# AG-24
def test_ending_early_cannot_be_hidden(pair: Pair, draft: str) -> None:
    with pytest.raises(Refused):
        hide_section(pair.database, draft, "ending_early", True)
    hide_section(pair.database, draft, "third_parties", True)
    with pair.database.reading() as session:
        hidden = [one for one in place(session, draft, agreement_form()) if one.is_hidden]
    assert [one.section.key for one in hidden] == ["third_parties"]


# AG-35
def test_sections_can_be_added_moved_renamed_and_removed(pair: Pair, draft: str) -> None:
    before = keys(pair, draft)
    own = add_section(pair.database, draft, "  Our  books ")
    answer(pair.database, draft, own, "One each")
    assert keys(pair, draft) == [*before, own]
    move_section(pair.database, draft, own, 0)
    assert keys(pair, draft) == [own, *before]
    rename_section(pair.database, draft, own, "Reading")
    with pytest.raises(Refused):
        rename_section(pair.database, draft, own, " ")
    remove_section(pair.database, draft, own)
    assert keys(pair, draft) == before
    assert own not in agreed(pair, draft)
