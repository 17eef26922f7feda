"""Effort in hours, lateness in days, how far a goal is."""

from datetime import date
from typing import Any

import pytest

from mentor_desktop.domain.activity import Activity, days_late, goal_progress, hours_of
from mentor_desktop.domain.activity_words import lateness, written_effort
from mentor_desktop.domain.goal import Goal

TODAY = date(2026, 6, 7)


def goal(**columns: Any) -> Goal:
    given: dict[str, Any] = {"id": "g", "relationship_id": "r", "title": "Lead", "rank": 1}
    return Goal(**{**given, **columns})


def activity(**columns: Any) -> Activity:
    given: dict[str, Any] = {
        "relationship_id": "r",
        "goal_id": "g",
        "title": "Write",
        "position": 1,
        **columns,
    }
    return Activity(**given)


@pytest.mark.parametrize(
    ("effort", "unit", "week", "hours"),
    [
        (3.0, "hours", None, 3.0),
        (2.0, "weeks", 5.0, 10.0),
        (2.0, "days", 5.0, 2.0),  # a day is a fifth of a week
        (2.0, "days", None, None),
        (None, "weeks", 5.0, None),
    ],
)
def test_effort_is_told_in_hours_of_the_promised_week(
    effort: float | None, unit: str, week: float | None, hours: float | None
) -> None:
    assert hours_of(effort, unit, week) == hours


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        ("planned", date(2026, 5, 14), 24),
        ("in_progress", date(2026, 6, 6), 1),
        ("in_progress", TODAY, 0),
        ("blocked", date(2026, 5, 14), 0),  # not counted as missed
        ("done", date(2026, 5, 14), 0),
        ("dropped", date(2026, 5, 14), 0),
        ("planned", None, 0),
    ],
)
def test_only_open_work_is_late(state: str, due: date | None, late: int) -> None:
    assert days_late(activity(state=state, due=due), TODAY) == late


def test_words_have_their_singular() -> None:
    assert (lateness(1), lateness(24)) == ("1 day late", "24 days late")
    assert written_effort(1.0, "days") == "1 day"
    assert written_effort(1.5, "weeks") == "1.5 weeks"


@pytest.mark.parametrize(
    ("parts", "progress"),
    [
        ([], None),
        ([(100, None), (50, None)], 75),
        ([(100, 1.0), (0, 3.0)], 25),  # as much as the effort it asks
        ([(100, 1.0), (0, None)], 50),  # one without an estimate: all count the same
    ],
)
def test_progress_of_a_goal_comes_from_its_activities(
    parts: list[tuple[int, float | None]], progress: int | None
) -> None:
    found = [activity(progress=share, effort=effort) for share, effort in parts]
    assert goal_progress(goal(), [*found, activity(goal_id="other", progress=9)]) == progress


def test_dropped_activities_do_not_count_and_a_hand_outweighs() -> None:
    found = [activity(progress=40), activity(progress=0, state="dropped")]
    assert goal_progress(goal(), found) == 40
    assert goal_progress(goal(progress_by_hand=70), found) == 70
    assert goal_progress(goal(state="reached"), found) == 100
