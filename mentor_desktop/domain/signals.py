"""How it is going: eight signals, each with its reason. method.md section 13."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentor_desktop.domain.contact import WINDOW
from mentor_desktop.domain.relationship import RESTING
from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.signal_words import Figures, said, said_shortly
from mentor_desktop.domain.stage import Stage

LEVELS = ("on_track", "attention", "at_risk")
# The gravest first, where several are of one level.
KEYS = (
    "check_up", "contact", "cancelled", "agreement", "stage", "next_meeting", "plan",
    "action_items",
)  # fmt: skip
# Without stages, in contact when needed: what was agreed and promised counts all the same.
_INFORMAL = ("cancelled", "agreement", "plan", "action_items")
_CLOSING = ("cancelled", "stage", "action_items")  # no new plans are asked of those who part


class Signal(NamedTuple):
    """One sign; `level` is one of LEVELS. `reason` and `figures` are what it says in words."""

    key: str
    level: str
    reason: str
    figures: Figures

    def sentence(self, written: Callable[[date], str] = date.isoformat) -> str:
        """Why, with its numbers; `written` writes a day."""
        return said(self.key, self.reason, self.figures, written)

    def short(self, written: Callable[[date], str] = date.isoformat) -> str:
        """A few words for a list; "" where nothing is asked."""
        if self.level == "on_track":
            return ""
        return said_shortly(self.key, self.reason, self.figures, written)


@dataclass(frozen=True)
class CheckUp:
    """What the newest check-up found; `is_grave`: one of the obstacles 1 to 5 was ticked."""

    on: date
    unfavourable: int
    differing: int = 0
    is_grave: bool = False


class Evidence(NamedTuple):
    """What the signals are found from, up to today. A tuple: 10,000 are made at once."""

    state: str
    is_informal: bool = False
    starts: date | None = None
    resumed_on: date | None = None
    stage: Stage | None = None  # that comes next
    contacts: int = 0  # in the last 30 days, held meetings included
    last_contact: date | None = None
    contacts_agreed: int = 2
    cancelled_in_a_row: int = 0  # at last
    cancelled: int = 0
    held: int = 0
    last_held: date | None = None
    next_meeting: date | None = None  # that is planned
    signed_on: date | None = None  # the agreement in force
    review_due: date | None = None
    open_items: int = 0
    late_items: int = 0
    activities: int = 0  # but for those dropped
    under_way: int = 0  # begun by now, neither done nor blocked
    under_way_since: date | None = None  # the earliest beginning of these
    last_progress: date | None = None
    check_up: CheckUp | None = None

    @property
    def since(self) -> date | None:
        """From when on anything could be met: the first day, or when it went on after a rest."""
        if self.starts and self.resumed_on:
            return max(self.starts, self.resumed_on)
        return self.starts or self.resumed_on or self.signed_on


def signals_of(
    evidence: Evidence, today: date, settings: Settings | None = None
) -> tuple[Signal, ...]:
    """Those that apply, in the order of KEYS.

    None for a pair that rests or has ended. Before its first day only what has a date of its own
    counts: the stage and action items; without any day, nothing is late by a count of days.
    """
    if evidence.state in RESTING:
        return ()
    keys: Iterable[str] = KEYS
    if evidence.since and evidence.since > today:
        keys = ("stage", "action_items")
    if evidence.is_informal:
        keys = [key for key in keys if key in _INFORMAL and _applies_informally(key, evidence)]
    if evidence.state == "closing":
        keys = [key for key in keys if key in _CLOSING]
    chosen = settings or Settings()
    return tuple([_RULES[key](evidence, today, chosen) for key in keys])


def level_of(signals: Iterable[Signal]) -> str:
    """The gravest level; "" where there are no signals."""
    levels = [one.level for one in signals]
    return next((level for level in reversed(LEVELS) if level in levels), "")


def gravest(signals: Iterable[Signal]) -> Signal | None:
    """The one that is told where there is room for one; None where all is well."""
    found = [one for one in signals if one.level != "on_track"]
    return max(found, key=lambda one: (LEVELS.index(one.level), -KEYS.index(one.key)), default=None)


def _applies_informally(key: str, evidence: Evidence) -> bool:
    if key == "agreement":
        return evidence.signed_on is not None
    return key != "plan" or evidence.activities > 0


def _days_since(*days: date | None, today: date) -> int | None:
    """Days since the latest of them, 0 for one that lies ahead; None where there is none."""
    latest = None
    for day in days:
        if day and (latest is None or day > latest):
            latest = day
    if latest is None:
        return None
    return (today - latest).days if latest < today else 0


def _reaches(days: int | None, least: int) -> bool:
    return days is not None and days >= least


def _contact(evidence: Evidence, today: date, settings: Settings) -> Signal:
    known = _days_since(evidence.since, today=today)
    silent = _days_since(evidence.since, evidence.last_contact, today=today)
    agreed = evidence.contacts_agreed
    figures: Figures = {"count": evidence.contacts, "agreed": agreed, "days": silent or 0}
    if known is not None and _reaches(silent, settings.no_contact_days):
        return Signal("contact", "at_risk", "none", figures)
    if known is not None and known < WINDOW:
        return Signal("contact", "on_track", "early", {**figures, "days": known})
    is_enough = known is None or evidence.contacts >= agreed
    return Signal("contact", "on_track" if is_enough else "attention", "count", figures)


def _cancelled(evidence: Evidence, today: date, settings: Settings) -> Signal:
    in_a_row = evidence.cancelled_in_a_row
    level = "on_track"
    if in_a_row > settings.cancelled_most:
        level = "at_risk"
    elif in_a_row >= settings.cancelled_attention:
        level = "attention"
    figures: Figures = {
        "in_a_row": in_a_row,
        "held": evidence.held,
        "all": evidence.held + evidence.cancelled,
    }
    reason = "in_a_row" if in_a_row else "kept" if figures["all"] else "none"
    return Signal("cancelled", level, reason, figures)


def _next_meeting(evidence: Evidence, today: date, settings: Settings) -> Signal:
    if evidence.next_meeting:
        return Signal("next_meeting", "on_track", "planned", {"day": evidence.next_meeting})
    waited = _days_since(evidence.since, evidence.last_held, today=today)
    level = "at_risk" if _reaches(waited, settings.no_meeting_days) else "attention"
    reason = "held" if evidence.last_held else "never"
    held = _days_since(evidence.last_held, today=today)
    return Signal("next_meeting", level, reason, {"days": held or 0})


def _stage(evidence: Evidence, today: date, settings: Settings) -> Signal:
    stage = evidence.stage
    if stage is None:
        return Signal("stage", "on_track", "done", {})
    if stage.due is None:
        return Signal("stage", "on_track", "undated", {"stage": stage.key})
    left = (stage.due - today).days
    figures: Figures = {"stage": stage.key, "day": stage.due, "days": abs(left)}
    if left < 0:
        level = "at_risk" if -left >= settings.stage_late_days else "attention"
        return Signal("stage", level, "late", figures)
    level = "attention" if left <= settings.stage_soon_days else "on_track"
    return Signal("stage", level, "ahead" if left else "today", figures)


def _agreement(evidence: Evidence, today: date, settings: Settings) -> Signal:
    if evidence.signed_on is None:
        waited = _days_since(evidence.since, today=today)
        level = "on_track"
        if _reaches(waited, settings.unsigned_risk_days):
            level = "at_risk"
        elif _reaches(waited, settings.unsigned_attention_days):
            level = "attention"
        reason = "unsigned" if waited else "new"
        return Signal("agreement", level, reason, {"days": waited or 0})
    due = evidence.review_due
    if due is None:
        return Signal("agreement", "on_track", "signed", {"day": evidence.signed_on})
    if due <= today:
        return Signal("agreement", "attention", "review_due", {"day": due})
    return Signal("agreement", "on_track", "review_ahead", {"day": due})


def _action_items(evidence: Evidence, today: date, settings: Settings) -> Signal:
    late, count = evidence.late_items, evidence.open_items
    level = "on_track"
    if count >= settings.shares_from and late:
        if late * settings.late_two_in >= 2 * count:
            level = "at_risk"
        elif late * settings.late_one_in >= count:
            level = "attention"
    reason = "late" if late else "open" if count else "none"
    return Signal("action_items", level, reason, {"late": late, "open": count})


def _plan(evidence: Evidence, today: date, settings: Settings) -> Signal:
    if not evidence.activities:
        return Signal("plan", "on_track", "none", {})
    if not evidence.under_way:
        return Signal("plan", "on_track", "waiting", {"count": evidence.activities})
    begun = _days_since(evidence.since, evidence.under_way_since, today=today)
    silent = _days_since(
        evidence.since, evidence.under_way_since, evidence.last_progress, today=today
    )
    if begun is None or silent is None:
        return Signal("plan", "on_track", "begun", {"count": evidence.under_way})
    level = "on_track"
    if silent >= settings.no_progress_risk_days:
        level = "at_risk"
    elif silent >= settings.no_progress_attention_days:
        level = "attention"
    moved = _days_since(evidence.last_progress, today=today)
    if level != "on_track":
        return Signal("plan", level, "stalled", {"days": silent if moved is None else moved})
    if moved is None:
        return Signal("plan", level, "begun", {"count": evidence.under_way})
    return Signal("plan", level, "moved", {"days": moved})


def _check_up(evidence: Evidence, today: date, settings: Settings) -> Signal:
    found = evidence.check_up
    if found is None:
        return Signal("check_up", "on_track", "none", {})
    figures: Figures = {"day": found.on, "count": found.unfavourable, "differing": found.differing}
    if found.is_grave:
        return Signal("check_up", "at_risk", "grave", figures)
    if found.unfavourable > settings.unfavourable_most:
        return Signal("check_up", "attention", "unfavourable", figures)
    if found.differing >= settings.differing_attention:
        return Signal("check_up", "attention", "differing", figures)
    return Signal("check_up", "on_track", "unfavourable", figures)


_RULES: Mapping[str, Callable[[Evidence, date, Settings], Signal]] = {
    "check_up": _check_up,
    "contact": _contact,
    "cancelled": _cancelled,
    "agreement": _agreement,
    "stage": _stage,
    "next_meeting": _next_meeting,
    "plan": _plan,
    "action_items": _action_items,
}
