"""What the record suggests as an answer, with its evidence in words; the person decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentor_desktop.domain.check_in_form import AGREEMENT, CHECK_IN, CheckInQuestion, cleaned_answer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.ninety_day import MOST_CANCELLED
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _, ngettext

_DAYS_BETWEEN = {"weekly": 7, "two_weeks": 14, "monthly": 30}  # choices of "frequency"
_MOST_DAYS_NAMED = 6

WrittenDay = Callable[[date], str]


@dataclass(frozen=True)
class Logged:
    """A meeting as far as it counts here."""

    id: str
    day: date
    state: str
    minutes: int = 60


@dataclass(frozen=True)
class Said:
    """An answer of an earlier check-in."""

    value: Value
    title: str
    day: date | None


@dataclass(frozen=True)
class Known:
    """What the record knows; meetings by day, goals by rank as (title, state)."""

    starts: date | None
    today: date
    meetings: Sequence[Logged] = ()
    goals: Sequence[tuple[str, str]] = ()
    agreement: Mapping[str, Value] = field(default_factory=dict)
    earlier: Mapping[str, Said] = field(default_factory=dict)  # by "KEY.QUESTION"


@dataclass(frozen=True)
class Prefilled:
    """A suggested answer, None where the evidence is all there is; the meetings it rests on."""

    value: Value
    evidence: str
    meeting_ids: tuple[str, ...] = ()


def prefilled(
    question: CheckInQuestion, known: Known, written_day: WrittenDay = date.isoformat
) -> Prefilled | None:
    """What is suggested for a question; None where the record knows nothing."""
    if question.prefill.startswith(AGREEMENT):
        found = _agreed(question.prefill.removeprefix(AGREEMENT), known)
    elif question.prefill.startswith(CHECK_IN):
        found = _said_before(question.prefill.removeprefix(CHECK_IN), known, written_day)
    else:
        maker = _MAKERS.get(question.prefill)
        found = maker(known, written_day) if maker else None
    return _fitting(question, found) if found else None


def _fitting(question: CheckInQuestion, found: Prefilled) -> Prefilled | None:
    value = found.value
    if isinstance(value, list) and question.kind in ("text", "line"):
        value = "\n".join(value)
    elif isinstance(value, str) and question.kind in ("list", "choices"):
        value = [value]
    try:
        kept = cleaned_answer(question, value)
    except Refused:
        return None
    return Prefilled(kept, found.evidence, found.meeting_ids)


def _meetings_held(known: Known, written_day: WrittenDay) -> Prefilled | None:
    """C90-03: as often as agreed, less, or hardly; no suggestion where nothing was agreed."""
    if known.starts is None or known.starts > known.today or not known.meetings:
        return None
    held = [one for one in known.meetings if one.state == "held" and one.day <= known.today]
    count = ngettext(
        "Since {day} you met once.", "Since {day} you met {count} times.", len(held)
    ).format(count=len(held), day=written_day(known.starts))
    ids = tuple(one.id for one in held)
    between = _DAYS_BETWEEN.get(str(known.agreement.get("frequency")))
    expected = (known.today - known.starts).days // between if between else 0
    if not expected:
        return Prefilled(None, count, ids)
    if len(held) >= expected:
        value = "as_agreed"
    else:
        value = "hardly" if len(held) * 2 < expected else "less"
    evidence = ngettext(
        "{count} As agreed, it would have been once.",
        "{count} As agreed, it would have been {expected} times.",
        expected,
    ).format(count=count, expected=expected)
    return Prefilled(value, evidence, ids)


def _cancelled_in_a_row(known: Known, written_day: WrittenDay) -> Prefilled | None:
    """C90-06: more than three; none where no meeting was held or cancelled."""
    if not any(one.state in ("held", "cancelled") for one in known.meetings):
        return None
    row = longest_cancelled(known.meetings)
    value = "yes" if len(row) > MOST_CANCELLED else "no"
    if not row:
        return Prefilled(value, _("No meeting was cancelled."))
    days = ", ".join(written_day(one.day) for one in row[:_MOST_DAYS_NAMED])
    named = _("{days}, …").format(days=days) if len(row) > _MOST_DAYS_NAMED else days
    evidence = ngettext(
        "One meeting was cancelled, never two in a row: {days}",
        "{count} meetings in a row were cancelled: {days}",
        len(row),
    ).format(count=len(row), days=named)
    return Prefilled(value, evidence, tuple(one.id for one in row))


def longest_cancelled(meetings: Sequence[Logged]) -> tuple[Logged, ...]:
    """The longest row of cancelled meetings, the later of two as long.

    One that was held ends a row; postponed and unlogged ones neither count nor end it.
    """
    longest: list[Logged] = []
    row: list[Logged] = []
    for one in meetings:
        if one.state == "held":
            row = []
        elif one.state == "cancelled":
            row = [*row, one]
            longest = row if len(row) >= len(longest) else longest
    return tuple(longest)


def _goals(known: Known, written_day: WrittenDay) -> Prefilled | None:
    titles = [title for title, state in known.goals if state in ("open", "changed")][:3]
    return Prefilled(titles, _("Your top goals as they stand.")) if titles else None


def _goals_reached(known: Known, written_day: WrittenDay) -> Prefilled | None:
    titles = [title for title, state in known.goals if state == "reached"]
    if not known.goals:
        return None
    evidence = ngettext(
        "{reached} of {count} goal is marked as reached.",
        "{reached} of {count} goals are marked as reached.",
        len(known.goals),
    ).format(reached=len(titles), count=len(known.goals))
    return Prefilled(titles or None, evidence)


def _contact_hours(known: Known, written_day: WrittenDay) -> Prefilled | None:
    held = [one for one in known.meetings if one.state == "held"]
    if not held:
        return None
    hours = round(sum(one.minutes for one in held) / 60, 1)
    evidence = ngettext(
        "From {count} meeting that was held.", "From {count} meetings that were held.", len(held)
    ).format(count=len(held))
    return Prefilled(hours, evidence, tuple(one.id for one in held))


def _agreed(key: str, known: Known) -> Prefilled | None:
    value = known.agreement.get(key)
    return Prefilled(value, _("As your agreement says.")) if value is not None else None


def _said_before(key: str, known: Known, written_day: WrittenDay) -> Prefilled | None:
    said = known.earlier.get(key)
    if said is None:
        return None
    if said.day is None:
        evidence = _("As you said in “{title}”.").format(title=said.title)
    else:
        evidence = _("As you said in “{title}” on {day}.").format(
            title=said.title, day=written_day(said.day)
        )
    return Prefilled(said.value, evidence)


_MAKERS: dict[str, Callable[[Known, WrittenDay], Prefilled | None]] = {
    "meetings_held": _meetings_held,
    "cancelled_in_a_row": _cancelled_in_a_row,
    "goals": _goals,
    "goals_reached": _goals_reached,
    "contact_hours": _contact_hours,
}
