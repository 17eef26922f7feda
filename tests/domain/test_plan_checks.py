"""The plan checks itself: the table of method section 7, and the sums day by day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.plan_checks import (
    Term,
    balance,
    check_plan,
    load_by_month,
)

TODAY = date(2026, 6, 1)
TERM = Term(date(2026, 3, 9), date(2026, 8, 31), 3.0, TODAY)
KINDS = ("doing", "others", "stretch")


def goal(id: str = "g", state: str = "open") -> Goal:
    return Goal(id=id, relationship_id="r", title=f"Goal {id}", rank=1, state=state)


def activity(
    kind: str = "doing",
    starts: date | None = date(2026, 6, 1),
    due: date | None = date(2026, 8, 31),
    effort: float | None = 1.0,
    **columns: Any,
) -> Activity:
    given: dict[str, Any] = {
        "relationship_id": "r", "goal_id": "g", "title": f"A {kind} thing", "position": 1,
        "kind": kind, "starts": starts, "due": due, "effort": effort,
    }  # fmt: skip
    return Activity(**{**given, **columns})


def mixed(**columns: Any) -> list[Activity]:
    return [activity(kind, **columns) for kind in KINDS]


def rules(goals: list[Goal], activities: list[Activity], term: Term = TERM) -> list[str]:
    return [one.rule for one in check_plan(goals, activities, term)]


def sentence(goals: list[Goal], activities: list[Activity], term: Term = TERM) -> str:
    (found,) = check_plan(goals, activities, term)
    return found.sentence


def test_a_plan_that_holds_has_no_findings() -> None:
    assert rules([goal()], mixed()) == []


@pytest.mark.parametrize(
    ("goals", "said"),
    [([], "There is no goal yet"), ([goal(state="reached")], "What comes next?")],
)
def test_never_without_a_goal(goals: list[Goal], said: str) -> None:  # AP-15
    assert said in sentence(goals, [])


def test_a_goal_without_activity_is_named() -> None:
    (found,) = check_plan([goal(), goal("other")], mixed(), TERM)
    assert (found.rule, found.about) == ("goal_without_activity", "other")
    assert "Goal other" in found.sentence
    dropped = [goal(), goal("other", "dropped")]
    assert rules(dropped, mixed()) == []


@pytest.mark.parametrize("missing", KINDS)
def test_a_missing_kind_is_named(missing: str) -> None:  # AP-07
    present = [one for one in mixed() if one.kind != missing]
    assert rules([goal()], present) == ["missing_kind"]
    gone = [*present, activity(missing, state="dropped")]
    assert rules([goal()], gone) == ["missing_kind"]
    assert rules([goal()], [*present, activity(missing, state="done", progress=100)]) == []


def test_more_effort_than_time_is_told_with_its_numbers() -> None:
    # 92 days are left: 13 weeks and a day, 39.43 hours
    fits = [*mixed(), activity(effort=36.0)]
    assert rules([goal()], fits) == []
    found = check_plan([goal()], [*mixed(), activity(effort=37.0)], TERM)
    assert found[0].rule == "overload"
    assert "still asks for 40 hours" in found[0].sentence
    assert "39.4 are left: 3 a week" in found[0].sentence


def test_what_is_done_asks_for_nothing_more() -> None:
    done = activity(effort=500.0, state="done", progress=100)
    half = activity(effort=20.0, progress=50)
    assert balance([done, half], TERM).needed == 10.0


def test_a_crowded_month_is_told_with_its_numbers() -> None:
    july = activity(starts=date(2026, 7, 1), due=date(2026, 7, 31), effort=20.0)
    (found,) = check_plan([goal()], [*mixed(effort=0.1), july], TERM)
    assert (found.rule, found.day) == ("crowded_month", date(2026, 7, 1))
    assert "2026-07 asks for 20.1 hours; you have set aside 13.3" in found.sentence


def test_empty_months_in_a_row_are_one_sentence() -> None:
    term = Term(date(2026, 3, 9), date(2026, 12, 10), 30.0, TODAY)
    june = mixed(due=date(2026, 6, 20))
    late = activity(starts=date(2026, 10, 5), due=date(2026, 10, 9))
    found = check_plan([goal()], [*june, late], term)
    assert [one.sentence for one in found] == [
        "Nothing is planned from 2026-07 to 2026-09.",
        "Nothing is planned in 2026-11.",  # ten days of December are no month
    ]
    assert found[0].day == date(2026, 7, 1)


def test_days_outside_the_relationship_are_told_not_refused() -> None:
    early = activity(starts=date(2026, 3, 1))
    late = activity(due=date(2026, 9, 3))
    found = check_plan([goal()], [*mixed(), early, late], TERM)
    assert [one.sentence for one in found] == [
        "“A doing thing” starts 8 days before the first day together.",
        "“A doing thing” ends 3 days after the last day together.",
    ]


def test_what_has_no_place_or_estimate_is_told() -> None:  # AP-08
    assert rules([goal()], [*mixed(), activity(starts=None, due=None)]) == ["unplaced"]
    found = check_plan([goal()], [*mixed(), activity(effort=None), activity(effort=None)], TERM)
    assert found[0].sentence.startswith("2 activities have no estimate yet")
    nobody = Term(TERM.starts, TERM.ends, None, TODAY)
    assert rules([goal()], mixed(), nobody) == ["no_promise"]


DAYS = st.integers(0, 400).map(lambda count: date(2026, 1, 1) + timedelta(days=count))


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    starts, due = sorted((draw(DAYS), draw(DAYS)))
    return activity(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from((starts, None))),
        draw(st.sampled_from((due, due, None))),
        draw(st.sampled_from((None, 0.5, 4.0, 60.0))),
        effort_unit=draw(st.sampled_from(("hours", "days", "weeks"))),
        progress=draw(st.integers(0, 100)),
        state=draw(st.sampled_from(("planned", "in_progress", "done", "blocked", "dropped"))),
    )


def day_by_day(activities: list[Activity], term: Term) -> dict[date, float]:
    """The same loads, counted one day at a time."""
    loads: dict[date, float] = {}
    for one in activities:
        if one.state in ("done", "dropped") or one.effort is None or one.progress == 100:
            continue
        if one.starts is None and one.due is None:
            continue
        per_unit = {"hours": 1.0, "weeks": term.hours_a_week, "days": (term.hours_a_week or 0) / 5}
        hours = one.effort * (per_unit[one.effort_unit] or 0) * (1 - one.progress / 100)
        first = one.starts or one.due
        last = one.due or one.starts
        assert first and last
        ahead = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        ahead = [day for day in ahead if day >= term.today] or [term.today]
        for day in ahead:
            month = day.replace(day=1)
            loads[month] = loads.get(month, 0) + hours / len(ahead)
    return loads


@given(st.lists(activities(), max_size=6))
def test_loads_are_those_counted_day_by_day(found: list[Activity]) -> None:
    expected = {month: load for month, load in day_by_day(found, TERM).items() if load}
    assert load_by_month(found, TERM) == pytest.approx(expected)


@given(st.lists(activities(), max_size=6))
def test_findings_follow_from_the_days(found: list[Activity]) -> None:
    term = Term(date(2026, 3, 9), date(2026, 12, 31), 3.0, TODAY)
    said = check_plan([goal()], found, term)
    live = [one for one in found if one.state != "dropped"]
    crowded = {
        month
        for month, load in day_by_day(live, term).items()
        if load > 3 * ((month.replace(day=28) + timedelta(days=4)).replace(day=1) - month).days / 7
    }
    told = {one.day.replace(day=1) for one in said if one.rule == "crowded_month" and one.day}
    assert told == crowded
    asked = sum(day_by_day([one for one in live if one.starts or one.due], term).values())
    nowhere = [one for one in live if not one.starts and not one.due]
    if not nowhere:
        assert ("overload" in [one.rule for one in said]) == (asked > 3 * 214 / 7 + 1e-6)
    kinds = {one.kind for one in live}
    assert sum(one.rule == "missing_kind" for one in said) == (3 - len(kinds) if live else 0)
