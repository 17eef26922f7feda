"""The action plan outside the file: what its paper says, and the PDF. AP-11."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.activity import Activity, days_late, goal_progress
from mentor_desktop.domain.activity_words import state_title, written_effort
from mentor_desktop.domain.goal import Goal, goal_state_title
from mentor_desktop.domain.plan_checks import Writing, check_plan
from mentor_desktop.domain.plan_content import ActivitySaid, GoalSaid, PlanContent
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.timeline import Line
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, write_bytes, write_paper
from mentor_desktop.store.database import Database
from mentor_desktop.store.plan import Plan, plan_of
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

PLAN = "plan"  # kind of an exported document


def plan_content(
    session: Session,
    relationship_id: str,
    today: date,
    spoken: str = "en",
    plan: Plan | None = None,
) -> PlanContent:
    """What the paper of a plan says, in a language; `plan`: where it is read already."""
    # Late: Babel's calendar is only needed where a plan is put into words.
    from mentor_desktop.documents import days  # noqa: PLC0415 - as said

    plan, programme = plan or plan_of(session, relationship_id), programme_of(session)
    _pair, people = pair_of(session, relationship_id)
    with language(spoken):
        names = {"mentor": _("Mentor"), "mentee": _("Mentee")}
        writing = Writing(partial(days.month, spoken), partial(days.decimal, spoken))
        found = check_plan(plan.goals, plan.activities, plan.term(today), writing)
        return PlanContent(
            language=spoken,
            programme="" if programme.is_personal else programme.name,
            organisation=programme.organisation,
            people=tuple((names[role], people[role].name, people[role].role) for role in ROLES),
            starts=plan.relationship.starts,
            ends=plan.relationship.ends,
            today=today,
            goals=tuple(_goal(plan, goal, today) for goal in plan.goals),
            marks=plan.marks(today),
            findings=tuple(one.sentence for one in found),
        )


def _goal(plan: Plan, goal: Goal, today: date) -> GoalSaid:
    activities = plan.under(goal.id)
    progress = goal_progress(goal, activities)
    texts = (
        (_("Why it matters"), goal.why),
        (_("What success looks like"), goal.success),
        (_("Specific"), goal.specific),
        (_("Measurable"), goal.measurable),
        (_("Achievable"), goal.achievable),
        (_("Relevant"), goal.relevant),
        (_("Time-bound"), goal.time_bound),
        (_("What it asks of you"), goal.commitment),
        (_("How you know"), goal.progress_reason),
    )
    return GoalSaid(
        Line(goal.id, True, goal.title, rank=goal.rank, progress=progress, state=goal.state),
        goal_state_title(goal.state),
        tuple((label, text) for label, text in texts if text),
        tuple(_activity(one, today) for one in activities),
    )


def _activity(one: Activity, today: date) -> ActivitySaid:
    state = state_title(one.state)
    if one.blocked_reason:
        state = _("{state}: {reason}").format(state=state, reason=one.blocked_reason)
    return ActivitySaid(
        Line(
            one.id, False, one.title, one.kind, starts=one.starts, due=one.due,
            progress=one.progress, state=one.state, late=days_late(one, today),
        ),
        written_effort(one.effort, one.effort_unit) if one.effort else "",
        state,
        one.helper,
        one.resources,
        one.notes,
    )  # fmt: skip


def plan_pdf(content: PlanContent, paper: str) -> "Document":
    """The PDF of a plan, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import plan  # noqa: PLC0415 - as said

    return plan.make(content, paper=paper)


def export_plan(
    database: Database,
    relationship_id: str,
    path: Path,
    today: date,
    *,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the PDF of a plan and notes that it left the file.

    Refused where `path` exists and not `force`, or cannot be written; then nothing is noted.
    """
    with database.reading() as session:
        content = plan_content(session, relationship_id, today, spoken)
        size = paper or programme_of(session).paper
    noted = Paper(PLAN, _("Action plan"), (relationship_id,))
    return write_paper(database, plan_pdf(content, size), path, noted, force=force)


def export_picture(
    database: Database, relationship_id: str, path: Path, picture: bytes, *, force: bool = False
) -> Exported:
    """Writes a picture of the timeline and notes that it left the file; refused like the PDF."""
    noted = Paper(PLAN, _("Action plan, picture of the timeline"), (relationship_id,))
    return write_bytes(database, picture, path, noted, force=force)


def plan_file_name(session: Session, relationship_id: str, ending: str = ".pdf") -> str:
    """A good name for the paper of a plan, safe on every system."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import safe_name  # noqa: PLC0415 - as said

    _relationship, people = pair_of(session, relationship_id)
    name = _("Action plan of {mentee} and {mentor}").format(
        mentee=people["mentee"].called, mentor=people["mentor"].called
    )
    return safe_name(name, "action plan") + ending
