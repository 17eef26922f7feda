"""A plan as rows: goals with their activities beneath, in plain words and values."""

from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.activity import Activity, days_late, goal_progress
from mentor_desktop.domain.activity_words import kind_title, lateness, state_title, written_effort
from mentor_desktop.domain.goal import Goal, goal_state_title
from mentor_desktop.domain.timeline import Line
from mentor_desktop.gui.days import long_day, short_day
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.store.plan import Plan
from mentor_desktop.translation import _


@dataclass(frozen=True)
class PlanRow:
    """One row of table and timeline; `spoken` is what a screen reader says."""

    line: Line
    goal_id: str
    effort: str
    spoken: str

    @property
    def id(self) -> str:
        """Of the goal or the activity."""
        return self.line.id


def rows_of(plan: Plan, today: date) -> list[PlanRow]:
    """Each goal by rank, then its activities."""
    under: dict[str, list[Activity]] = {goal.id: [] for goal in plan.goals}
    for one in plan.activities:
        under[one.goal_id].append(one)
    rows = []
    for goal in plan.goals:
        rows.append(_goal_row(goal, under[goal.id]))
        rows.extend(_activity_row(one, goal, today) for one in under[goal.id])
    return rows


def percent(share: int) -> str:
    """Of a hundred, as the reader's locale writes it."""
    return _("{number} %").format(number=written_number(share))


def _goal_row(goal: Goal, activities: list[Activity]) -> PlanRow:
    progress = goal_progress(goal, activities)
    line = Line(
        goal.id, True, goal.title, rank=goal.rank, due=goal.due, progress=progress, state=goal.state
    )
    spoken = _("Goal {rank}: {goal}").format(rank=goal.rank, goal=goal.title)
    parts = [spoken]
    if progress is not None:
        parts.append(_("{percent} done").format(percent=percent(progress)))
    if goal.state != "open":
        parts.append(goal_state_title(goal.state))
    return PlanRow(line, goal.id, "", ", ".join(parts))


def _activity_row(one: Activity, goal: Goal, today: date) -> PlanRow:
    late = days_late(one, today)
    line = Line(
        one.id, False, one.title, one.kind,
        starts=one.starts, due=one.due, progress=one.progress, state=one.state, late=late,
    )  # fmt: skip
    effort = written_effort(one.effort, one.effort_unit) if one.effort else ""
    return PlanRow(line, goal.id, effort, _spoken(one, line, today))


def _spoken(one: Activity, line: Line, today: date) -> str:
    """What it is, from when to when, how far."""
    parts = [one.title, kind_title(one.kind), when(line, today)]
    parts.append(_("{percent} done").format(percent=percent(one.progress)))
    if one.state not in ("planned", "done"):
        parts.append(state_title(one.state))
    if one.blocked_reason:
        parts.append(one.blocked_reason)
    if line.late:
        parts.append(lateness(line.late))
    return ", ".join(parts)


def when(line: Line, today: date) -> str:
    """From when to when, in words."""
    days = line.days
    if days is None:
        return _("no dates yet")
    if days[0] == days[1]:
        return long_day(days[0])
    return _("{first} to {last}").format(first=short_day(days[0], today), last=long_day(days[1]))
