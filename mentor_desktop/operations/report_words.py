"""What a report says of a pair, in words: each part from its rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentor_desktop.domain.action_item import ActionItem, days_late, lateness, step_title
from mentor_desktop.domain.activity import goal_progress
from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.chart import BARS, Chart, Series
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import contact_kind_title
from mentor_desktop.domain.goal import AIMED_AT, GoalRevision, goal_state_title
from mentor_desktop.domain.hours import written_time
from mentor_desktop.domain.journal import JournalEntry, entry_kind_title
from mentor_desktop.domain.meeting import Meeting, MeetingNote, meeting_state_title
from mentor_desktop.domain.next_step import caption
from mentor_desktop.domain.report import (
    CheckInsSaid,
    EntrySaid,
    GoalLine,
    ItemSaid,
    MeetingSaid,
    StageSaid,
)
from mentor_desktop.domain.stage import Stage, stage_title
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.store.plan import Plan
from mentor_desktop.translation import _, ngettext

MOST_MONTHS = 12
MOST_TIMES = 4  # check-ins of one kind side by side


@dataclass(frozen=True)
class Words:
    """How the reader's language writes; names by role.

    `day` in full, `short_day` for a table, `month` in a few letters.
    """

    day: Callable[[date], str]
    short_day: Callable[[date], str]
    month: Callable[[date], str]
    names: dict[str, str]
    today: date


def stages_said(stages: Iterable[Stage], words: Words) -> tuple[StageSaid, ...]:
    """The journey; a stage without a day says nothing of it."""
    return tuple(
        StageSaid(
            stage_title(one.key),
            caption(one, words.short_day(one.due) if one.due else ""),
            one.state,
        )
        for one in stages
    )


def goals_said(plan: Plan) -> tuple[GoalLine, ...]:
    """All that were not dropped, by rank."""
    return tuple(
        GoalLine(
            goal.rank, goal.title, goal_progress(goal, plan.under(goal.id)),
            goal_state_title(goal.state).lower(),
        )
        for goal in plan.goals
        if goal.state != "dropped"
    )  # fmt: skip


def goal_counts(plan: Plan, changes: Sequence[GoalRevision], words: Words) -> tuple[str, ...]:
    """How many, and on which days one was changed: AP-13, without what they say."""
    count = len([goal for goal in plan.goals if goal.state in (*AIMED_AT, "reached")])
    if not count:
        return (_("No goal is set yet."),)
    reached = len([goal for goal in plan.goals if goal.state == "reached"])
    said = ngettext("{count} goal", "{count} goals", count).format(count=count)
    if reached:
        said = ngettext(
            "{goals}, {count} of them reached", "{goals}, {count} of them reached", reached
        ).format(goals=said, count=reached)
    days = dict.fromkeys(day_of(one.changed_at) for one in changes)
    return (said, *(_("A goal was changed on {day}.").format(day=words.day(day)) for day in days))


def rhythm_chart(found: PairMeetings, words: Words) -> Chart | None:
    """Meetings held and contacts month by month, the last twelve; None where there is neither."""
    held = [one.day for one in found.meetings if one.state == "held"]
    touched = [one.day for one in found.contacts]
    days = [day for day in (*held, *touched) if day <= words.today]
    if not days:
        return None
    months = _months(min(days), words.today)
    series = tuple(
        Series(name, tuple(float(sum(_month(day) == month for day in all)) for month in months))
        for name, all in ((_("Meetings"), held), (_("Contacts"), touched))
    )
    return Chart(BARS, _("Month by month"), tuple(words.month(one) for one in months), series)


def _month(day: date) -> date:
    return day.replace(day=1)


def _months(first: date, last: date) -> list[date]:
    months = [_month(last)]
    while months[0] > _month(first) and len(months) < MOST_MONTHS:
        months.insert(0, _month(months[0] - timedelta(days=1)))
    return months


def rhythm_said(found: PairMeetings) -> tuple[str, ...]:
    """Counts in all."""
    held = [one for one in found.meetings if one.state == "held"]
    minutes = sum(one.held_minutes or one.minutes for one in held)
    lines = [
        ngettext("{count} meeting held, {time} in all", "{count} meetings held, {time} in all",
                 len(held)).format(count=len(held), time=written_time(minutes)),
    ]  # fmt: skip
    for state, one, many in (
        ("cancelled", _("{count} meeting cancelled"), _("{count} meetings cancelled")),
        ("postponed", _("{count} meeting postponed"), _("{count} meetings postponed")),
    ):
        count = sum(meeting.state == state for meeting in found.meetings)
        if count:
            lines.append((one if count == 1 else many).format(count=count))
    kinds: dict[str, int] = {}
    for contact in found.contacts:
        kinds[contact.kind] = kinds.get(contact.kind, 0) + 1
    if kinds:
        told = ", ".join(f"{contact_kind_title(kind)} {count}" for kind, count in kinds.items())
        lines.append(_("Contacts between meetings: {kinds}").format(kinds=told))
    return tuple(lines)


def recent_said(found: PairMeetings) -> str:
    """How often of late, and what was agreed: N-01."""
    return _("In the last 30 days: {count}; agreed: at least {agreed}").format(
        count=found.meter.count, agreed=found.meter.agreed
    )


def meetings_said(
    meetings: Iterable[Meeting], notes: Callable[[str], tuple[MeetingNote, ...]], words: Words
) -> tuple[MeetingSaid, ...]:
    """Each with its outcome, and with the notes that are given."""
    return tuple(_meeting(one, notes(one.id), words) for one in meetings)


def _meeting(one: Meeting, notes: tuple[MeetingNote, ...], words: Words) -> MeetingSaid:
    outcome = "\n".join(text for text in (one.outcome, one.learning) if text)
    shared = [(_("Notes of both"), one.notes)] if one.notes else []
    shared += [(_("Shared notes"), note.text) for note in notes]
    state = meeting_state_title(one.state)
    if one.reason and one.state in ("cancelled", "postponed"):
        state = _("{state}: {reason}").format(state=state, reason=one.reason)
    return MeetingSaid(words.short_day(one.day), state, one.purpose, outcome, tuple(shared))


def items_said(found: Iterable[ActionItem], words: Words) -> tuple[ItemSaid, ...]:
    """Open ones first, as the list has them."""
    return tuple(_item(one, words) for one in found)


def _item(one: ActionItem, words: Words) -> ItemSaid:
    title = one.title
    if one.kind == "introduction":
        title = "\n".join(text for text in (one.title, one.to_whom, one.why) if text)
    return ItemSaid(
        title,
        words.names.get(one.owner, ""),
        _standing(one, words),
        one.result,
        one.kind == "introduction",
    )


def _standing(one: ActionItem, words: Words) -> str:
    if one.done_on is not None:
        said = step_title(one.step) if one.kind == "introduction" and one.step else _("done")
        return _("{said}, {day}").format(said=said, day=words.short_day(one.done_on))
    late = lateness(days_late(one.due, one.done_on, words.today))
    if late:
        return late
    return _("due {day}").format(day=words.short_day(one.due)) if one.due else _("no date")


def item_counts(found: Sequence[ActionItem], today: date) -> tuple[str, ...]:
    """How many were promised, kept, and are late; introductions are not promises."""
    found = [one for one in found if one.kind != "introduction"]
    if not found:
        return ()
    late = sum(bool(days_late(one.due, one.done_on, today)) for one in found)
    return (
        _("Action items: {done} of {all} done, {late} late").format(
            done=sum(one.done_on is not None for one in found), all=len(found), late=late
        ),
    )


def check_ins_said(
    check_ins: Iterable[CheckIn],
    answers: Callable[[CheckIn], Sequence[CheckInAnswer]],
    results: Callable[[CheckIn], tuple[str, ...]],
    words: Words,
) -> tuple[CheckInsSaid, ...]:
    """Those that are done, of a kind together, the last ones side by side, oldest first."""
    kinds: dict[str, list[CheckIn]] = {}
    for one in check_ins:
        if one.is_done:
            kinds.setdefault(one.kind, []).append(one)
    found = []
    for times in kinds.values():
        shown = times[-MOST_TIMES:]
        rows: dict[str, list[str]] = {}
        for at, one in enumerate(shown):
            for answer in answers(one):
                cells = rows.setdefault(answer.label or answer.question, [""] * len(shown))
                cells[at] = "\n".join(filter(None, (cells[at], _answer(answer, words))))
        days = tuple(_taken(one, words) for one in shown)
        told = tuple(sentence for one in shown for sentence in results(one))
        table = tuple((label, *cells) for label, cells in rows.items())
        found.append(CheckInsSaid(times[-1].title, days, table, told, times[-1].kind))
    return tuple(found)


def _taken(one: CheckIn, words: Words) -> str:
    day = words.short_day(day_of(one.finished_at)) if one.finished_at else ""
    return _("{day}, skipped").format(day=day) if one.skipped_reason else day


def _answer(answer: CheckInAnswer, words: Words) -> str:
    said = answer.said or answer.words()
    name = words.names.get(answer.voice, "")
    return _("{name}: {answer}").format(name=name, answer=said) if name else said


def agreements_said(
    agreements: Iterable[Agreement], signatures: Sequence[Signature], words: Words
) -> tuple[tuple[str, str, str], ...]:
    """Version, state and days of each, the newest first."""
    states = {
        "draft": _("draft"),
        "offered": _("offered for signature"),
        "partly_signed": _("partly signed"),
        "in_force": _("in force"),
        "superseded": _("superseded"),
        "ended": _("ended"),
    }
    return tuple(
        (str(one.version), states.get(one.state, one.state), _days_of(one, signatures, words))
        for one in agreements
    )


def _days_of(one: Agreement, signatures: Sequence[Signature], words: Words) -> str:
    found = [
        _("{name} signed on {day}").format(
            name=each.name, day=words.short_day(day_of(each.signed_at))
        )
        for each in signatures
        if each.agreement_id == one.id
    ]
    if one.reviewed_on:
        found.append(_("read again on {day}").format(day=words.day(one.reviewed_on)))
    return "\n".join(found)


def entries_said(
    entries: Iterable[JournalEntry], writers: dict[str, str], words: Words
) -> tuple[EntrySaid, ...]:
    """Journal entries; `writers`: names by the ids of people."""
    return tuple(
        EntrySaid(
            _("{kind}: {name}, {day}").format(
                kind=entry_kind_title(one.kind),
                name=writers.get(one.person_id, ""),
                day=words.day(one.day),
            ),
            one.text,
        )
        for one in entries
    )


def coming_said(
    stages: Iterable[Stage], found: PairMeetings, review: date | None, words: Words
) -> list[str]:
    """The next stage, the next meeting, the review: days, no content."""
    lines = []
    stage = next((one for one in stages if one.is_next), None)
    if stage is not None and stage.due is not None:
        title, day = stage_title(stage.key), words.day(stage.due)
        said = _("{stage}: was due {day}") if stage.due < words.today else _("{stage}: due {day}")
        lines.append(said.format(stage=title, day=day))
    meeting = found.following(words.today)
    if meeting is not None:
        lines.append(_("Next meeting: {day}").format(day=words.day(meeting.day)))
    if review is not None:
        lines.append(_("The agreement is read again: {day}").format(day=words.day(review)))
    return lines


def promised_said(found: PairMeetings, words: Words, most: int = 4) -> list[str]:
    """The open action items that come first."""
    open_items = [one for one in found.items if one.done_on is None][:most]
    return [
        _("{name}: {item} ({standing})").format(
            name=words.names.get(one.owner, ""), item=one.title, standing=_standing(one, words)
        )
        for one in open_items
    ]
