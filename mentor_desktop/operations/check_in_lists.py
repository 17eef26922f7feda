"""What a check-in makes of lists: goals, activities, promises."""

from collections.abc import Iterator

from sqlalchemy import func, select

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.check_in_form import FROM_LISTS, CheckInQuestion, OpenStep
from mentor_desktop.domain.form import OTHER
from mentor_desktop.domain.goal import AIMED_AT, Goal, GoalRevision
from mentor_desktop.domain.ninety_day import OBSTACLES, TO_PLAN
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import LONGEST_LINE, clean_line, fold
from mentor_desktop.domain.zones import day_of
from mentor_desktop.operations.check_in_results import DUE, Finishing, Maker, add_item
from mentor_desktop.translation import _

_MOST_THINGS = 50


def things(finishing: Finishing, question: CheckInQuestion) -> Iterator[tuple[str, str]]:
    """(whose, title) for each thing that was listed, ticked or written line by line.

    Refused for more things, or longer ones, than anyone could follow up.
    """
    labels = {choice.key: choice.text or choice.label for choice in question.choices}
    found: set[str] = set()
    for voice, value in finishing.said(question.key):
        lines = value if isinstance(value, list) else str(value).splitlines()
        for line in lines:
            title = clean_line(labels.get(line, line.removeprefix(OTHER)))
            if not title or fold(title) in found:
                continue
            found.add(fold(title))
            if len(found) > _MOST_THINGS or len(title) > LONGEST_LINE:
                raise Refused(
                    _(
                        "“{label}” takes at most {most} things of at most {length} characters. "
                        "Shorten it, then finish."
                    ).format(label=question.label, most=_MOST_THINGS, length=f"{LONGEST_LINE:,}")
                )
            yield (question.owner or (voice if voice in ROLES else "mentee")), title


def make_goals(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    if question is None:
        return
    goals = goals_of(finishing)
    known = {fold(goal.title) for goal in goals}
    rank = len(goals)
    for _owner, title in things(finishing, question):
        name = f"goal {fold(title)}"
        if fold(title) in known or name in finishing.produced:
            continue
        rank += 1
        goal = Goal(relationship_id=finishing.relationship.id, title=title, rank=rank)
        finishing.session.add(goal)
        finishing.keep(name, "goals", goal.id, title)
    finishing.session.flush()


def goals_of(finishing: Finishing) -> list[Goal]:
    goals = select(Goal).filter_by(relationship_id=finishing.relationship.id).order_by(Goal.rank)
    return list(finishing.session.scalars(goals))


def explain_goals(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    """What was said becomes the reason of goals that changed since it began and have none."""
    since = finishing.check_in.started_on
    reason = finishing.agreed(question.key) if question else None
    if since is None or not isinstance(reason, str):
        return
    changed = (
        select(GoalRevision)
        .join(Goal, Goal.id == GoalRevision.goal_id)
        .where(Goal.relationship_id == finishing.relationship.id, GoalRevision.reason == "")
    )
    for revision in finishing.session.scalars(changed):
        if day_of(revision.changed_at) >= since:
            revision.reason = reason


def make_activities(kind: str) -> "Maker":
    def make(finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None) -> None:
        if question is None:
            return
        goal = next((one for one in goals_of(finishing) if one.state in AIMED_AT), None)
        if goal is None:
            finishing.notes.append(
                _("There is no goal yet, so the activities you listed are not in the plan.")
            )
            return
        count = select(func.count()).select_from(Activity).filter_by(goal_id=goal.id)
        position = finishing.session.scalar(count) or 0
        for _owner, title in things(finishing, question):
            name = f"activity {kind} {fold(title)}"
            if name in finishing.produced:
                continue
            position += 1
            activity = Activity(
                relationship_id=finishing.relationship.id, goal_id=goal.id, title=title,
                position=position, kind=kind,
            )  # fmt: skip
            finishing.session.add(activity)
            finishing.keep(name, "activities", activity.id, title)
        finishing.session.flush()

    return make


def make_items(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    if question is None:
        return
    for owner, title in things(finishing, question):
        add_item(finishing, "action_items", owner, title, finishing.due(step, DUE))


def plan_left_obstacles(finishing: Finishing) -> None:
    """C90-14: an obstacle that was ticked and got no step of its own becomes one."""
    asked = finishing.form.find(OBSTACLES)
    if finishing.verdict is None or asked is None or "plan" not in finishing.verdict.outcomes:
        return
    covered = {
        key
        for step in finishing.steps
        for question in step.questions
        if question.when
        and question.when.question == OBSTACLES
        and any(finishing.said(question.key))
        and set(question.produces) & set(FROM_LISTS)
        for key in question.when.one_of
    }
    labels = {choice.key: choice.label for choice in asked.choices}
    for key in finishing.verdict.obstacles:
        if key in TO_PLAN and key not in covered:
            title = _("Overcome: {obstacle}").format(obstacle=labels[key])
            add_item(finishing, "action_items", "mentee", title, finishing.today + DUE)
