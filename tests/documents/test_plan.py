"""The action plan on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentor_desktop.documents.pages import page_count
from mentor_desktop.documents.plan import make
from mentor_desktop.domain.plan_content import ActivitySaid, GoalSaid, PlanContent
from mentor_desktop.domain.timeline import DatedMark, Line

Reading = Callable[[bytes], str]
TODAY = date(2026, 6, 7)


@pytest.fixture
def plan() -> PlanContent:
    """One goal with two activities, one of them late."""
    late = Line(
        "a", False, "Read the handbook", "doing", starts=date(2026, 4, 28), due=date(2026, 5, 14),
        progress=50, state="in_progress", late=24,
    )  # fmt: skip
    blocked = Line(
        "b", False, "Give a talk", "stretch", starts=TODAY, due=TODAY, state="blocked", progress=0
    )
    goal = Line("g", True, "Understand budgets", rank=1, progress=28, state="open")
    activities = (
        ActivitySaid(late, "5 hours", "In progress", "Mei", "The handbook\nA course", "By chapter"),
        ActivitySaid(blocked, "2 days", "Blocked: the hall is closed"),
    )
    return PlanContent(
        "en", "Northgate 2026", "Larkmoor Cooperative",
        (("Mentor", "Daniel Reyes", "director"), ("Mentee", "Amara Okafor", "analyst")),
        date(2026, 3, 9), date(2027, 3, 8), TODAY,
        (GoalSaid(goal, "Open", (("Why it matters", "My team asks me"),), activities),),
        (DatedMark(date(2026, 6, 30), "Mid-point"), DatedMark(TODAY, "", "meeting")),
        ("Nothing is planned in August 2026.",),
    )  # fmt: skip


def test_says_the_whole_plan(plan: PlanContent, words_of: Reading) -> None:  # AP-11
    words = words_of(make(plan).data)
    for text in (
        "Action plan", "Daniel Reyes", "Amara Okafor", "As of June 7, 2026", "Today",
        "24 days late", "Milestones and meetings", "Mid-point", "Understand budgets", "28 %, open",
        "My team asks me", "Learning by doing", "Apr 28, 2026 to May 14, 2026", "5 hours",
        "In progress, 50 %", "Blocked: the hall is closed", "By chapter", "A course",
        "Nothing is planned in August 2026.",
    ):  # fmt: skip
        assert text in words, text


def test_a_long_plan_goes_on_over_pages_and_loses_nothing(
    plan: PlanContent, words_of: Reading
) -> None:
    activities = tuple(
        ActivitySaid(
            Line(f"{at}", False, f"Activity {at:03}", "others", starts=TODAY + timedelta(days=at)),
            "1 hour", "Planned",
        )
        for at in range(80)
    )  # fmt: skip
    made = make(replace(plan, goals=(replace(plan.goals[0], activities=activities),)))
    words = words_of(made.data)
    assert all(words.count(f"Activity {at:03}") == 2 for at in range(80))  # drawn and in the table
    assert page_count(made.data) == made.pages > 4


def test_a_plan_without_a_goal_says_so(plan: PlanContent, words_of: Reading) -> None:
    assert "There is no goal yet." in words_of(make(replace(plan, goals=())).data)
