"""The journey: its stages, when each is due, how each stands. method.md section 2."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.settings import Settings
from mentor_desktop.translation import _

STAGES = ("prepare", "first_meeting", "action_plan", "check_up", "renewal", "celebrate")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


class Stage(NamedTuple):
    """`state`: done, skipped, late, soon, current or coming; `due` None without dates.

    `passed_on` is the day it was done or skipped.
    """

    key: str
    due: date | None
    state: str
    is_next: bool = False
    passed_on: date | None = None


class Passed(NamedTuple):
    """How a stage was passed: on which day, and the reason if it was skipped."""

    on: date
    skipped_reason: str = ""


def stage_title(key: str) -> str:
    """What a stage is called."""
    return {
        "prepare": _("Prepare"),
        "first_meeting": _("First meeting"),
        "action_plan": _("Action plan"),
        "check_up": _("90-day check-up"),
        "renewal": _("Mid-point"),
        "celebrate": _("Celebrate"),
    }[key]


def due_days(starts: date, ends: date, settings: Settings | None = None) -> dict[str, date]:
    """When each stage is due, in order and never past the end; fractions floored."""
    chosen = settings or Settings()
    length = (ends - starts).days
    first = min(chosen.first_meeting_days, length // 6)
    days = {
        "prepare": first,
        "first_meeting": first,
        "action_plan": min(chosen.action_plan_days, length // 6),
        "check_up": min(chosen.check_up_days, length // 3),
        "renewal": length // 2,
        "celebrate": length,
    }
    latest = 0
    for key, day in days.items():
        latest = max(latest, day)
        days[key] = min(latest, length)
    return {key: starts + timedelta(days=day) for key, day in days.items()}


def journey(
    starts: date | None,
    ends: date | None,
    passed: Mapping[str, Passed],
    today: date,
    settings: Settings | None = None,
    *,
    is_over: bool = False,
) -> tuple[Stage, ...]:
    """Every stage; the next step is the earliest that is neither done nor skipped.

    Where it is over, nothing is due any more and nothing comes next.
    """
    chosen = settings or Settings()
    due = due_days(starts, ends, chosen) if starts and ends and not is_over else {}
    following = None if is_over else next((key for key in STAGES if key not in passed), None)
    return tuple(
        Stage(
            key,
            due.get(key),
            _state(key, due.get(key), passed, today, key == following, chosen),
            key == following,
            passed[key].on if key in passed else None,
        )
        for key in STAGES
    )


def resting(stage: Stage) -> Stage:
    """The same while a pair rests: its day is known, and nothing is asked."""
    if stage.state in ("done", "skipped"):
        return stage
    return stage._replace(state="coming", is_next=False)


def following_stage(
    due: Mapping[str, date], passed: Mapping[str, Passed], today: date, settings: Settings
) -> Stage | None:
    """The earliest stage that is neither done nor skipped, as in `journey`; None after the last."""
    key = next((key for key in STAGES if key not in passed), None)
    if key is None:
        return None
    return Stage(key, due.get(key), _state(key, due.get(key), passed, today, True, settings), True)


def _state(
    key: str,
    due: date | None,
    passed: Mapping[str, Passed],
    today: date,
    is_next: bool,
    settings: Settings,
) -> str:
    if key in passed:
        return "skipped" if passed[key].skipped_reason else "done"
    if due and due < today:
        return "late"
    if due and (due - today).days <= settings.stage_soon_days:
        return "soon"
    return "current" if is_next else "coming"


def end_after(starts: date, months: int) -> date:
    """The last day of so many months: 12 months from 9 March end on 8 March."""
    year, month = divmod(starts.year * 12 + starts.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if starts.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, starts.day) - timedelta(days=1)


def whole_months(starts: date, ends: date) -> int | None:
    """How many months lie between first and last day, None where they are not whole."""
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    found = (count for count in (months, months + 1) if count > 0)
    return next((count for count in found if end_after(starts, count) == ends), None)


def check_dates(starts: date | None, ends: date | None) -> None:
    """Refused for a day out of 1900 to 2100, or an end before the start."""
    for day in (starts, ends):
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise Refused(_("Choose a day between 1900 and 2100."))
    if starts and ends and ends < starts:
        raise Refused(_("The last day lies before the first. Choose a later one."))


def length_hint(starts: date | None, ends: date | None) -> str:
    """A word on a length outside one month to one year (N-04); empty if there is none."""
    if not starts or not ends:
        return ""
    if ends < end_after(starts, 1):
        return _("That is less than a month: short for trust to grow. It is up to you.")
    if ends > end_after(starts, 12):
        return _("That is more than a year. Most pairs renew after 12 months. It is up to you.")
    return ""
