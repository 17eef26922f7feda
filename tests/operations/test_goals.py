"""Goals are ranked without gaps and keep what they were."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import goals
from tests.conftest import Pair


def ranked(pair: Pair) -> list[str]:
    with pair.database.reading() as session:
        found = list(session.scalars(select(Goal).order_by(Goal.rank)))
    assert [goal.rank for goal in found] == list(range(1, len(found) + 1))
    return [goal.title for goal in found]


def test_goals_are_ranked_moved_and_closed_up(pair: Pair) -> None:
    ids = [goals.add_goal(pair.database, pair.id, title) for title in "ABCD"]
    goals.move_goal(pair.database, ids[3], 1)
    assert ranked(pair) == ["D", "A", "B", "C"]
    goals.remove_goal(pair.database, ids[0])
    assert ranked(pair) == ["D", "B", "C"]
    pair.database.undo()
    assert ranked(pair) == ["D", "A", "B", "C"]


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 9)), max_size=6))
def test_any_move_keeps_ranks_without_gaps(pair: Pair, moves: list[tuple[int, int]]) -> None:
    for goal in list(_ids(pair)):
        goals.remove_goal(pair.database, goal)
    ids = [goals.add_goal(pair.database, pair.id, title) for title in "ABCD"]
    expected = list("ABCD")
    for which, rank in moves:
        goals.move_goal(pair.database, ids[which], rank)
        title = "ABCD"[which]
        expected.remove(title)
        expected.insert(max(rank, 1) - 1, title)
    assert ranked(pair) == expected


def _ids(pair: Pair) -> list[str]:
    with pair.database.reading() as session:
        return list(session.scalars(select(Goal.id)))


def test_a_changed_goal_keeps_its_history_and_the_reason(pair: Pair) -> None:  # AP-13
    goal = goals.add_goal(pair.database, pair.id, "Excel macros")
    goals.change_goal(pair.database, goal, "Lead the audit", "grew out of it")
    with pair.database.reading() as session:
        revision = session.scalars(select(GoalRevision)).one()
    assert (revision.title, revision.reason) == ("Excel macros", "grew out of it")
    assert ranked(pair) == ["Lead the audit"]
    goals.remove_goal(pair.database, goal)
    assert ranked(pair) == []


def test_a_goal_says_why_what_success_is_and_the_commitment(pair: Pair) -> None:  # FM-16, FM-17
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    for part in goals.TEXTS:
        goals.set_goal_text(pair.database, goal, part, f"{part} it is\0")
    goals.rename_goal(pair.database, goal, "Lead well")
    with pair.database.reading() as session:
        found = session.get_one(Goal, goal)
    assert (found.title, found.why, found.success, found.commitment) == (
        "Lead well", "why it is", "success it is", "commitment it is",
    )  # fmt: skip


@pytest.mark.parametrize("title", ["", " \n ", "x" * 1_001])
def test_refuses_a_goal_without_a_title_or_with_a_novel(pair: Pair, title: str) -> None:
    with pytest.raises(Refused):
        goals.add_goal(pair.database, pair.id, title)
    assert ranked(pair) == []
