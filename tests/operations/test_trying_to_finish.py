"""What finishing a check-in would make is told before, and can be left out."""

import pytest

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.check_ins import answer_check_in, start_check_in
from mentor_desktop.operations.finishing import finish_check_in, try_finishing
from tests.conftest import Pair

STRAINED = {
    "match": "poor",
    "met": "hardly",
    "energy": "no",
    "time": "not_content",
    "cancelled": "no",
}


def strained(pair: Pair) -> str:
    check_in = start_check_in(pair.database, pair.id, "check_up")
    for question, value in STRAINED.items():
        answer_check_in(pair.database, check_in, question, value)
    answer_check_in(pair.database, check_in, "obstacles", ["workload"])
    return check_in


def count(pair: Pair, record: type) -> int:
    with pair.database.reading() as session:
        return int(session.query(record).count())


def test_trying_keeps_nothing(pair: Pair) -> None:  # C90-14
    check_in = strained(pair)
    items, meetings = count(pair, ActionItem), count(pair, Meeting)
    label = pair.database.undo_label
    tried = try_finishing(pair.database, check_in)
    assert {"meeting", "action_items"} <= {one.product for one in tried.made}
    assert (count(pair, ActionItem), count(pair, Meeting)) == (items, meetings)
    assert pair.database.undo_label == label
    with pair.database.reading() as session:
        assert session.get_one(CheckIn, check_in).finished_at is None


def test_what_was_tried_is_what_is_made(pair: Pair) -> None:
    check_in = strained(pair)
    tried = try_finishing(pair.database, check_in)
    made = finish_check_in(pair.database, check_in)
    assert [(one.name, one.title) for one in made.made] == [
        (one.name, one.title) for one in tried.made
    ]


def test_what_is_left_out_is_not_made_and_not_taken_for_made(pair: Pair) -> None:
    check_in = strained(pair)
    meeting = next(one for one in try_finishing(pair.database, check_in).made if one.can_be_left
                   and one.product == "meeting")  # fmt: skip
    made = finish_check_in(pair.database, check_in, leave_out={meeting.name})
    assert "meeting" not in {one.product for one in made.made}
    assert count(pair, Meeting) == 0
    with pair.database.reading() as session:
        produced = session.get_one(CheckIn, check_in).produced
    assert "meeting" not in produced


def test_trying_refuses_as_finishing_does(pair: Pair) -> None:  # C90-07
    check_in = start_check_in(pair.database, pair.id, "check_up")
    with pytest.raises(Refused, match="five questions"):
        try_finishing(pair.database, check_in)
