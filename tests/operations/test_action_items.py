"""Promises are made, kept, and told of."""

from datetime import date, timedelta

import pytest

from mentor_desktop.domain.action_item import ActionItem, days_late, lateness
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import clock
from mentor_desktop.operations.action_items import (
    add_action_item,
    assign_action_item,
    complete_action_item,
    remove_action_item,
    rename_action_item,
    set_action_item_due,
    set_action_item_kind,
    set_action_item_text,
    set_introduction_step,
)
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.store.meetings import items_of, promises, touches
from mentor_desktop.store.search import search
from tests.conftest import Pair


def item(pair: Pair, id: str) -> ActionItem:
    with pair.database.reading() as session:
        return session.get_one(ActionItem, id)


def test_an_item_is_assigned_kept_and_undone(pair: Pair) -> None:  # MT-08, MT-09, GP-M6
    id = add_action_item(pair.database, pair.id, "mentor", "Send the template", date(2026, 4, 1))
    assign_action_item(pair.database, id, "mentee")
    rename_action_item(pair.database, id, "Send the  budget\ntemplate")
    set_action_item_due(pair.database, id, None)
    complete_action_item(pair.database, id, on=date(2026, 3, 20))
    kept = item(pair, id)
    assert (kept.owner, kept.due, kept.done_on) == ("mentee", None, date(2026, 3, 20))
    pair.database.undo()
    assert item(pair, id).done_on is None
    pair.database.undo()
    assert item(pair, id).due == date(2026, 4, 1)


def test_an_introduction_is_offered_made_and_followed_up(pair: Pair) -> None:  # MT-12, GP-M7
    id = add_action_item(
        pair.database, pair.id, "mentor", "Introduce Benny", kind="introduction",
        to_whom="The finance lead", why="Budgets",
    )  # fmt: skip
    assert (item(pair, id).step, item(pair, id).done_on) == ("offered", None)
    set_introduction_step(pair.database, id, "made")
    assert item(pair, id).done_on == clock.today()
    set_introduction_step(pair.database, id, "followed_up")
    set_action_item_text(pair.database, id, "result", "They meet again in May.\x07")
    assert (item(pair, id).step, item(pair, id).result) == (
        "followed_up", "They meet again in May.",
    )  # fmt: skip
    set_introduction_step(pair.database, id, "offered")
    assert item(pair, id).done_on is None
    complete_action_item(pair.database, id)
    assert item(pair, id).step == "made"
    set_action_item_kind(pair.database, id, "task")
    assert item(pair, id).step == ""
    with pytest.raises(Refused, match="no introduction"):
        set_introduction_step(pair.database, id, "made")


def test_late_is_told_in_days() -> None:
    today = date(2026, 6, 7)
    assert days_late(date(2026, 6, 4), None, today) == 3
    assert days_late(date(2026, 6, 4), date(2026, 6, 5), today) == 0
    assert days_late(None, None, today) == days_late(today, None, today) == 0
    assert [lateness(days) for days in (0, 1, 3)] == ["", "1 day late", "3 days late"]


def test_open_items_come_first_by_their_day(pair: Pair) -> None:
    today = clock.today()
    first = items_of_pair(pair)
    late = add_action_item(pair.database, pair.id, "mentee", "Late", today - timedelta(days=3))
    soon = add_action_item(pair.database, pair.id, "mentor", "Soon", today + timedelta(days=3))
    some_day = add_action_item(pair.database, pair.id, "mentor", "Some day")
    complete_action_item(pair.database, soon)
    complete_action_item(pair.database, first[0], on=today - timedelta(days=1))
    assert items_of_pair(pair) == [late, some_day, soon, first[0]]
    with pair.database.reading() as session:
        touch = touches(session, today)[pair.id]
        listed = promises(session)
    assert (touch.open_items, touch.late_items) == (2, 1)
    assert [one.item.id for one in listed] == [late, some_day]
    assert listed[0].people["mentee"].id == pair.mentee_id
    set_state(pair.database, pair.id, "ended_early")
    with pair.database.reading() as session:
        assert promises(session) == ()


def items_of_pair(pair: Pair) -> list[str]:
    with pair.database.reading() as session:
        return [one.id for one in items_of(session, pair.id)]


def test_a_promise_without_words_or_with_too_many_is_refused(pair: Pair) -> None:
    for title, words in (("", "few words"), ("\x00 ", "few words"), ("x" * 1_001, "at most")):
        with pytest.raises(Refused, match=words):
            add_action_item(pair.database, pair.id, "mentor", title)
    with pytest.raises(Refused, match="1900"):
        add_action_item(pair.database, pair.id, "mentor", "A", date(1666, 9, 2))


def test_search_finds_promises_and_they_can_go(pair: Pair) -> None:
    id = add_action_item(pair.database, pair.id, "mentor", "Send the Zambezi map")
    with pair.database.reading() as session:
        assert [hit.kind for hit in search(session, "zambezi")] == ["action_item"]
    remove_action_item(pair.database, id)
    with pair.database.reading() as session:
        assert search(session, "zambezi") == ()
