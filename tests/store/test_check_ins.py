"""The check-ins of a pair as each of the two sees them."""

from datetime import date

from mentor_desktop.operations import check_ins
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.store.check_in_view import CheckInView, check_in_view
from mentor_desktop.store.check_ins import PairCheckIns, check_ins_of
from tests.conftest import Pair

TODAY = date(2026, 6, 5)


def seen(pair: Pair, check_in_id: str, role: str | None) -> CheckInView:
    with pair.database.reading() as session:
        found = check_in_view(session, check_in_id, check_in_forms(), role, TODAY)
    assert found is not None
    return found


def listed(pair: Pair, today: date = TODAY) -> PairCheckIns:
    with pair.database.reading() as session:
        return check_ins_of(session, pair.id, check_in_forms(), today)


def test_answers_of_the_other_stay_hidden_until_both_are_in(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, id, "apart")
    check_ins.answer_check_in(pair.database, id, "match", "good", "mentor")
    check_ins.answer_check_in(pair.database, id, "match", "poor", "mentee")
    assert seen(pair, id, "mentor").answers == {"mentor": {"match": "good"}}
    assert seen(pair, id, "mentor").hidden == {"mentee"}
    check_ins.hand_in(pair.database, id, "mentor")
    assert seen(pair, id, "mentee").hidden == {"mentor"}
    assert seen(pair, id, None).answers == {}
    check_ins.hand_in(pair.database, id, "mentee")
    both = seen(pair, id, "mentor")
    assert both.hidden == frozenset()
    assert both.differences == ("match",)
