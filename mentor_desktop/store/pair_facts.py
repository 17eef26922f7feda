"""What steps and signals are found from: figures of one pair or of all, in two statements."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    ScalarSelect,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact, window_of
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.ninety_day import OBSTACLES, QUESTIONS, TO_COORDINATOR, pair_verdict
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import UnreadableValue, read_json
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.domain.signals import CheckUp, Evidence
from mentor_desktop.domain.stage import Stage
from mentor_desktop.domain.zones import day_of

_MOST_AGREED = 1_000

Only = set[str] | None


def figures_of(session: Session, today: date, only: Only = None) -> dict[str, Any]:
    """Counts and days by pair, with the programme's `settings`; one statement."""
    parts = {
        "contact": _contacts(today, only),
        "meeting": _meetings(today, only),
        "run": _cancelled_at_last(today, only),
        "item": _items(today, only),
        "activity": _activities(today, only),
    }
    columns = [
        column.label(f"{name}_{column.key}")
        for name, part in parts.items()
        for column in part.c
        if column.key != "relationship_id"
    ]
    wanted: Select[Any] = select(
        Relationship.id,
        cast(select(Programme.settings).limit(1).scalar_subquery(), Text).label("settings"),
        cast(_agreed(), Text).label("agreed"),
        *columns,
    ).where(true() if only is None else Relationship.id.in_(only))
    for part in parts.values():
        wanted = wanted.outerjoin(part, part.c.relationship_id == Relationship.id)
    return {row.id: row for row in session.execute(wanted)}


def settings_in(figures: Any) -> Settings:
    """The programme's numbers; UnreadableValue where another program left no programme."""
    if figures.settings is None:
        raise UnreadableValue("programme")
    return read_settings(read_json(figures.settings))


def check_ups_of(session: Session, check_ins: Iterable[Any], only: Only = None) -> dict[str, Any]:
    """What the newest finished check-up of each pair found; no statement where there is none."""
    newest: dict[str, Any] = {}
    for one in check_ins:
        if one.kind == "check_up" and one.finished_at and not one.skipped_reason:
            known = newest.get(one.relationship_id)
            if known is None or known.ordinal < one.ordinal:
                newest[one.relationship_id] = one
    if not newest:
        return {}
    answers: dict[str, dict[str, dict[str, Any]]] = {}
    wanted = (
        select(
            CheckInAnswer.check_in_id,
            CheckInAnswer.voice,
            CheckInAnswer.question,
            CheckInAnswer.value,
        )
        .join(CheckIn, CheckIn.id == CheckInAnswer.check_in_id)
        .where(
            CheckIn.kind == "check_up",
            CheckIn.finished_at.is_not(None),
            CheckInAnswer.question.in_((*QUESTIONS, OBSTACLES)),
            or_(  # CheckIn.counts, in SQL
                CheckInAnswer.voice == "agreed",
                CheckIn.way != "apart",
                and_(CheckInAnswer.voice == "mentor", CheckIn.mentor_handed_in_at.is_not(None)),
                and_(CheckInAnswer.voice == "mentee", CheckIn.mentee_handed_in_at.is_not(None)),
            ),
            true() if only is None else CheckIn.relationship_id.in_(only),
        )
    )
    for row in session.execute(wanted):
        answers.setdefault(row.check_in_id, {}).setdefault(row.voice, {})[row.question] = row.value
    return {
        pair: _check_up(day_of(one.finished_at), answers[one.id])
        for pair, one in newest.items()
        if one.id in answers
    }


def _check_up(on: date, answers: Mapping[str, Mapping[str, Any]]) -> CheckUp:
    """As the rule finds it in the answers of all who gave any."""
    found = pair_verdict(answers)
    return CheckUp(
        on,
        found.most_unfavourable,
        sum(key in QUESTIONS for key in found.differing),
        any(one in TO_COORDINATOR for one in found.obstacles),
    )


def evidence_of(
    pair: Any,
    figures: Any,
    stage: Stage | None,
    agreement: tuple[date | None, date | None],
    check_up: CheckUp | None,
    settings: Settings,
) -> Evidence:
    """The evidence of one pair; `agreement`: when it was signed, and when its review is due."""
    signed_on, review = agreement
    last = [day for day in (figures.contact_last, figures.meeting_last_held) if day]
    since = figures.activity_since
    return Evidence(
        pair.state,
        pair.is_informal,
        pair.starts,
        pair.resumed_on,
        stage,
        contacts=(figures.contact_count or 0) + (figures.meeting_in_window or 0),
        last_contact=max(last, default=None),
        contacts_agreed=_agreed_number(figures.agreed) or settings.contacts_a_month,
        cancelled_in_a_row=figures.run_count or 0,
        cancelled=figures.meeting_cancelled or 0,
        held=figures.meeting_held or 0,
        last_held=figures.meeting_last_held,
        next_meeting=figures.meeting_next,
        signed_on=signed_on,
        review_due=review,
        open_items=figures.item_open or 0,
        late_items=figures.item_late or 0,
        activities=figures.activity_all or 0,
        under_way=figures.activity_under_way or 0,
        under_way_since=date.fromisoformat(since) if since else None,
        last_progress=figures.activity_progress,
        check_up=check_up,
    )


def _of(record: type[Any], only: Only, *columns: Any) -> Subquery:
    wanted = select(record.relationship_id, *columns)
    if only is not None:
        wanted = wanted.where(record.relationship_id.in_(only))
    return wanted.group_by(record.relationship_id).subquery()


def _contacts(today: date, only: Only) -> Subquery:
    """Where the clock was set back, what lies ahead has happened all the same."""
    first, _last = window_of(today)
    return _of(
        Contact,
        only,
        func.count().filter(Contact.day >= first).label("count"),
        func.max(Contact.day).label("last"),
    )


def _meetings(today: date, only: Only) -> Subquery:
    first, _last = window_of(today)
    held, planned = Meeting.state == "held", Meeting.state == "planned"
    return _of(
        Meeting,
        only,
        func.count().filter(held, Meeting.day >= first).label("in_window"),
        func.count().filter(held).label("held"),
        func.count().filter(Meeting.state == "cancelled").label("cancelled"),
        func.max(Meeting.day).filter(held).label("last_held"),
        func.min(Meeting.day).filter(planned, Meeting.day >= today).label("next"),
    )


def _cancelled_at_last(today: date, only: Only) -> Subquery:
    """Cancelled up to today with none held after: postponed and unlogged ones do not count."""
    later = aliased(Meeting)
    is_later = or_(
        later.day > Meeting.day, and_(later.day == Meeting.day, later.time >= Meeting.time)
    )
    held_after = (
        select(later.id)
        .where(later.relationship_id == Meeting.relationship_id, later.state == "held", is_later)
        .exists()
    )
    wanted = select(Meeting.relationship_id, func.count().label("count")).where(
        Meeting.state == "cancelled", Meeting.day <= today, ~held_after
    )
    if only is not None:
        wanted = wanted.where(Meeting.relationship_id.in_(only))
    return wanted.group_by(Meeting.relationship_id).subquery()


def _items(today: date, only: Only) -> Subquery:
    is_open = ActionItem.done_on.is_(None)
    return _of(
        ActionItem,
        only,
        func.count().filter(is_open).label("open"),
        func.count().filter(is_open, ActionItem.due < today).label("late"),
    )


def _activities(today: date, only: Only) -> Subquery:
    is_begun = and_(
        Activity.state.in_(("planned", "in_progress")),
        or_(Activity.starts.is_(None), Activity.starts <= today),
    )
    return _of(
        Activity,
        only,
        func.count().filter(Activity.state != "dropped").label("all"),
        func.count().filter(is_begun).label("under_way"),
        # "" where one has no first day: it comes before all days, and is none
        func.min(func.coalesce(type_coerce(Activity.starts, Text), ""), type_=Text)
        .filter(is_begun)
        .label("since"),
        func.max(Activity.progressed_on).label("progress"),
    )


def _agreed_number(said: str | None) -> int:
    """The answer as the file keeps it; 0 for none that makes sense."""
    try:
        number = float(said or 0)
    except ValueError:
        return 0
    return round(number) if 1 <= number <= _MOST_AGREED else 0


def _agreed() -> ScalarSelect[Any]:
    """How often a month, as the agreement in force says, else the newest."""
    newest: ScalarSelect[str] = (
        select(Agreement.id)
        .where(Agreement.relationship_id == Relationship.id)
        .order_by(case((Agreement.state == "in_force", 0), else_=1), Agreement.version.desc())
        .limit(1)
        .correlate(Relationship)
        .scalar_subquery()
    )
    return (
        select(AgreementAnswer.value)
        .where(
            AgreementAnswer.agreement_id == newest,
            AgreementAnswer.voice == "agreed",
            AgreementAnswer.question == "contacts_a_month",
        )
        .correlate(Relationship)
        .scalar_subquery()
    )
