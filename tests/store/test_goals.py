"""Goals are read with what they were before."""

from mentor_desktop.operations.goals import add_goal, change_goal
from mentor_desktop.store.goals import kept_goals
from tests.conftest import Pair


def test_goals_come_by_rank_with_their_history(pair: Pair) -> None:  # AP-13
    first = add_goal(pair.database, pair.id, "Excel macros")
    add_goal(pair.database, pair.id, "Speak up")
    change_goal(pair.database, first, "Lead an audit", "outgrew it")
    change_goal(pair.database, first, "Lead two audits", "went well")
    with pair.database.reading() as session:
        goals = kept_goals(session, pair.id)
    assert [one.goal.title for one in goals] == ["Lead two audits", "Speak up"]
    assert [one.title for one in goals[0].revisions] == ["Excel macros", "Lead an audit"]
    assert goals[1].revisions == ()
