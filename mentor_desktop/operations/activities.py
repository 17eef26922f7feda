"""What can be done with the activities of an action plan: each one transaction with undo."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.activity_words import KINDS, MOST_EFFORT, STATES, UNITS
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY, check_dates
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.operations.clock import today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

TEXTS = ("helper", "resources", "notes")


def add_activity(
    database: Database,
    goal_id: str,
    title: str,
    kind: str = "doing",
    starts: date | None = None,
    due: date | None = None,
    effort: float | None = None,
    unit: str = "hours",
) -> str:
    """A new activity, last under its goal; the id. Refused without a title."""
    found = needed_title(title)
    _check_words(kind, KINDS)
    check_days(starts, due)
    check_effort(effort, unit)
    with database.changing(_("Add activity “{title}”").format(title=found)) as session:
        goal = session.get_one(Goal, goal_id)
        activity = Activity(
            relationship_id=goal.relationship_id,
            goal_id=goal_id,
            title=found,
            position=len(_ordered(session, goal_id)) + 1,
            kind=kind,
            effort=effort,
            effort_unit=unit,
            starts=starts,
            due=due,
        )
        session.add(activity)
        return activity.id


def rename_activity(database: Database, activity_id: str, title: str) -> None:
    """Gives it another title; Refused for none."""
    found = needed_title(title)
    with database.changing(_("Edit activity"), merge=f"activity {activity_id} title") as session:
        session.get_one(Activity, activity_id).title = found


def set_activity_text(database: Database, activity_id: str, part: str, text: str) -> None:
    """Who helps, its resources or its notes; Refused for more than fits."""
    if part not in TEXTS:
        raise ValueError(part)
    kept = clean_line(text) if part == "helper" else clean(text).strip()
    longest = LONGEST_LINE if part == "helper" else LONGEST_TEXT
    if len(kept) > longest:
        raise Refused(
            _("This takes at most {most} characters; nothing was cut. Shorten it.").format(
                most=f"{longest:,}"
            )
        )
    with database.changing(_("Edit activity"), merge=f"activity {activity_id} {part}") as session:
        setattr(session.get_one(Activity, activity_id), part, kept)


def set_kind(database: Database, activity_id: str, kind: str) -> None:
    """By doing, from others, or a stretch."""
    _check_words(kind, KINDS)
    with database.changing(_("Edit activity")) as session:
        session.get_one(Activity, activity_id).kind = kind


def set_effort(database: Database, activity_id: str, effort: float | None, unit: str) -> None:
    """The estimate, None for none; Refused for nothing or more than a working life."""
    check_effort(effort, unit)
    with database.changing(_("Estimate activity"), merge=f"activity {activity_id} effort") as one:
        activity = one.get_one(Activity, activity_id)
        activity.effort, activity.effort_unit = effort, unit


def set_days(database: Database, activity_id: str, starts: date | None, due: date | None) -> None:
    """When it starts and is due; Refused out of order. Outside the relationship is allowed."""
    check_days(starts, due)
    with database.changing(_("Place activity in time")) as session:
        activity = session.get_one(Activity, activity_id)
        activity.starts, activity.due = starts, due


def move_activity(database: Database, activity_id: str, days: int) -> None:
    """Moves both days; a held key is one change until `settle`."""
    with database.reading() as session:
        title = session.get_one(Activity, activity_id).title
    label = _("Move “{title}”").format(title=title)
    with database.changing(label, merge=f"activity {activity_id} place") as session:
        activity = session.get_one(Activity, activity_id)
        starts, due = _shifted(activity.starts, days), _shifted(activity.due, days)
        activity.starts, activity.due = starts, due


def resize_activity(database: Database, activity_id: str, days: int, edge: str = "due") -> None:
    """Moves one end, "starts" or "due"; it lasts a day at least."""
    with database.reading() as session:
        title = session.get_one(Activity, activity_id).title
    label = _("Change the length of “{title}”").format(title=title)
    with database.changing(label, merge=f"activity {activity_id} {edge}") as session:
        activity = session.get_one(Activity, activity_id)
        if edge == "due":
            due = _shifted(activity.due or activity.starts, days)
            activity.due = max(due, activity.starts) if due and activity.starts else due
        else:
            starts = _shifted(activity.starts or activity.due, days)
            activity.starts = min(starts, activity.due) if starts and activity.due else starts


def rank_activity(database: Database, activity_id: str, goal_id: str, position: int) -> None:
    """Gives it a place, counted from 1, under its goal or another; Refused for another pair's."""
    with database.changing(_("Order activities")) as session:
        activity = session.get_one(Activity, activity_id)
        goal = session.get_one(Goal, goal_id)
        if goal.relationship_id != activity.relationship_id:
            raise Refused(_("That goal belongs to another pair. Choose one of this plan."))
        left = _ordered(session, activity.goal_id)
        left.remove(activity)
        taken = left if goal_id == activity.goal_id else _ordered(session, goal_id)
        activity.goal_id = goal_id
        taken.insert(max(position, 1) - 1, activity)
        _number(left)
        _number(taken)


def move_to_goal(database: Database, activity_id: str, goal_id: str) -> None:
    """Puts it last under another goal of the same pair."""
    with database.reading() as session:
        count = len(_ordered(session, goal_id))
    rank_activity(database, activity_id, goal_id, count + 1)


def set_activity_state(
    database: Database, activity_id: str, state: str, reason: str = "", on: date | None = None
) -> None:
    """Planned, in progress, done, blocked with a reason, dropped; Refused without the reason."""
    _check_words(state, STATES)
    said = clean_line(reason)
    if state == "blocked" and not said:
        raise Refused(_("Say in a few words what blocks it."))
    with database.changing(_state_label(state)) as session:
        activity = session.get_one(Activity, activity_id)
        activity.blocked_reason = said if state == "blocked" else ""
        if state == activity.state:
            return
        day = on or today()
        activity.state = state
        activity.progressed_on = day
        activity.done_on = day if state == "done" else None
        if state == "done":
            activity.progress = 100
        elif activity.progress == 100 and state == "planned":
            activity.progress = 0


def set_progress(
    database: Database, activity_id: str, percent: float, on: date | None = None
) -> None:
    """How far it is, 0 to 100: the first step begins it, 100 ends it. Refused beyond."""
    if not 0 <= percent <= 100:
        raise Refused(_("Progress takes a number from 0 to 100."))
    whole = round(percent)
    merge = f"activity {activity_id} progress"
    with database.changing(_("Note progress"), merge=merge) as session:
        activity = session.get_one(Activity, activity_id)
        if whole == activity.progress:
            return
        activity.progress = whole
        activity.progressed_on = on or today()
        if whole == 100:
            activity.state, activity.blocked_reason = "done", ""
            activity.done_on = activity.progressed_on
        elif activity.state == "done" or (whole and activity.state == "planned"):
            activity.state, activity.done_on = "in_progress", None


def remove_activity(database: Database, activity_id: str) -> None:
    """Removes it; the others of its goal close up."""
    with database.changing(_("Remove activity")) as session:
        activity = session.get_one(Activity, activity_id)
        rest = _ordered(session, activity.goal_id)
        rest.remove(activity)
        session.delete(activity)
        _number(rest)


def _state_label(state: str) -> str:
    return {
        "planned": _("Plan activity"),
        "in_progress": _("Begin activity"),
        "done": _("Finish activity"),
        "blocked": _("Mark activity as blocked"),
        "dropped": _("Drop activity"),
    }[state]


def needed_title(title: str) -> str:
    """The title as it is kept; Refused for none, or one too long."""
    found = clean_line(title)
    if not found:
        raise Refused(_("Say in a few words what you will do."))
    if len(found) > LONGEST_LINE:
        raise Refused(
            _("A title takes at most {most} characters. The details fit in the notes.").format(
                most=f"{LONGEST_LINE:,}"
            )
        )
    return found


def _check_words(word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(word)


def check_days(starts: date | None, due: date | None) -> None:
    """Refused for an end before the start, or a day out of the calendar."""
    if starts and due and due < starts:
        raise Refused(_("It would end before it starts. Choose a later day for the end."))
    check_dates(starts, due)


def check_effort(effort: float | None, unit: str) -> None:
    """Refused for nothing, or more than a working life; None is no estimate."""
    _check_words(unit, UNITS)
    if effort is None:
        return
    if not 0 < effort <= MOST_EFFORT[unit]:  # also for what is no number
        raise Refused(
            _(
                "Estimate more than 0 and at most {hours} hours, {days} days or {weeks} weeks. "
                "Leave it empty where you cannot tell yet."
            ).format(**{name: f"{most:,}" for name, most in MOST_EFFORT.items()})
        )


def _shifted(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    room = min(max(days, (FIRST_DAY - day).days), (LAST_DAY - day).days)
    return day + timedelta(days=room)


def _ordered(session: Session, goal_id: str) -> list[Activity]:
    found = select(Activity).filter_by(goal_id=goal_id).order_by(Activity.position, Activity.id)
    return list(session.scalars(found))


def _number(activities: list[Activity]) -> None:
    for position, activity in enumerate(activities, 1):
        activity.position = position
