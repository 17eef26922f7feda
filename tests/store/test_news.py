"""What others changed since one was here."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from mentor_desktop.domain.news import KINDS, said_of
from mentor_desktop.operations import goals
from mentor_desktop.operations.action_items import add_action_item, complete_action_item
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.meeting_notes import set_note_reader, set_private_note
from mentor_desktop.operations.meetings import cancel_meeting, plan_meeting
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store.news import PairNews, news_since
from tests.conftest import Pair
from tests.pairing import add_relationship

DAY = date(2026, 6, 12)


@pytest.fixture
def since(pair: Pair) -> datetime:
    """The mentor was here; then the mentee sat down."""
    pair.database.acting_person_id = pair.mentee_id
    return datetime.now(UTC)


def told(pair: Pair, since: datetime, person_id: str | None) -> dict[str, tuple[str, ...]]:
    with pair.database.reading() as session:
        return {
            one.relationship_id: said_of(one.counts)
            for one in news_since(session, since, person_id)
        }


def test_counts_what_the_other_did_and_nothing_of_ones_own(pair: Pair, since: datetime) -> None:
    planned = [plan_meeting(pair.database, pair.id, DAY + timedelta(days=at)) for at in (0, 7)]
    cancel_meeting(pair.database, planned[0], "mentee")
    item = add_action_item(pair.database, pair.id, "mentee", "Draft it")
    complete_action_item(pair.database, item)
    goals.add_goal(pair.database, pair.id, "Lead")
    assert told(pair, since, pair.mentor_id) == {
        pair.id: (
            "2 meetings planned", "1 meeting called off", "1 action item done",
            "1 new action item", "1 new goal",
        )
    }  # fmt: skip
    assert told(pair, since, pair.mentee_id) == {}
    assert told(pair, datetime.now(UTC) + timedelta(seconds=1), pair.mentor_id) == {}


def test_who_coordinates_hears_of_all_pairs_and_a_pair_only_of_its_own(
    pair: Pair, since: datetime
) -> None:
    third = add_relationship(pair.database, pair.mentee_id, pair.mentor_id)
    assert "new relationship" in told(pair, since, None)[third]
    with pair.database.reading() as session:
        found = news_since(session, since, "somebody else")
    assert {one.relationship_id for one in found} == {third}
    assert isinstance(found[0], PairNews) and found[0].names["mentor"] == "Benny"


def test_what_was_undone_is_not_told(pair: Pair, since: datetime) -> None:
    goals.add_goal(pair.database, pair.id, "Lead")
    pair.database.undo()
    assert told(pair, since, pair.mentor_id) == {}


def test_private_notes_leave_no_sign_until_they_are_shared(pair: Pair, since: datetime) -> None:
    meeting = plan_meeting(pair.database, pair.id, DAY)
    moment = datetime.now(UTC)
    set_private_note(pair.database, meeting, pair.mentee_id, "For me alone")
    assert told(pair, moment, pair.mentor_id) == {}
    set_note_reader(pair.database, meeting, pair.mentee_id, "pair")
    assert told(pair, moment, pair.mentor_id) == {pair.id: ("1 note to read",)}
    assert told(pair, moment, None) == {}  # the programme is not its reader


def test_an_agreement_is_told_by_its_steps(pair: Pair, since: datetime) -> None:
    agreement = start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    sign(pair.database, agreement, Signing("mentee", True, "UTC", "Ben Okri"))
    said = told(pair, since, pair.mentor_id)[pair.id]
    assert {"1 signature", "agreement offered for signature", "agreement begun"} <= set(said)


@pytest.mark.parametrize("count", [1, 2])
def test_every_kind_has_its_words(count: int) -> None:
    said: Callable[[str], tuple[str, ...]] = lambda kind: said_of({kind: count})  # noqa: E731 - short
    assert all(len(said(kind)) == 1 and "{" not in said(kind)[0] for kind in KINDS)
    assert said_of(dict.fromkeys(KINDS, 0)) == ()
