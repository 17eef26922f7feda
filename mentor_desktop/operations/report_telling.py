"""One report put into words for its reader; what is not theirs never is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.meeting import MeetingNote
from mentor_desktop.domain.next_step import review_due
from mentor_desktop.domain.relationship import ENDED, ROLES, state_title
from mentor_desktop.domain.report import (
    PARTS,
    EntrySaid,
    Report,
    SignalSaid,
    is_for,
    listed,
)
from mentor_desktop.domain.settings import read_settings
from mentor_desktop.domain.signal_words import level_title, signal_title
from mentor_desktop.domain.signals import LEVELS
from mentor_desktop.domain.zones import day_of
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.plan_paper import plan_content
from mentor_desktop.operations.report_words import (
    Words,
    agreements_said,
    check_ins_said,
    coming_said,
    entries_said,
    goal_counts,
    goals_said,
    item_counts,
    items_said,
    meetings_said,
    promised_said,
    recent_said,
    rhythm_chart,
    rhythm_said,
    stages_said,
)
from mentor_desktop.store.check_in_view import may_see
from mentor_desktop.store.check_ins import by_voice, verdict_of
from mentor_desktop.store.plan import Plan
from mentor_desktop.store.report import ReportRows
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One report that is being put into words."""

    session: Session
    reader: str
    is_own: bool
    rows: ReportRows
    words: Words
    plan: Plan

    @property
    def own_role(self) -> str:
        """Whose own report it is; "" for nobody's."""
        return self.reader if self.is_own and self.reader in ROLES else ""

    @property
    def own_id(self) -> str:
        """Who that is; "" for nobody."""
        return self.rows.pair.person_id(self.own_role) if self.own_role else ""

    def part(self, name: str, make: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """What is not for this reader is not even put into words."""
        return make() if is_for(name, self.reader) else ()


def told(case: Case, spoken: str) -> Report:
    """All that the report says."""
    programme, words, rows, found = (
        programme_of(case.session), case.words, case.rows, case.rows.meetings,
    )  # fmt: skip
    signals = _signals(case)
    private = _private(case)
    has_plan = is_for("plan", case.reader)
    return Report(
        language=spoken,
        reader=case.reader,
        programme="" if programme.is_personal else programme.name,
        organisation=programme.organisation,
        people=_people(case),
        today=words.today,
        term=_term(case),
        standing=_standing(case, signals),
        stages=stages_said(rows.head.stages, words) if not rows.pair.is_informal else (),
        signals=case.part("signals", lambda: signals),
        goals=case.part("goals", lambda: goals_said(case.plan)),
        goal_counts=case.part("goal_counts", lambda: goal_counts(case.plan, rows.changes, words)),
        coming=case.part("next", lambda: _coming(case)),
        plan=plan_content(case.session, rows.pair.id, words.today, spoken, case.plan)
        if has_plan
        else None,
        rhythm=rhythm_chart(found, words),
        rhythm_said=rhythm_said(found),
        recent=recent_said(found),
        meetings=case.part(
            "meetings", lambda: meetings_said(found.meetings, partial(_shared_notes, case), words)
        ),
        items=case.part("items", lambda: items_said(found.items, words)),
        item_counts=case.part("item_counts", lambda: item_counts(found.items, words.today)),
        check_ins=check_ins_said(
            rows.check_ins, partial(_answers, case), partial(_results, case), words
        ),
        agreements=agreements_said(rows.head.agreements, rows.head.signatures, words),
        thanks=_entries(case, "thanks"),
        entries=_entries(case, "reflection"),
        private=private,
        listed=listed(_counts(case, private), case.reader, is_own=bool(case.own_role)),
    )


def _people(case: Case) -> tuple[tuple[str, str, str], ...]:
    titles = {"mentor": _("Mentor"), "mentee": _("Mentee"), "supervisor": _("Supervisor")}
    people = case.rows.head.people
    return tuple((titles[role], people[role].name, people[role].role) for role in ROLES)


def _term(case: Case) -> str:
    pair, day = case.rows.pair, case.words.day
    if pair.starts and pair.ends:
        return _("From {start} to {end}").format(start=day(pair.starts), end=day(pair.ends))
    return _("Since {start}").format(start=day(pair.starts)) if pair.starts else ""


def _standing(case: Case, signals: tuple[SignalSaid, ...]) -> str:
    """The state, the day of the journey, and how it is going where this reader may know."""
    pair, today = case.rows.pair, case.words.today
    said = _("Informal: in contact when needed") if pair.is_informal else state_title(pair.state)
    if pair.state in ENDED and pair.ended_on:
        said = _("{state} on {day}").format(state=said, day=case.words.day(pair.ended_on))
    elif pair.starts and pair.ends and pair.starts <= today <= pair.ends:
        said = _("{state}, day {day} of {all}").format(
            state=said, day=(today - pair.starts).days + 1, all=(pair.ends - pair.starts).days + 1
        )
    elif pair.starts and today < pair.starts:
        said = _("{state}, begins on {day}").format(state=said, day=case.words.day(pair.starts))
    if not signals or not is_for("signals", case.reader):
        return said
    graver = [one.title for one in signals if one.level != "on_track"]
    level = max(signals, key=lambda one: LEVELS.index(one.level)).level_said
    if not graver:
        return _("{state}. {level}.").format(state=said, level=level)
    return _("{state}. {level}: {signs}.").format(
        state=said, level=level, signs=", ".join(graver).lower()
    )


def _signals(case: Case) -> tuple[SignalSaid, ...]:
    return tuple(
        SignalSaid(
            signal_title(one.key), one.level, level_title(one.level), one.sentence(case.words.day)
        )
        for one in case.rows.head.signals
    )


def _coming(case: Case) -> tuple[str, ...]:
    """The step, then days; what was promised only for the two."""
    head, found = case.rows.head, case.rows.meetings
    step = [head.step.reason] if head.step.action else []
    lines = [*step, *coming_said(head.stages, found, _review(case), case.words)]
    if is_for("items", case.reader):
        lines += promised_said(found, case.words)
    return tuple(lines)


def _review(case: Case) -> date | None:
    in_force = next((one for one in case.rows.head.agreements if one.state == "in_force"), None)
    if in_force is None or in_force.in_force_at is None or case.rows.pair.state in ENDED:
        return None
    settings = read_settings(programme_of(case.session).settings)
    signed_on = day_of(in_force.in_force_at)
    return review_due(signed_on, in_force.reviewed_on, settings.review_months)


def _shared_notes(case: Case, meeting_id: str) -> tuple[MeetingNote, ...]:
    return tuple(one for one in case.rows.notes.get(meeting_id, ()) if one.reader != "me")


def _answers(case: Case, check_in: CheckIn) -> list[CheckInAnswer]:
    """Those that the two see of each other; nothing that was said to the programme alone."""
    if not is_for("check_ins", case.reader):
        return []
    form = check_in_forms().get(check_in.kind)
    asked = [one.key for one in form.questions()] if form else []
    given = case.rows.answers.get(check_in.id, [])
    seen = [one for one in given if one.reader == "pair" and may_see(check_in, one, None)]
    return sorted(seen, key=lambda one: (_place(one.question, asked), _place(one.voice, ROLES)))


def _place(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def _results(case: Case, check_in: CheckIn) -> tuple[str, ...]:
    form = check_in_forms().get(check_in.kind)
    if form is None or not form.rule or check_in.skipped_reason:
        return ()
    found = verdict_of(form, by_voice(_answers(case, check_in)))
    return tuple(one.trace() for one in found.of_voice.values()) if found else ()


def _entries(case: Case, kind: str) -> tuple[EntrySaid, ...]:
    """Journal entries for the two, or only those for the programme."""
    found = [
        one
        for one in case.rows.journal
        if one.kind == kind and one.text and _gets(case, f"journal_{one.reader}")
    ]
    people = case.rows.head.people
    writers = {case.rows.pair.person_id(role): people[role].called for role in ROLES}
    return entries_said(found, writers, case.words)


def _gets(case: Case, part: str) -> bool:
    return part in PARTS and is_for(part, case.reader)


def _private(case: Case) -> tuple[EntrySaid, ...]:
    """What only its writer sees, in their own report: notes, entries, answers."""
    if not case.own_id:
        return ()
    rows, words = case.rows, case.words
    days = {one.id: one.day for one in rows.meetings.meetings}
    notes = [
        EntrySaid(_("Your note, {day}").format(day=words.day(days[meeting_id])), one.text)
        for meeting_id, all in rows.notes.items()
        for one in all
        if one.person_id == case.own_id and one.reader == "me" and meeting_id in days
    ]
    own = [one for one in rows.journal if one.person_id == case.own_id and one.reader == "me"]
    writers = {case.own_id: rows.head.people[case.own_role].called}
    entries = entries_said([one for one in own if one.text], writers, words)
    answers = [
        EntrySaid(
            _("{check_in}: {question}").format(
                check_in=check_in.title, question=one.label or one.question
            ),
            one.said or one.words(),
        )
        for check_in in rows.check_ins
        for one in rows.answers.get(check_in.id, [])
        if one.voice == case.own_role and not may_see(check_in, one, None)
    ]
    return (*notes, *entries, *answers)


def _counts(case: Case, private: tuple[EntrySaid, ...]) -> dict[str, str]:
    """How much there is of each part; of what only one sees not even that is told to others."""
    rows, found = case.rows, case.rows.meetings
    introductions = sum(one.kind == "introduction" for one in found.items)
    done = [one for one in rows.check_ins if one.is_done]
    journal = {
        reader: sum(one.reader == reader and bool(one.text) for one in rows.journal)
        for reader in ("pair", "programme")
    }
    goals = sum(goal.state != "dropped" for goal in case.plan.goals)
    counts = {
        "signals": len(rows.head.signals),
        "goals": goals,
        "goal_counts": goals,
        "plan": len(case.plan.activities),
        "rhythm": len(found.meetings) + len(found.contacts),
        "meetings": len(found.meetings),
        "notes": sum(bool(one.notes) for one in found.meetings)
        + sum(len(_shared_notes(case, one.id)) for one in found.meetings),
        "items": len(found.items) - introductions,
        "item_counts": len(found.items) - introductions,
        "introductions": introductions,
        "check_in_days": len(done),
        "check_ins": len(done),
        "agreement": len(rows.head.agreements),
        "journal_pair": journal["pair"],
        "journal_programme": journal["programme"],
    }
    said = {"journey": "", "next": ""} | {part: str(all) for part, all in counts.items() if all}
    said |= {f"private_{role}": "" for role in ROLES}
    if case.own_role:
        said[f"private_{case.own_role}"] = str(len(private))
    return said
