"""What a relationship needs now: one step, with its reason."""

from dataclasses import dataclass, field
from datetime import date

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import Stage, end_after, stage_title
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Facts:
    """What the step is found from. Names are what people are called, by role."""

    state: str
    is_informal: bool
    names: dict[str, str]
    stages: tuple[Stage, ...]
    prepared: frozenset[str]  # roles whose sheet is done
    agreement_state: str | None  # of the newest version
    signed: frozenset[str] = field(default_factory=frozenset)  # roles that signed it
    has_amendment_open: bool = False
    review_due: date | None = None


@dataclass(frozen=True)
class NextStep:
    """`action` names what the button does; `weight` sorts: more is worse.

    `tone` is "", "warning" or "danger".
    """

    action: str
    button: str
    line: str
    reason: str
    tone: str = ""
    weight: int = 0


def next_step(facts: Facts, today: date) -> NextStep:
    """The one step that comes next; an empty action where nothing waits."""
    still = _still(facts)
    if still:
        return still
    late = _lateness(facts, today)
    if facts.agreement_state in ("offered", "partly_signed"):
        return _to_sign(facts)
    if facts.agreement_state == "draft" and not facts.has_amendment_open:
        return NextStep(
            "agreement", _("Finish the agreement"), _("Agreement in draft"),
            _("The agreement is begun. Read it together, then offer it for signature."),
            late[0], 20 + late[1],
        )  # fmt: skip
    if facts.has_amendment_open:
        return NextStep(
            "agreement", _("Finish the amendment"), _("Amendment in draft"),
            _("You began to change the agreement. Both sign again when it is ready."), "", 15,
        )  # fmt: skip
    if facts.agreement_state is None:
        missing = [role for role in ROLES if role not in facts.prepared]
        if missing and _stage(facts, "prepare").state not in ("done", "skipped"):
            return _to_prepare(facts, missing, late)
        return NextStep(
            "agreement", _("Write the agreement"), _("Agreement to write"),
            _("You are prepared. Next, agree on how you want to work together."),
            late[0], 25 + late[1],
        )  # fmt: skip
    if facts.review_due and facts.review_due <= today:
        return NextStep(
            "review", _("Review the agreement"), _("Agreement review due"),
            _("It is time to read the agreement again and see whether it still fits."),
            "warning", 30,
        )  # fmt: skip
    if not facts.is_informal and _stage(facts, "action_plan").is_next:
        return _to_plan(facts, today)
    return NextStep("", "", _("On track"), _("Nothing waits for you here right now."))


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
            _("This relationship rests until you resume it."),
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


def _to_prepare(facts: Facts, missing: list[str], late: tuple[str, int]) -> NextStep:
    names = [facts.names[role] for role in missing]
    if len(names) == 1:
        reason = _("{name} has not filled in the preparation sheet yet.").format(name=names[0])
    else:
        reason = _("Each of you fills in a preparation sheet before the first meeting.")
    return NextStep(
        "prepare", _("Prepare the first meeting"), _("Prepare first meeting"), reason,
        late[0], 10 + late[1],
    )  # fmt: skip


def _to_plan(facts: Facts, today: date) -> NextStep:
    tone, weight = _lateness(facts, today, "action_plan")
    return NextStep(
        "plan", _("Make the action plan"), _("Action plan to make"),
        _("You agree on how you work together. Next, plan what you will do for each goal."),
        tone, 12 + weight,
    )  # fmt: skip


def _stage(facts: Facts, key: str) -> Stage:
    return next(stage for stage in facts.stages if stage.key == key)


def _lateness(facts: Facts, today: date, key: str = "first_meeting") -> tuple[str, int]:
    """Tone and weight of a stage's lateness: the first meeting should end in an agreement."""
    due = _stage(facts, key).due
    if due is None or due >= today:
        return "", 0
    days = (today - due).days
    return ("danger", 60) if days > 30 else ("warning", 30)


def review_due(in_force_on: date | None, reviewed_on: date | None, months: int) -> date | None:
    """When an agreement is read again: so many months after signature or last review."""
    last = max((day for day in (in_force_on, reviewed_on) if day), default=None)
    return end_after(last, months) if last else None


def caption(stage: Stage, day: str) -> str:
    """What stands under a stage; `day` is its due day as the reader writes it."""
    if stage.state == "done":
        return _("done")
    if stage.state == "skipped":
        return _("skipped")
    if not day:
        return ""
    if stage.state == "late":
        return _("was due {day}").format(day=day)
    return _("due {day}").format(day=day) if stage.is_next else day


def spoken(stage: Stage, day: str) -> str:
    """A stage as a screen reader says it."""
    return _("{stage}: {state}").format(
        stage=stage_title(stage.key), state=caption(stage, day) or _("no date yet")
    )
