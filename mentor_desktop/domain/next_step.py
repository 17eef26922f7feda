"""What a relationship needs now: one step over the whole journey, with its reason."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.stage import Stage, end_after, stage_title
from mentor_desktop.domain.step_words import (
    stage_button,
    stage_line,
    stage_reason,
    with_day,
)
from mentor_desktop.translation import _

CHECK_IN = "check_in:"  # and the key of a check-in: the action that opens it
REVIEW = "agreement_review"
_AT_ONCE = ("first_meeting", "action_plan")  # as soon as what comes before is done
_TOGETHER = 14  # days between mid-point and review that make them one


class Facts(NamedTuple):
    """What the step is found from. Names are what people are called, by role."""

    state: str
    is_informal: bool
    names: Mapping[str, str]
    following: Stage | None  # the earliest stage that is neither done nor skipped
    passed: frozenset[str]  # stages
    prepared: frozenset[str]  # roles whose sheet is done
    agreement_state: str | None  # of the newest version
    signed: frozenset[str] = frozenset()  # roles that signed it
    has_amendment_open: bool = False
    is_agreed: bool = False  # an agreement is in force
    review_due: date | None = None
    renewal_due: date | None = None
    begun: frozenset[str] = frozenset()  # check-ins that are open
    planned_for: Mapping[str, date] = MappingProxyType({})  # check-ins put off to a day
    next_meeting: date | None = None
    starts: date | None = None
    settings: Settings = Settings()


class NextStep(NamedTuple):
    """`action` names what the button does; `weight` sorts: more is worse.

    `tone` is "", "warning" or "danger"; `stage` what can be skipped instead; `check_in` what
    can be planned for another day, unless it is begun.
    """

    action: str
    button: str
    line: str
    reason: str
    tone: str = ""
    weight: int = 0
    stage: str = ""
    is_begun: bool = False

    @property
    def check_in(self) -> str:
        """The key of the check-in that it opens; "" for none."""
        return self.action.removeprefix(CHECK_IN) if self.action.startswith(CHECK_IN) else ""


def next_step(facts: Facts, today: date) -> NextStep:
    """The one step that comes next; an empty action where nothing waits."""
    still = _still(facts)
    if still:
        return still
    if facts.agreement_state in ("offered", "partly_signed"):
        return _to_sign(facts)
    if facts.has_amendment_open:
        return NextStep(
            "agreement", _("Finish the amendment"), _("Amendment in draft"),
            _("You began to change the agreement. Both sign again when it is ready."), "", 15,
        )  # fmt: skip
    for find in (_to_close, _to_agree, _to_review, _to_go_on, _to_meet):
        found = find(facts, today)
        if found:
            return found
    return NextStep("", "", _("On track"), _("Nothing waits for you here right now."))


def are_one(renewal_due: date | None, review_due: date | None) -> bool:
    """Whether mid-point and review of the agreement fall so near that one talk serves both."""
    if renewal_due is None or review_due is None:
        return False
    return abs((renewal_due - review_due).days) <= _TOGETHER


def _still(facts: Facts) -> NextStep | None:
    if facts.state == "completed":
        return NextStep(
            "", "", _("Completed"), _("This relationship has come to its good end."), "", -10
        )
    if facts.state == "ended_early":
        return NextStep(
            "", "", _("Ended early"), _("This relationship has ended, without fault."), "", -10
        )
    if facts.state == "paused":
        return NextStep(
            "resume", _("Resume"), _("Paused"),
            _("This relationship rests until you resume it."), "", -5,
        )  # fmt: skip
    if facts.is_informal and facts.agreement_state is None:
        return NextStep(
            "", "", _("Informal"), _("You are in contact when you need each other."), "", -1
        )
    return None


def _to_sign(facts: Facts) -> NextStep:
    missing = [role for role in ROLES if role not in facts.signed]
    if not missing:  # the two have signed, and it is not in force
        return NextStep(
            "sign", _("Sign the agreement…"), _("Agreement awaits 1 signature"),
            _("The supervisor has not signed yet."), "warning", 35,
        )  # fmt: skip
    if len(missing) == 1:
        name = facts.names[missing[0]]
        return NextStep(
            "sign", _("Sign as {name}…").format(name=name), _("Agreement awaits 1 signature"),
            _("{name} has not signed yet.").format(name=name), "warning", 35,
        )  # fmt: skip
    return NextStep(
        "sign", _("Sign the agreement…"), _("Agreement awaits 2 signatures"),
        _("The text is fixed. Both of you can sign now."), "warning", 34,
    )  # fmt: skip


def _to_close(facts: Facts, today: date) -> NextStep | None:
    """Who closes celebrates, whatever else is left; where that was done, it can be completed."""
    if facts.is_informal:
        return None
    is_celebrated = "celebrate" in facts.passed
    if facts.following is None or (facts.state == "closing" and is_celebrated):
        return NextStep(
            "complete", _("Complete the relationship…"), _("Ready to complete"),
            _("You have been through everything together. Bring it to its good end."), "", 12,
        )  # fmt: skip
    if facts.state == "closing":
        due = facts.following.due if facts.following.key == "celebrate" else None
        return _stage_step(facts, Stage("celebrate", due, "current", True), today)
    return None


def _to_agree(facts: Facts, today: date) -> NextStep | None:
    """Until an agreement holds: sheets, the first meeting, its text. A pair may skip stages."""
    if facts.is_agreed:
        return None
    tone, weight = _urgency(facts, today)
    following = facts.following.key if facts.following else ""
    if facts.agreement_state == "draft" and "first_meeting" not in facts.begun:
        return NextStep(
            "agreement", _("Finish the agreement"), _("Agreement in draft"),
            _("The agreement is begun. Read it together, then offer it for signature."),
            tone, 20 + weight,
        )  # fmt: skip
    missing = [role for role in ROLES if role not in facts.prepared]
    if following == "prepare" and missing and "first_meeting" not in facts.begun:
        return _to_prepare(facts, missing, today)
    if following in ("prepare", "first_meeting") and facts.following:
        return _stage_step(facts, facts.following._replace(key="first_meeting"), today)
    if facts.is_informal:
        return None
    return NextStep(
        "agreement", _("Write the agreement"), _("Agreement to write"),
        _("You are prepared. Next, agree on how you want to work together."),
        tone, 25 + weight,
    )  # fmt: skip


def _to_review(facts: Facts, today: date) -> NextStep | None:
    due = facts.review_due
    is_with_renewal = "renewal" not in facts.passed and are_one(facts.renewal_due, due)
    if due is None or due > today or (is_with_renewal and not facts.is_informal):
        return None
    step = NextStep(
        CHECK_IN + REVIEW, _("Review the agreement"), _("Agreement review due"),
        _("It is time to read the agreement again and see whether it still fits."),
        "warning", 30,
    )  # fmt: skip
    return _put_off(facts, step, today)


def _to_go_on(facts: Facts, today: date) -> NextStep | None:
    """The stage that comes next: the early ones at once, the later ones when they are near."""
    stage = facts.following
    if facts.is_informal or stage is None:
        return None
    due = stage.due
    if stage.key == "renewal" and due and are_one(due, facts.review_due) and facts.review_due:
        due = min(due, facts.review_due)
    is_near = due is not None and (due - today).days <= facts.settings.stage_soon_days
    if stage.key == "prepare":  # agreed on without sheets: the first meeting makes up for them
        stage = stage._replace(key="first_meeting")
    if stage.key in _AT_ONCE or is_near or stage.key in facts.begun or due is None:
        return _stage_step(facts, stage._replace(due=due), today)
    return None


def _to_meet(facts: Facts, today: date) -> NextStep | None:
    if facts.is_informal or facts.next_meeting or (facts.starts and facts.starts > today):
        return None
    return NextStep(
        "plan_meeting", _("Plan the next meeting"), _("No meeting planned"),
        _("No date is fixed. The next one on the calendar keeps the two of you going."), "", 5,
    )  # fmt: skip


def _to_prepare(facts: Facts, missing: list[str], today: date) -> NextStep:
    names = [facts.names[role] for role in missing]
    if len(names) == 1:
        reason = _("{name} has not filled in the preparation sheet yet.").format(name=names[0])
    else:
        reason = _("Each of you fills in a preparation sheet before the first meeting.")
    tone, weight = _urgency(facts, today)
    due = facts.following.due if facts.following else None
    reason = with_day(reason, (due - today).days if due else None)
    return NextStep(
        "prepare", _("Prepare the first meeting"), _("Prepare first meeting"), reason,
        tone, 10 + weight, "prepare",
    )  # fmt: skip


def _stage_step(facts: Facts, stage: Stage, today: date) -> NextStep:
    is_begun = stage.key in facts.begun
    tone, weight = _urgency(facts, today, stage.due)
    is_both = stage.key == "renewal" and are_one(facts.renewal_due, facts.review_due)
    reason = stage_reason(stage.key, is_begun=is_begun, is_with_review=is_both)
    step = NextStep(
        CHECK_IN + stage.key,
        stage_button(stage.key, is_begun=is_begun),
        stage_line(stage.key, is_begun=is_begun, is_near=bool(tone)),
        with_day(reason, (stage.due - today).days if stage.due else None),
        tone,
        12 + weight,
        stage.key,
        is_begun,
    )
    return step if is_begun else _put_off(facts, step, today)


def _put_off(facts: Facts, step: NextStep, today: date) -> NextStep:
    """What was planned for a later day can be done now all the same, and is not urgent."""
    day = facts.planned_for.get(step.check_in)
    if day is None or day <= today:
        return step
    line = _("{stage} planned").format(stage=_planned_title(step))
    return step._replace(line=line, tone="", weight=5)


def _planned_title(step: NextStep) -> str:
    return stage_title(step.stage) if step.stage else _("Agreement review")


def _urgency(facts: Facts, today: date, due: date | None = None) -> tuple[str, int]:
    """Tone and weight of what is near or late; the next stage's day unless another is given."""
    if due is None and facts.following:
        due = facts.following.due
    if due is None or (due - today).days > facts.settings.stage_soon_days:
        return "", 0
    late = (today - due).days
    if late >= facts.settings.stage_late_days:
        return "danger", 60
    return ("warning", 30) if late > 0 else ("warning", 10)


def review_due(in_force_on: date | None, reviewed_on: date | None, months: int) -> date | None:
    """When an agreement is read again: so many months after signature or last review."""
    last = max((day for day in (in_force_on, reviewed_on) if day), default=None)
    return end_after(last, months) if last else None


def caption(stage: Stage, day: str) -> str:
    """What stands under a stage; `day` is the day as the reader writes it: passed, or due."""
    if stage.state == "skipped":
        return _("skipped")
    if stage.state == "done" or not day:
        return day or (_("done") if stage.state == "done" else "")
    if stage.state == "late":
        return _("was due {day}").format(day=day)
    return _("due {day}").format(day=day) if stage.is_next else day
