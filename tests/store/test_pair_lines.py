"""One line a relationship; after a change only the lines that it can alter are read."""

from collections.abc import Callable
from datetime import date

import pytest

from mentor_desktop.domain.change import Change
from mentor_desktop.operations import (
    action_items,
    activities,
    check_ins,
    contacts,
    drafting,
    goals,
    meetings,
    people,
    relationships,
    sheets,
    signing,
)
from mentor_desktop.store.pair_lines import pair_lines, pairs_touched
from tests.conftest import Pair
from tests.pairing import add_relationship

TODAY = date(2026, 3, 9)


def draft_and_offer(pair: Pair) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    signing.offer(pair.database, agreement)
    signing.sign(pair.database, agreement, signing.Signing("mentor", True, "UTC", "Ada Lovelace"))


def plan_and_cancel(pair: Pair) -> None:
    first, later = (
        meetings.plan_meeting(pair.database, pair.id, date(2026, 3, day)) for day in (12, 20)
    )
    with pair.database.reading() as session:
        lines = {line.id: line for line in pair_lines(session, TODAY)}
    assert lines[pair.id].next_meeting == date(2026, 3, 12)
    meetings.cancel_meeting(pair.database, first, "mentor")
    meetings.move_meeting(pair.database, later, date(2026, 3, 21), "")
    with pair.database.reading() as session:
        lines = {line.id: line for line in pair_lines(session, TODAY)}
    assert lines[pair.id].next_meeting == date(2026, 3, 21)


def tick_an_item(pair: Pair) -> None:
    item = action_items.add_action_item(pair.database, pair.id, "mentee", "Read", date(2026, 3, 1))
    action_items.complete_action_item(pair.database, item, True)


def move_an_activity(pair: Pair) -> None:
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    activities.set_progress(pair.database, activities.add_activity(pair.database, goal, "Do"), 5)


def answer_a_check_up(pair: Pair) -> None:
    check_in = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, check_in, "together")
    check_ins.answer_check_in(pair.database, check_in, "match", "poor")


WORK: dict[str, Callable[[Pair], object]] = {
    "name": lambda pair: people.set_profile(pair.database, pair.mentee_id, "name", "Zed"),
    "sheet": lambda pair: sheets.finish_sheet(pair.database, pair.id, "mentor"),
    "agreement": draft_and_offer,
    "stage": lambda pair: relationships.pass_stage(pair.database, pair.id, "prepare"),
    "goal": lambda pair: goals.add_goal(pair.database, pair.id, "Lead"),
    "meeting": plan_and_cancel,
    "contact": lambda pair: contacts.log_contact(pair.database, pair.id, "call", day=TODAY),
    "item": tick_an_item,
    "activity": move_an_activity,
    "check-up": answer_a_check_up,
    "pause": lambda pair: relationships.set_state(pair.database, pair.id, "paused"),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK.keys())
def test_the_lines_read_anew_are_those_that_changed(
    pair: Pair, work: Callable[[Pair], object]
) -> None:
    other = add_relationship(pair.database, pair.mentor_id, _third(pair))
    changes: list[Change] = []
    with pair.database.reading() as session:
        before = {line.id: line for line in pair_lines(session, TODAY)}
    pair.database.listen(changes.append)
    work(pair)
    with pair.database.reading() as session:
        after = {line.id: line for line in pair_lines(session, TODAY)}
        touched: set[str] = set()
        for change in changes:
            found = pairs_touched(session, change)
            touched |= set(after) if found is None else found
        fresh = {line.id: line for line in pair_lines(session, TODAY, touched)}
    assert {**before, **fresh} == after
    assert other in after


def test_some_lines_are_the_same_as_among_all(pair: Pair) -> None:
    draft_and_offer(pair)
    with pair.database.reading() as session:
        assert pair_lines(session, TODAY, {pair.id}) == pair_lines(session, TODAY)
        assert pair_lines(session, TODAY, set()) == ()


def _third(pair: Pair) -> str:
    return people.add_person(pair.database, "Cyd Third")
