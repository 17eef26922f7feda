"""What can be done with a relationship."""

from datetime import date

import pytest
from sqlalchemy import func, select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations import drafting, goals, relationships, sheets, signing
from mentor_desktop.store.database import Database
from mentor_desktop.store.pair_lines import pair_lines
from mentor_desktop.store.views import Head, head_of
from tests.conftest import Pair
from tests.pairing import add_relationship

TODAY = date(2026, 3, 20)


def head(pair: Pair) -> Head:
    with pair.database.reading() as session:
        return head_of(session, pair.id, TODAY)


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            record.__tablename__: session.scalar(select(func.count(record.id))) or 0
            for record in ALL
        }


def test_the_mentor_makes_the_first_contact(pair: Pair) -> None:  # PRE-01
    with pair.database.reading() as session:
        item = session.scalars(select(ActionItem)).one()
    assert (item.owner, item.due) == ("mentor", date(2026, 3, 9))
    assert "Benny" in item.title


def test_the_same_person_can_be_in_several_relationships(pair: Pair) -> None:  # PRO-01
    other = add_relationship(pair.database, pair.mentee_id, pair.mentor_id)
    with pair.database.reading() as session:
        lines = pair_lines(session, TODAY)
    assert {(line.mentor, line.mentee) for line in lines} == {
        ("Ada Lovelace", "Ben Okri"),
        ("Ben Okri", "Ada Lovelace"),
    }
    assert other != pair.id


def test_refuses_an_end_before_the_start(pair: Pair) -> None:
    with pytest.raises(Refused, match="before the first"):
        relationships.set_dates(pair.database, pair.id, TODAY, date(2026, 1, 1))
    assert head(pair).relationship.starts == date(2026, 3, 9)


def test_pauses_resumes_completes_and_ends_early(pair: Pair) -> None:
    for state, action in (("paused", "resume"), ("active", "prepare"), ("ended_early", "")):
        relationships.set_state(pair.database, pair.id, state, TODAY)
        found = head(pair)
        assert (found.relationship.state, found.step.action) == (state, action)
    assert found.relationship.ended_on == TODAY
    relationships.set_state(pair.database, pair.id, "active")
    assert head(pair).relationship.ended_on is None


def test_what_goes_on_after_a_rest_knows_since_when(pair: Pair) -> None:
    relationships.set_state(pair.database, pair.id, "active", TODAY)
    assert head(pair).relationship.resumed_on is None
    relationships.set_state(pair.database, pair.id, "paused", TODAY)
    relationships.set_state(pair.database, pair.id, "active", date(2026, 6, 1))
    assert head(pair).relationship.resumed_on == date(2026, 6, 1)


def test_the_agreement_ends_with_the_relationship_and_comes_back(pair: Pair) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    signing.offer(pair.database, agreement)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Benny")):
        signing.sign(pair.database, agreement, signing.Signing(role, True, "UTC", name))
    relationships.set_state(pair.database, pair.id, "completed", TODAY)
    assert head(pair).agreements[0].state == "ended"
    pair.database.undo()
    assert head(pair).agreements[0].state == "in_force"


def test_a_stage_is_done_or_skipped_with_a_reason_and_reopened(pair: Pair) -> None:
    relationships.pass_stage(pair.database, pair.id, "prepare")
    relationships.pass_stage(pair.database, pair.id, "first_meeting", "we know each other")
    assert [stage.state for stage in head(pair).stages[:2]] == ["done", "skipped"]
    relationships.reopen_stage(pair.database, pair.id, "prepare")
    assert head(pair).stages[0].state == "late"
    with pytest.raises(Refused, match="why"):
        relationships.pass_stage(pair.database, pair.id, "renewal", "  ")


def test_both_sheets_make_preparation_done(pair: Pair) -> None:  # PRE-02
    sheets.answer_sheet(pair.database, pair.id, "mentor", "expectations", "Curiosity")
    sheets.finish_sheet(pair.database, pair.id, "mentor")
    assert head(pair).step.reason.endswith("Benny has not filled in the preparation sheet yet.")
    with pytest.raises(Refused, match="why"):
        sheets.skip_sheet(pair.database, pair.id, "mentee", "")
    sheets.skip_sheet(pair.database, pair.id, "mentee", "met before")
    assert head(pair).stages[0].state == "done"
    sheets.reopen_sheet(pair.database, pair.id, "mentee")
    assert head(pair).stages[0].state == "late"


def test_removing_a_relationship_takes_all_that_is_its_own_and_undo_brings_it_back(
    pair: Pair,
) -> None:
    sheets.answer_sheet(pair.database, pair.id, "mentee", "expectations", "Courage")
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    goals.change_goal(pair.database, goal, "Lead well", "clearer")
    first = drafting.start_agreement(pair.database, pair.id)
    drafting.add_section(pair.database, first, "Ours")
    before = counts(pair.database)
    relationships.remove_relationship(pair.database, pair.id)
    left = counts(pair.database)
    assert {name: count for name, count in left.items() if count} == {"programme": 1, "person": 2}
    pair.database.undo()
    assert counts(pair.database) == before


def test_an_informal_relationship_has_no_next_step(pair: Pair) -> None:  # PRE-14
    relationships.set_informal(pair.database, pair.id, True)
    assert head(pair).step.line == "Informal"


def test_the_supervisor_is_a_third_person(pair: Pair) -> None:
    with pytest.raises(Refused, match="third"):
        relationships.set_pair_supervisor(pair.database, pair.id, pair.mentor_id)
    with pair.database.reading() as session:
        assert session.get_one(Relationship, pair.id).supervisor_id is None
