"""What a finished check-in makes of its answers, product by product."""

from datetime import timedelta

from sqlalchemy import select

from mentor_desktop.domain.action_item import briefing_title
from mentor_desktop.domain.check_in_form import CheckInQuestion, OpenStep
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ENDED, ROLES, STATES
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.agreement_products import fill_draft, open_amendment, review
from mentor_desktop.operations.check_in_lists import (
    explain_goals,
    make_activities,
    make_goals,
    make_items,
    plan_left_obstacles,
    things,
)
from mentor_desktop.operations.check_in_results import DUE, Finishing, Maker, add_item, wanted
from mentor_desktop.operations.relationships import set_state_in
from mentor_desktop.translation import _

_MEETING = timedelta(days=7)
_MINUTES = 60


def produce(finishing: Finishing) -> None:
    """Makes all that the form says, in an order in which each finds what it needs."""
    all_wanted = list(wanted(finishing))
    for product, make in _MAKERS.items():
        for name, step, question in all_wanted:
            if name == product:
                make(finishing, step, question)
    plan_left_obstacles(finishing)


def _propose_meeting(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    """A meeting like the last one, a week ahead, unless one is planned until then. C90-13"""
    if "meeting" in finishing.produced:
        return
    day = finishing.due(step, _MEETING)
    mine = select(Meeting).filter_by(relationship_id=finishing.relationship.id)
    planned = mine.where(Meeting.state == "planned", Meeting.day.between(finishing.today, day))
    if finishing.session.scalars(planned).first():
        return
    last = finishing.session.scalars(mine.order_by(Meeting.day.desc(), Meeting.id.desc())).first()
    meeting = Meeting(
        relationship_id=finishing.relationship.id,
        day=day,
        time=last.time if last else "",
        zone=last.zone if last else "",
        minutes=last.minutes if last else _MINUTES,
        format=last.format if last else "",
        place=last.place if last else "",
        purpose=_("What came out of “{title}”").format(title=finishing.form.title),
    )
    finishing.session.add(meeting)
    finishing.keep("meeting", "meeting", meeting.id, meeting.purpose)


def _brief(finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None) -> None:
    """FM-24: somebody briefs the supervisor."""
    supervisor = finishing.relationship.supervisor_id
    person = finishing.session.get(Person, supervisor) if supervisor else None
    title = briefing_title(person.called) if person else _("Brief the supervisor on your mentoring")
    said = finishing.agreed(question.key) if question else None
    owner = said if said in ROLES else "mentee"
    add_item(finishing, "briefing", str(owner), title, finishing.due(step, DUE))


def _ask_for_papers(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    due = finishing.today + DUE
    title = _("Make the closing report")
    add_item(finishing, "closing_report", "mentee", title, due)


def _ask_for_certificates(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    due = finishing.today + DUE
    title = _("Make the certificates, one for each of you")
    add_item(finishing, "certificates", "mentee", title, due)


def _make_agreement(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    _fill(finishing, makes_one=True)


def _fill_agreement(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    _fill(finishing, makes_one=False)


def _fill(finishing: Finishing, *, makes_one: bool) -> None:
    """The answers that belong into the agreement, and the top goals, where it says nothing yet."""
    answers: dict[str, Value] = {}
    for step in finishing.steps:
        for question in step.questions:
            value = finishing.agreed(question.key)
            if question.fills and value is not None:
                answers[question.fills] = value
    with_goals = "top_goals" in {name for name, _step, _question in wanted(finishing)}
    agreement = fill_draft(
        finishing.session, finishing.relationship.id, answers, makes_one=makes_one,
        with_goals=with_goals,
    )  # fmt: skip
    if makes_one and agreement and "agreement" not in finishing.produced:
        title = _("The draft of the agreement is filled in")
        finishing.keep("agreement", "agreement", agreement.id, title)


def _amend(finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None) -> None:
    """MID-10: what was agreed anew stands in an amendment, for both to sign."""
    wishes = [title for _owner, title in things(finishing, question)] if question else []
    if question is not None and question.choices:
        wishes = []  # "yes" is no wording
    fresh = [one for one in wishes if f"wish {fold(one)}" not in finishing.produced]
    if "amendment" in finishing.produced and not fresh:
        return
    draft = open_amendment(
        finishing.session, finishing.relationship.id, finishing.form.title, fresh
    )
    if draft is None:
        finishing.notes.append(
            _(
                "There is nothing to amend: no agreement is in force, or one waits for "
                "signatures. Your wishes are kept here."
            )
        )
        return
    for one in fresh:
        finishing.produced[f"wish {fold(one)}"] = draft.id
    title = _("Your wishes stand in a draft, for both of you to sign")
    finishing.keep("amendment", "amendment", draft.id, title)


def _review(finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None) -> None:
    """AG-31: the agreement in force has been read again."""
    found = review(finishing.session, finishing.relationship.id, finishing.today)
    if found is not None:
        finishing.keep("review", "review", found.id, _("The agreement has been read again"))


def _settle_state(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    """As the two choose; else it closes, and is completed once its last day has come. CLO-06"""
    said = finishing.agreed(question.key) if question else None
    ends = finishing.relationship.ends
    state = said if said in STATES else None
    if state is None:
        asked = any("relationship_state" in one.produces for one in finishing.form.questions())
        if question is None and asked and _is_answered(finishing):
            return
        state = "completed" if ends and ends <= finishing.today else "closing"
    _set_state(finishing, str(state))


def _is_answered(finishing: Finishing) -> bool:
    return any(
        finishing.agreed(one.key) in STATES
        for one in finishing.form.questions()
        if "relationship_state" in one.produces
    )


def _end_early(
    finishing: Finishing, step: OpenStep | None, question: CheckInQuestion | None
) -> None:
    """AG-24, CLO-11: without a word on whose fault."""
    _set_state(finishing, "ended_early")


def _set_state(finishing: Finishing, state: str) -> None:
    now = finishing.relationship.state
    if now == state or (now in ENDED and state not in ENDED):
        return
    set_state_in(finishing.session, finishing.relationship.id, state, finishing.today)
    title = {
        "closing": _("This relationship is closing"),
        "completed": _("This relationship is completed"),
        "ended_early": _("This relationship has ended, without fault"),
    }.get(state, "")
    finishing.keep("relationship_state", "relationship_state", finishing.relationship.id, title)


_MAKERS: dict[str, Maker] = {
    "goals": make_goals,
    "goal_reasons": explain_goals,
    "activities.doing": make_activities("doing"),
    "activities.others": make_activities("others"),
    "activities.stretch": make_activities("stretch"),
    "action_items": make_items,
    "agreement": _make_agreement,
    "amendment": _amend,
    "fills": _fill_agreement,
    "review": _review,
    "meeting": _propose_meeting,
    "briefing": _brief,
    "closing_report": _ask_for_papers,
    "certificates": _ask_for_certificates,
    "relationship_state": _settle_state,
    "ended_early": _end_early,
}
