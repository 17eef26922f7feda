"""Activities are added, placed, moved, estimated and told; every step can be undone."""

from datetime import date

import pytest
from sqlalchemy import select

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import activities, goals
from mentor_desktop.store.plan import plan_of, revisions_of
from tests.conftest import Pair

JUNE = date(2026, 6, 8), date(2026, 6, 19)


@pytest.fixture
def goal(pair: Pair) -> str:
    return goals.add_goal(pair.database, pair.id, "Lead a project")


@pytest.fixture
def activity(pair: Pair, goal: str) -> str:
    return activities.add_activity(pair.database, goal, "Write the charter", "doing", *JUNE)


def read(pair: Pair, activity_id: str) -> Activity:
    with pair.database.reading() as session:
        return session.get_one(Activity, activity_id)


def order(pair: Pair, goal_id: str) -> list[str]:
    with pair.database.reading() as session:
        found = list(
            session.scalars(select(Activity).filter_by(goal_id=goal_id).order_by(Activity.position))
        )
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    return [one.title for one in found]


def test_moving_and_resizing_are_one_undo_until_they_settle(pair: Pair, activity: str) -> None:
    for _press in range(3):
        activities.move_activity(pair.database, activity, 1)
    moved = read(pair, activity)
    assert (moved.starts, moved.due) == (date(2026, 6, 11), date(2026, 6, 22))
    assert pair.database.undo_label == "Move “Write the charter”"
    pair.database.settle()
    activities.move_activity(pair.database, activity, -1)
    pair.database.undo()
    assert read(pair, activity).starts == date(2026, 6, 11)
    pair.database.undo()
    assert (read(pair, activity).starts, read(pair, activity).due) == JUNE
    activities.resize_activity(pair.database, activity, -40)
    assert read(pair, activity).due == JUNE[0]  # a day at least
    activities.resize_activity(pair.database, activity, 40, "starts")
    assert read(pair, activity).starts == JUNE[0]


def test_no_day_leaves_the_calendar(pair: Pair, activity: str) -> None:
    activities.move_activity(pair.database, activity, 10_000_000)
    assert read(pair, activity).due == date(2100, 12, 31)
    activities.move_activity(pair.database, activity, -10_000_000)
    assert read(pair, activity).starts == date(1900, 1, 1)


def test_an_end_before_the_start_is_refused_and_one_outside_is_not(
    pair: Pair, activity: str
) -> None:
    with pytest.raises(Refused, match="end before it starts"):
        activities.set_days(pair.database, activity, date(2026, 6, 8), date(2026, 6, 7))
    assert read(pair, activity).due == JUNE[1]
    activities.set_days(pair.database, activity, JUNE[0], date(2031, 1, 1))
    assert read(pair, activity).due == date(2031, 1, 1)


@pytest.mark.parametrize("effort", [0.0, -1.0, 1_000_000.0, float("nan"), float("inf")])
def test_effort_is_more_than_nothing_and_less_than_a_life(
    pair: Pair, activity: str, effort: float
) -> None:
    with pytest.raises(Refused, match="Estimate more than 0"):
        activities.set_effort(pair.database, activity, effort, "hours")
    activities.set_effort(pair.database, activity, 1.5, "days")
    assert (read(pair, activity).effort, read(pair, activity).effort_unit) == (1.5, "days")
    activities.set_effort(pair.database, activity, None, "days")
    assert read(pair, activity).effort is None


def test_a_megabyte_of_notes_is_kept_and_control_characters_are_not(
    pair: Pair, activity: str
) -> None:
    activities.set_activity_text(
        pair.database, activity, "notes", "ok\x00\x1b[31m\u202e " + "a" * 1_000_000
    )
    notes = read(pair, activity).notes
    assert notes == "ok[31m " + "a" * 1_000_000
    with pytest.raises(Refused, match="nothing was cut"):
        activities.set_activity_text(pair.database, activity, "notes", "a" * 2_000_001)
    assert read(pair, activity).notes == notes
    with pytest.raises(Refused):
        activities.rename_activity(pair.database, activity, " \x07 ")


def test_progress_begins_and_ends_the_work(pair: Pair, activity: str) -> None:
    day = date(2026, 6, 10)
    activities.set_progress(pair.database, activity, 30, on=day)
    assert (read(pair, activity).state, read(pair, activity).progressed_on) == ("in_progress", day)
    activities.set_progress(pair.database, activity, 100, on=day)
    assert (read(pair, activity).state, read(pair, activity).done_on) == ("done", day)
    activities.set_progress(pair.database, activity, 90, on=day)
    assert (read(pair, activity).state, read(pair, activity).done_on) == ("in_progress", None)
    with pytest.raises(Refused):
        activities.set_progress(pair.database, activity, 101)


def test_what_is_blocked_says_why(pair: Pair, activity: str) -> None:
    with pytest.raises(Refused, match="what blocks it"):
        activities.set_activity_state(pair.database, activity, "blocked", "  ")
    activities.set_activity_state(pair.database, activity, "blocked", "Budget is frozen")
    assert read(pair, activity).blocked_reason == "Budget is frozen"
    activities.set_activity_state(pair.database, activity, "done")
    done = read(pair, activity)
    assert (done.progress, done.blocked_reason) == (100, "")
    pair.database.undo()
    assert read(pair, activity).state == "blocked"


def test_activities_are_ordered_and_change_their_goal(pair: Pair, goal: str) -> None:
    other = goals.add_goal(pair.database, pair.id, "Present")
    ids = {name: activities.add_activity(pair.database, goal, name) for name in "ABC"}
    activities.rank_activity(pair.database, ids["C"], goal, 1)
    assert order(pair, goal) == ["C", "A", "B"]
    activities.move_to_goal(pair.database, ids["A"], other)
    activities.rank_activity(pair.database, ids["B"], other, 1)
    assert (order(pair, goal), order(pair, other)) == (["C"], ["B", "A"])
    pair.database.undo()
    pair.database.undo()
    assert order(pair, goal) == ["C", "A", "B"]
    activities.remove_activity(pair.database, ids["A"])
    assert order(pair, goal) == ["C", "B"]


def test_a_removed_goal_takes_its_activities_and_undo_brings_both(
    pair: Pair, goal: str, activity: str
) -> None:
    goals.remove_goal(pair.database, goal)
    with pair.database.reading() as session:
        assert plan_of(session, pair.id).activities == ()
    pair.database.undo()
    assert order(pair, goal) == ["Write the charter"]


def test_progress_of_a_goal_by_hand_needs_its_reason(pair: Pair, goal: str) -> None:
    with pytest.raises(Refused, match="how you know"):
        goals.set_goal_progress(pair.database, goal, 40, " ")
    goals.set_goal_progress(pair.database, goal, 40, "Her manager says so")
    with pair.database.reading() as session:
        (found,) = plan_of(session, pair.id).goals
    assert (found.progress_by_hand, found.progress_reason) == (40, "Her manager says so")
    goals.set_goal_progress(pair.database, goal, None)
    with pair.database.reading() as session:
        (found,) = plan_of(session, pair.id).goals
    assert (found.progress_by_hand, found.progress_reason) == (None, "")


def test_a_goal_keeps_what_it_was_and_why(pair: Pair, goal: str) -> None:  # AP-13
    goals.change_goal(pair.database, goal, "Lead two projects", "One went well")
    goals.set_goal_state(pair.database, goal, "reached", "The board")
    goals.explain_goal_change(pair.database, goal, "The board said yes")
    with pair.database.reading() as session:
        was = [(one.title, one.state, one.reason) for one in revisions_of(session, goal)]
    assert was == [
        ("Lead a project", "open", "One went well"),
        ("Lead two projects", "changed", "The board said yes"),
    ]


def test_nothing_is_explained_where_nothing_changed(pair: Pair, goal: str) -> None:
    with pytest.raises(Refused, match="as it was"):
        goals.explain_goal_change(pair.database, goal, "because")
