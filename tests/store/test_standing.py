"""What the file says of a pair becomes its signals and its next step."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.signals import Signal
from mentor_desktop.operations import (
    action_items,
    check_ins,
    contacts,
    drafting,
    goals,
    meetings,
    programme,
    relationships,
    signing,
)
from mentor_desktop.operations.activities import add_activity, set_days, set_progress
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.store.pair_lines import PairLine, pair_lines
from mentor_desktop.store.views import Head, head_of
from tests.conftest import Pair
from tests.pairing import add_relationship

START = date(2026, 3, 9)
TODAY = date(2026, 6, 15)
CHECK_UP = {"match": "good", "met": "as_agreed", "energy": "yes", "time": "content",
            "cancelled": "no"}  # fmt: skip


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def head(pair: Pair, today: date = TODAY) -> Head:
    with pair.database.reading() as session:
        return head_of(session, pair.id, today)


def line(pair: Pair, today: date = TODAY) -> PairLine:
    with pair.database.reading() as session:
        return next(one for one in pair_lines(session, today) if one.id == pair.id)


def signal(pair: Pair, key: str, today: date = TODAY) -> Signal:
    """As the head has it; the sidebar says the same."""
    found = next(one for one in head(pair, today).signals if one.key == key)
    assert found in line(pair, today).signals
    return found


def sign(pair: Pair, agreement: str) -> None:
    signing.offer(pair.database, agreement)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Benny")):
        signing.sign(pair.database, agreement, signing.Signing(role, True, "UTC", name))


def hold(pair: Pair, day: date) -> str:
    meeting = meetings.plan_meeting(pair.database, pair.id, day)
    meetings.hold_meeting(pair.database, meeting)
    return meeting


def test_contact_counts_held_meetings_and_messages_of_30_days(pair: Pair) -> None:
    assert signal(pair, "contact").level == "at_risk"
    contacts.log_contact(pair.database, pair.id, "call", day=ago(29))
    assert signal(pair, "contact").sentence().startswith("1 contact in")
    contacts.log_contact(pair.database, pair.id, "mail", day=ago(30))
    assert signal(pair, "contact").level == "attention"
    hold(pair, ago(3))
    assert signal(pair, "contact").level == "on_track"


def test_contact_is_measured_by_what_was_agreed(pair: Pair) -> None:
    contacts.log_contact(pair.database, pair.id, "call", day=ago(2))
    contacts.log_contact(pair.database, pair.id, "call", day=ago(3))
    assert signal(pair, "contact").level == "on_track"
    agreement = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, agreement, "contacts_a_month", 4.0)
    assert signal(pair, "contact").level == "attention"
    assert "at least 4 a month" in signal(pair, "contact").sentence()


def test_cancelled_in_a_row_held_breaks_it_and_postponed_does_not_count(pair: Pair) -> None:
    for days in (60, 50):
        meetings.cancel_meeting(
            pair.database, meetings.plan_meeting(pair.database, pair.id, ago(days)), "mentor"
        )
    assert signal(pair, "cancelled").level == "attention"
    hold(pair, ago(45))
    assert signal(pair, "cancelled").level == "on_track"
    for days in (40, 30, 20, 10):
        meetings.cancel_meeting(
            pair.database, meetings.plan_meeting(pair.database, pair.id, ago(days)), "mentee"
        )
        meetings.plan_meeting(pair.database, pair.id, ago(days - 1))  # nobody said what became
    assert signal(pair, "cancelled").level == "at_risk"
    assert signal(pair, "cancelled").short() == "4 meetings in a row cancelled"


def test_a_series_that_is_called_off_ahead_is_no_row(pair: Pair) -> None:
    for days in (7, 14, 21, 28):
        meeting = meetings.plan_meeting(pair.database, pair.id, ago(-days))
        meetings.cancel_meeting(pair.database, meeting, "mentor")
    assert signal(pair, "cancelled").level == "on_track"


def test_a_planned_meeting_answers_for_the_next_one(pair: Pair) -> None:
    assert signal(pair, "next_meeting").level == "at_risk"
    hold(pair, ago(44))
    assert signal(pair, "next_meeting").level == "attention"
    meetings.plan_meeting(pair.database, pair.id, TODAY)
    assert signal(pair, "next_meeting").sentence() == "The next one is on 2026-06-15."
    assert line(pair).next_meeting == TODAY


def test_a_third_of_the_open_items_late_asks_for_attention(pair: Pair) -> None:
    for item in _open_items(pair):
        action_items.complete_action_item(pair.database, item, True)
    ids = [
        action_items.add_action_item(pair.database, pair.id, "mentee", f"Do {number}", day)
        for number, day in enumerate((ago(1), TODAY, None))
    ]
    assert signal(pair, "action_items").level == "attention"
    action_items.complete_action_item(pair.database, ids[0], True)
    assert signal(pair, "action_items").level == "on_track"


def _open_items(pair: Pair) -> list[str]:
    with pair.database.reading() as session:
        return list(session.scalars(select(ActionItem.id).where(ActionItem.done_on.is_(None))))


def test_a_plan_without_progress_is_seen_from_when_it_was_under_way(pair: Pair) -> None:
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    activity = add_activity(pair.database, goal, "Read")
    set_days(pair.database, activity, ago(44), TODAY)
    assert signal(pair, "plan").level == "on_track"
    set_days(pair.database, activity, ago(45), TODAY)
    assert signal(pair, "plan").level == "attention"
    set_progress(pair.database, activity, 10, on=ago(5))
    assert signal(pair, "plan").sentence() == "The last progress was 5 days ago."


def test_an_unsigned_agreement_and_one_to_review(pair: Pair) -> None:
    assert signal(pair, "agreement").level == "at_risk"
    sign(pair, drafting.start_agreement(pair.database, pair.id))
    found = signal(pair, "agreement")
    assert (found.level, found.reason) == ("on_track", "review_ahead")
    later = found.figures["day"]
    assert isinstance(later, date)
    assert signal(pair, "agreement", later).level == "attention"
    assert line(pair, later).told is not None


@pytest.mark.parametrize(
    ("changed", "obstacles", "level"),
    [
        ({}, [], "on_track"),
        ({"match": "poor", "met": "less"}, [], "on_track"),
        ({"match": "poor", "met": "less", "energy": "no"}, ["workload"], "attention"),
        ({"match": "poor", "met": "less", "energy": "no"}, ["workload", "trust"], "at_risk"),
    ],
)
def test_a_check_up_is_told_as_its_rule_found(
    pair: Pair, changed: dict[str, str], obstacles: list[str], level: str
) -> None:
    check_in = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, check_in, "together")
    for question, answer in {**CHECK_UP, **changed}.items():
        check_ins.answer_check_in(pair.database, check_in, question, answer)
    if obstacles:
        check_ins.answer_check_in(pair.database, check_in, "obstacles", obstacles)
    assert signal(pair, "check_up").reason == "none"
    finish_check_in(pair.database, check_in)
    assert signal(pair, "check_up").level == level
    assert "trust" not in signal(pair, "check_up").sentence()


def test_two_who_answer_differently_are_told(pair: Pair) -> None:
    check_in = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, check_in, "apart")
    for role, own in (("mentor", {}), ("mentee", {"match": "fair", "energy": "mostly"})):
        for question, answer in {**CHECK_UP, **own}.items():
            check_ins.answer_check_in(pair.database, check_in, question, answer, role)
        check_ins.hand_in(pair.database, check_in, role)
    finish_check_in(pair.database, check_in)
    found = signal(pair, "check_up")
    assert (found.level, found.reason) == ("attention", "differing")


def test_thresholds_are_the_programmes(pair: Pair) -> None:
    hold(pair, ago(44))
    programme.set_setting(pair.database, "no_meeting_days", 20)
    assert signal(pair, "next_meeting").level == "at_risk"


def test_what_was_missed_in_a_rest_is_no_sign(pair: Pair) -> None:
    relationships.set_state(pair.database, pair.id, "paused", START)
    assert (head(pair).signals, line(pair).level) == ((), "")
    relationships.set_state(pair.database, pair.id, "active", ago(3))
    levels = {one.key: one.level for one in head(pair).signals}
    assert (levels["contact"], levels["agreement"]) == ("on_track", "on_track")


def test_the_line_tells_the_gravest_and_sorts_by_it(pair: Pair) -> None:
    calm = add_relationship(
        pair.database, pair.mentee_id, pair.mentor_id, ago(3), date(2027, 6, 11)
    )
    with pair.database.reading() as session:
        lines = pair_lines(session, TODAY)
    assert [one.id for one in lines] == [pair.id, calm]
    worst = lines[0].told
    assert worst is not None
    assert worst.short() == "No contact for 98 days"
    assert [one.tone for one in lines] == ["danger", "warning"]
    assert lines[1].told is None  # what its stage asks for is the next step itself
    assert lines[1].step.line == "Prepare first meeting"


def test_a_begun_check_in_goes_on_and_a_planned_one_waits(pair: Pair) -> None:
    relationships.pass_stage(pair.database, pair.id, "prepare")
    assert head(pair).step.action == "check_in:first_meeting"
    check_ins.plan_check_in(pair.database, pair.id, "first_meeting", TODAY + timedelta(days=4))
    assert head(pair).step.tone == ""
    check_ins.start_check_in(pair.database, pair.id, "first_meeting")
    assert head(pair).step.button == "Go on: First meeting"


def test_a_mid_point_talk_near_the_review_is_the_review(pair: Pair) -> None:
    sign(pair, drafting.start_agreement(pair.database, pair.id))
    due = head(pair).agreements[0].in_force_at
    assert due is not None
    signed_on = due.date()
    relationships.set_dates(
        pair.database, pair.id, signed_on, signed_on + timedelta(days=364)
    )  # mid-point and review, half a year later, fall together
    before = signal(pair, "agreement", signed_on).figures["day"]
    for stage in ("action_plan", "check_up"):
        relationships.pass_stage(pair.database, pair.id, stage)
    assert isinstance(before, date)
    step = head(pair, before).step
    assert step.action == "check_in:renewal"
    assert "one talk serves both" in step.reason
    relationships.pass_stage(pair.database, pair.id, "renewal")
    after = signal(pair, "agreement", signed_on).figures["day"]
    assert isinstance(after, date)
    assert after >= before


def test_an_activity_without_a_first_day_is_under_way(pair: Pair) -> None:
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    undated = add_activity(pair.database, goal, "Read")
    assert head(pair).signals == line(pair).signals
    set_days(pair.database, undated, ago(10), None)
    assert head(pair).signals == line(pair).signals
