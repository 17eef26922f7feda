"""The check-ins of a pair as each of the two sees them."""

import contextlib
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import check_ins, drafting, meetings
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.relationships import (
    pass_stage,
    set_dates,
    set_informal,
    set_state,
)
from mentor_desktop.operations.sheets import finish_sheet
from mentor_desktop.store.check_in_view import CheckInView, check_in_view
from mentor_desktop.store.check_ins import PairCheckIns, check_ins_of
from mentor_desktop.store.refusals import DamagedFile
from tests.conftest import Pair
from tests.exploring import tries

TODAY = date(2026, 6, 5)
ROLES = ("mentor", "mentee")
FIVE = {"match": "poor", "met": "hardly", "energy": "no", "time": "content", "cancelled": "no"}


def seen(pair: Pair, check_in_id: str, role: str | None, today: date = TODAY) -> CheckInView:
    with pair.database.reading() as session:
        found = check_in_view(
            session, check_in_id, check_in_forms(), role, today, lambda day: f"{day:%d/%m}"
        )
    assert found is not None
    return found


def listed(pair: Pair, today: date = TODAY) -> PairCheckIns:
    with pair.database.reading() as session:
        return check_ins_of(session, pair.id, check_in_forms(), today)


def apart(pair: Pair) -> str:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, id, "apart")
    return id


def test_answers_of_the_other_stay_hidden_until_both_are_in(pair: Pair) -> None:
    id = apart(pair)
    check_ins.answer_check_in(pair.database, id, "match", "good", "mentor")
    check_ins.answer_check_in(pair.database, id, "match", "poor", "mentee")
    assert seen(pair, id, "mentor").answers == {"mentor": {"match": "good"}}
    assert seen(pair, id, "mentor").hidden == {"mentee"}
    assert seen(pair, id, "mentor").answered == {"mentor": 1, "mentee": 1}
    check_ins.hand_in(pair.database, id, "mentor")
    assert seen(pair, id, "mentee").hidden == {"mentor"}
    assert seen(pair, id, None).answers == {}
    check_ins.hand_in(pair.database, id, "mentee")
    both = seen(pair, id, "mentor")
    assert both.hidden == frozenset()
    assert both.differences == ("match",)


def test_own_words_are_no_difference(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "first_meeting")
    check_ins.choose_way(pair.database, id, "apart")
    for voice, topics in (("mentor", ["role"]), ("mentee", ["role", "workload"])):
        check_ins.answer_check_in(pair.database, id, "rapport_topics", topics, voice)
        check_ins.answer_check_in(pair.database, id, "expect", f"What the {voice} expects", voice)
        check_ins.hand_in(pair.database, id, voice)
    assert seen(pair, id, "mentor").compared == ("rapport_topics",)
    assert seen(pair, id, "mentor").differences == ("rapport_topics",)


@settings(
    max_examples=tries(10, 40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.integers(0, 10_000), min_size=5, max_size=25))
def test_whatever_they_do_nothing_is_seen_too_early(pair: Pair, numbers: list[int]) -> None:
    """Each writes words of their own; nobody reads the other's before the other handed in."""
    database = pair.database
    id = apart(pair)
    for number in numbers:
        role = Random(number).choice(ROLES)
        verbs = (
            lambda role=role, number=number: check_ins.answer_check_in(
                database, id, "strain_words", f"{role} {number}", role
            ),
            lambda role=role: check_ins.hand_in(database, id, role),
            lambda role=role: check_ins.take_back(database, id, role),
            lambda: check_ins.choose_way(database, id, "together"),
            lambda: check_ins.choose_way(database, id, "apart"),
            database.undo,
        )
        with contextlib.suppress(Refused):
            verbs[number % len(verbs)]()
        with database.reading() as session:
            row = session.get(CheckIn, id)
            if row is None:  # undone to the start
                return
            is_out = row.all_handed_in
        for reader, other in (ROLES, ROLES[::-1]):
            assert is_out or other not in seen(pair, id, reader).answers
        assert is_out or not set(ROLES) & set(seen(pair, id, None).answers)
    check_ins.remove_check_in(database, id)


def test_the_verdict_is_told_with_its_evidence(pair: Pair) -> None:
    draft = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, draft, "frequency", "two_weeks")
    first = date(2026, 3, 13)
    for week in range(0, 10, 2):
        id = meetings.plan_meeting(pair.database, pair.id, first + timedelta(weeks=week))
        if week:
            meetings.cancel_meeting(pair.database, id, "mentor", "")
        else:
            meetings.hold_meeting(pair.database, id)
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    found = seen(pair, id, "mentor").prefilled
    assert found["met"].value == "hardly"
    assert found["met"].evidence == (
        "Since 09/03 you met once. As agreed, it would have been 6 times."
    )
    assert found["cancelled"].value == "yes"
    assert found["cancelled"].evidence == (
        "4 meetings in a row were cancelled: 27/03, 10/04, 24/04, 08/05"
    )
    assert len(found["cancelled"].meeting_ids) == 4
    for question, value in FIVE.items():  # what was suggested can be overridden
        check_ins.answer_check_in(pair.database, id, question, value)
    verdict = seen(pair, id, "mentor").verdict
    assert verdict is not None
    assert verdict.of_voice["agreed"].trace() == ("3 of 5 unfavourable; no obstacle ticked: a talk")
    assert [one.step.key for one in seen(pair, id, "mentor").steps()] == [
        "fit", "in_the_way", "plan",
    ]  # fmt: skip


def test_a_later_check_in_reads_what_an_earlier_one_of_another_kind_said(pair: Pair) -> None:
    first = check_ins.start_check_in(pair.database, pair.id, "renewal")
    check_ins.answer_check_in(pair.database, first, "rated_goals", 2.0, "mentee")
    finish_check_in(pair.database, first)
    last = check_ins.start_check_in(pair.database, pair.id, "celebrate")
    (earlier,) = seen(pair, last, "mentee").earlier
    assert (earlier.title, earlier.said) == (
        "Mid-point renewal", {"mentee": {"rated_goals": "2 of 5"}},
    )  # fmt: skip
    assert earlier.values == {"mentee": {"rated_goals": 2.0}}
    assert seen(pair, last, "mentor").earlier == ()  # said to the programme


def test_an_informal_or_ended_pair_has_no_days(pair: Pair) -> None:  # PRE-14
    set_informal(pair.database, pair.id, True)
    assert {one.state for one in listed(pair).to_do} == {"free"}
    set_informal(pair.database, pair.id, False)
    assert "late" in {one.state for one in listed(pair).to_do}
    set_state(pair.database, pair.id, "completed")
    assert {one.state for one in listed(pair).to_do} == {"free"}


def in_force(pair: Pair, signed: date) -> None:
    id = drafting.start_agreement(pair.database, pair.id)
    with pair.database.changing("Sign") as session:
        agreement = session.get_one(Agreement, id)
        agreement.state = "in_force"
        agreement.in_force_at = datetime.combine(signed, time(12), UTC)


def test_a_review_has_its_day(pair: Pair) -> None:  # AG-31
    assert listed(pair).to_start("agreement_review") is not None
    in_force(pair, date(2026, 3, 20))  # half a year on is far from the mid-point of 24 August
    set_dates(pair.database, pair.id, date(2026, 3, 9), date(2027, 2, 8))
    line = listed(pair).to_start("agreement_review")
    assert line is not None
    assert (line.state, line.due) == ("coming", date(2026, 9, 19))
    id = check_ins.start_check_in(pair.database, pair.id, "agreement_review")
    finish_check_in(pair.database, id)
    line = listed(pair).to_start("agreement_review")
    assert line is not None and line.due is not None
    assert line.due > date(2026, 9, 19)
    assert listed(pair).done[0].due is None


def test_a_mid_point_near_the_review_is_one_check_in(pair: Pair) -> None:  # method.md section 6
    in_force(pair, date(2026, 3, 20))  # review on 19 September, mid-point on 7 September
    found = listed(pair)
    assert found.to_start("agreement_review") is None
    line = found.to_start("renewal")
    assert line is not None
    assert (line.is_with_review, line.due) == (True, date(2026, 9, 7))
    check_ins.skip_check_in(pair.database, pair.id, "renewal", "No time")
    assert listed(pair).to_start("agreement_review") is not None


def test_preparation_is_told_elsewhere(pair: Pair) -> None:
    pass_stage(pair.database, pair.id, "prepare", "We know each other")
    finish_sheet(pair.database, pair.id, "mentor")
    pass_stage(pair.database, pair.id, "first_meeting")
    assert [(one.key, one.title) for one in listed(pair).done] == [
        ("first_meeting", "First meeting")
    ]


def test_a_damaged_answer_is_named_not_guessed(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    with pair.database.changing("Damage") as session:
        session.add(CheckInAnswer(check_in_id=id, voice="agreed", question="match", value=True))
    with pytest.raises(DamagedFile):
        seen(pair, id, "mentor")


def test_a_check_in_that_is_gone_is_no_view(pair: Pair) -> None:
    with pair.database.reading() as session:
        assert check_in_view(session, "nowhere", check_in_forms(), "mentor", TODAY) is None


def test_reads_in_few_statements_whatever_there_is(pair: Pair) -> None:
    for _round in range(6):
        id = check_ins.start_check_in(pair.database, pair.id, "check_up")
        for question, value in FIVE.items():
            check_ins.answer_check_in(pair.database, id, question, value)
        finish_check_in(pair.database, id)
    statements: list[str] = []

    def count(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        with pair.database.reading() as session:
            check_ins_of(session, pair.id, check_in_forms(), TODAY)
            of_list = sum(one.startswith("SELECT") for one in statements)
            check_in_view(session, id, check_in_forms(), "mentor", TODAY)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert of_list <= 4
    assert sum(one.startswith("SELECT") for one in statements) - of_list <= 8
