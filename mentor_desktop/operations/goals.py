"""What can be done with the goals of a relationship."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.goal import SMART, STATES, Goal, GoalRevision
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.operations.clock import now
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

TEXTS = ("why", "success", "commitment", *SMART)


def add_goal(database: Database, relationship_id: str, title: str) -> str:
    """A new goal, ranked last; the id. Refused without a title."""
    goal_title = _needed_title(title)
    with database.changing(_("Add goal “{title}”").format(title=goal_title)) as session:
        goals = _ranked(session, relationship_id)
        goal = Goal(relationship_id=relationship_id, title=goal_title, rank=len(goals) + 1)
        session.add(goal)
        return goal.id


def rename_goal(database: Database, goal_id: str, title: str) -> None:
    """Corrects what a goal is called; see `change_goal` for another goal in its place."""
    goal_title = _needed_title(title)
    with database.changing(_("Edit goal"), merge=f"goal {goal_id} title") as session:
        session.get_one(Goal, goal_id).title = goal_title


def change_goal(database: Database, goal_id: str, title: str, reason: str) -> None:
    """Another goal in its place; what it said before is kept with the reason: AP-13."""
    goal_title = _needed_title(title)
    with database.changing(_("Change goal")) as session:
        goal = session.get_one(Goal, goal_id)
        session.add(
            GoalRevision(
                goal_id=goal_id, changed_at=now(), title=goal.title, reason=clean(reason).strip(),
                state=goal.state,
            )
        )  # fmt: skip
        goal.title = goal_title
        if goal.state == "open":
            goal.state = "changed"


def set_goal_state(database: Database, goal_id: str, state: str, reason: str = "") -> None:
    """Open, reached, changed or dropped; what it was before is kept with the reason."""
    if state not in STATES:
        raise ValueError(state)
    with database.changing(_state_label(state)) as session:
        goal = session.get_one(Goal, goal_id)
        if goal.state == state:
            return
        session.add(
            GoalRevision(
                goal_id=goal_id, changed_at=now(), title=goal.title, reason=clean(reason).strip(),
                state=goal.state,
            )
        )  # fmt: skip
        goal.state = state


def explain_goal_change(database: Database, goal_id: str, reason: str) -> None:
    """Says afterwards why a goal changed last; Refused where it never did."""
    said = _fitting(reason)
    with database.changing(_("Edit goal"), merge=f"goal {goal_id} reason") as session:
        last = session.scalar(
            select(GoalRevision)
            .filter_by(goal_id=goal_id)
            .order_by(GoalRevision.changed_at.desc(), GoalRevision.id.desc())
            .limit(1)
        )
        if last is None:
            raise Refused(_("This goal is as it was: there is no change to explain."))
        last.reason = said


def _state_label(state: str) -> str:
    return {
        "open": _("Open goal again"),
        "reached": _("Mark goal as reached"),
        "changed": _("Mark goal as changed"),
        "dropped": _("Drop goal"),
    }[state]


def set_goal_due(database: Database, goal_id: str, due: date | None) -> None:
    """Until when, None for no day; outside the relationship is allowed, and told."""
    check_dates(None, due)
    with database.changing(_("Edit goal")) as session:
        session.get_one(Goal, goal_id).due = due


def set_goal_progress(
    database: Database, goal_id: str, percent: float | None, reason: str = ""
) -> None:
    """Progress by hand with its reason; None: it comes from the activities again."""
    said = clean(reason).strip() if percent is not None else ""
    if percent is not None and not 0 <= percent <= 100:
        raise Refused(_("Progress takes a number from 0 to 100."))
    if percent is not None and not said:
        raise Refused(_("Say in a few words how you know: it stands beside the number."))
    with database.changing(_("Note progress"), merge=f"goal {goal_id} progress") as session:
        goal = session.get_one(Goal, goal_id)
        goal.progress_by_hand = None if percent is None else round(percent)
        goal.progress_reason = said


def set_goal_text(database: Database, goal_id: str, part: str, text: str) -> None:
    """Why it matters, success, the commitment (FM-16, FM-17), or one of the SMART parts."""
    if part not in TEXTS:
        raise ValueError(part)
    with database.changing(_("Edit goal"), merge=f"goal {goal_id} {part}") as session:
        setattr(session.get_one(Goal, goal_id), part, _fitting(text))


def move_goal(database: Database, goal_id: str, rank: int) -> None:
    """Gives a goal another rank, counted from 1; the others close up."""
    with database.changing(_("Rank goals")) as session:
        goal = session.get_one(Goal, goal_id)
        goals = _ranked(session, goal.relationship_id)
        goals.remove(goal)
        goals.insert(max(rank, 1) - 1, goal)
        _number(goals)


def remove_goal(database: Database, goal_id: str) -> None:
    """Removes a goal with its activities and its history; what a journal says of it stays."""
    with database.changing(_("Remove goal")) as session:
        goal = session.get_one(Goal, goal_id)
        for revision in session.scalars(select(GoalRevision).filter_by(goal_id=goal_id)):
            session.delete(revision)
        for activity in session.scalars(select(Activity).filter_by(goal_id=goal_id)):
            session.delete(activity)
        for entry in session.scalars(select(JournalEntry).filter_by(goal_id=goal_id)):
            entry.goal_id = None
        session.flush()
        goals = _ranked(session, goal.relationship_id)
        goals.remove(goal)
        session.delete(goal)
        _number(goals)


def _needed_title(title: str) -> str:
    found = clean_line(title)
    if not found:
        raise Refused(_("Write down the goal first; a few words are enough."))
    if len(found) > LONGEST_LINE:
        raise Refused(
            _(
                "A goal takes at most {most} characters. The details fit in “why it matters”."
            ).format(most=f"{LONGEST_LINE:,}")
        )
    return found


def _fitting(text: str) -> str:
    kept = clean(text).strip()
    if len(kept) > LONGEST_TEXT:
        raise Refused(
            _("This takes at most {most} characters; nothing was cut. Shorten it.").format(
                most=f"{LONGEST_TEXT:,}"
            )
        )
    return kept


def _ranked(session: Session, relationship_id: str) -> list[Goal]:
    goals = select(Goal).filter_by(relationship_id=relationship_id).order_by(Goal.rank)
    return list(session.scalars(goals))


def _number(goals: list[Goal]) -> None:
    for rank, goal in enumerate(goals, 1):
        goal.rank = rank
