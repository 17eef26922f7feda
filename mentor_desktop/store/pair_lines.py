"""Every relationship in one line, read in a few statements, whatever the size of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.next_step import Facts, NextStep, next_step, review_due
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.domain.stage import Passed, Stage, journey

# Columns, not records: 10,000 of each are read at once.
_of_pair = (
    Relationship.id,
    Relationship.state,
    Relationship.is_informal,
    Relationship.starts,
    Relationship.ends,
)
_of_version = (
    Agreement.id,
    Agreement.relationship_id,
    Agreement.state,
    Agreement.in_force_at,
    Agreement.reviewed_on,
)
_of_check_in = (
    CheckIn.relationship_id,
    CheckIn.kind,
    CheckIn.finished_at,
    CheckIn.skipped_reason,
)


@dataclass(frozen=True)
class PairLine:
    """A relationship in the sidebar."""

    id: str
    mentor: str
    mentee: str
    step: NextStep
    state: str
    stage: Stage | None = None  # the earliest that is not done; None without stages
    next_meeting: date | None = None  # that is planned


def pair_lines(session: Session, today: date, only: set[str] | None = None) -> tuple[PairLine, ...]:
    """Every relationship with what it needs now, worst first; `only` some, by their ids."""
    mentor, mentee = aliased(Person), aliased(Person)
    settings = read_settings(session.scalars(select(Programme.settings)).one())
    pairs = session.execute(
        select(
            *_of_pair,
            mentor.name.label("mentor_name"),
            mentor.preferred_name.label("mentor_called"),
            mentee.name.label("mentee_name"),
            mentee.preferred_name.label("mentee_called"),
        )
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(true() if only is None else Relationship.id.in_(only))
    )
    versions = select(*_of_version).order_by(Agreement.version)
    finished = select(*_of_check_in).where(CheckIn.finished_at.is_not(None))
    if only is not None:
        versions = versions.where(Agreement.relationship_id.in_(only))
        finished = finished.where(CheckIn.relationship_id.in_(only))
    agreements = _grouped(session.execute(versions))
    check_ins = _grouped(session.execute(finished))
    signed = _signed(session, only)
    coming = _coming(session, today, only)
    lines = []
    for pair in pairs:
        names = {
            "mentor": pair.mentor_called or pair.mentor_name,
            "mentee": pair.mentee_called or pair.mentee_name,
        }
        facts = facts_of(
            pair,
            names,
            agreements.get(pair.id, ()),
            check_ins.get(pair.id, ()),
            signed,
            today,
            settings,
        )
        lines.append(
            PairLine(
                pair.id,
                pair.mentor_name,
                pair.mentee_name,
                next_step(facts, today),
                pair.state,
                _stage_now(facts),
                coming.get(pair.id),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.step.weight, line.mentee, line.mentor)))


def pairs_touched(session: Session, change: Change) -> set[str] | None:
    """The relationships whose line a change may alter; None for all of them."""
    if change.touches(Relationship, Programme):
        return None
    found = {
        str(row.get("relationship_id"))
        for one in change.rows
        if (row := one.after or one.before) and "relationship_id" in row
    }
    people, agreements = change.ids(Person), change.ids(Agreement)
    pairs = select(Relationship.id).where(
        or_(Relationship.mentor_id.in_(people), Relationship.mentee_id.in_(people))
    )
    versions = select(Agreement.relationship_id).where(Agreement.id.in_(agreements))
    check_ins = select(CheckIn.relationship_id).where(CheckIn.id.in_(change.ids(CheckIn)))
    meetings = select(Meeting.relationship_id).where(Meeting.id.in_(change.ids(Meeting)))
    for ids in (pairs, versions, check_ins, meetings):
        found |= set(session.scalars(ids))
    return found


def _stage_now(facts: Facts) -> Stage | None:
    if facts.is_informal:
        return None
    return next((stage for stage in facts.stages if stage.is_next), None)


def _grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.relationship_id, []).append(row)
    return found


def _coming(session: Session, today: date, only: set[str] | None) -> dict[str, date]:
    """The day of each pair's next meeting."""
    planned = select(Meeting.relationship_id, func.min(Meeting.day)).where(
        Meeting.state == "planned", Meeting.day >= today
    )
    if only is not None:
        planned = planned.where(Meeting.relationship_id.in_(only))
    return {row[0]: row[1] for row in session.execute(planned.group_by(Meeting.relationship_id))}


def _signed(session: Session, only: set[str] | None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    given = select(Signature.agreement_id, Signature.role)
    if only is not None:
        given = given.join(Agreement).where(Agreement.relationship_id.in_(only))
    for row in session.execute(given):
        found.setdefault(row.agreement_id, set()).add(row.role)
    return found


def facts_of(
    relationship: Any,
    names: dict[str, str],
    agreements: Iterable[Any],
    check_ins: Iterable[Any],
    signed: dict[str, set[str]],
    today: date,
    settings: Settings,
) -> Facts:
    """The facts of one relationship; its agreements in the order of their versions.

    Records, or rows with the columns that are read here.
    """
    versions = list(agreements)
    done = {one.kind: one for one in check_ins if one.finished_at}
    newest = versions[-1] if versions else None
    in_force = next((one for one in versions if one.state == "in_force"), None)
    first = next((one for one in versions if one.in_force_at), None)
    return Facts(
        state=relationship.state,
        is_informal=relationship.is_informal,
        names=names,
        stages=journey(
            relationship.starts,
            relationship.ends,
            passed_stages(done, first),
            today,
            settings,
            is_over=relationship.state in ENDED,
        ),
        prepared=frozenset(role for role in ROLES if f"prepare_{role}" in done),
        agreement_state=newest.state if newest else None,
        signed=frozenset(signed.get(newest.id, ())) if newest else frozenset(),
        has_amendment_open=bool(in_force and newest and newest.state == "draft"),
        review_due=review_due(
            in_force.in_force_at.date() if in_force and in_force.in_force_at else None,
            in_force.reviewed_on if in_force else None,
            settings.review_months,
        ),
    )


def passed_stages(done: Mapping[str, Any], first: Any) -> dict[str, Passed]:
    """What is passed, by the check-ins that are done and the first agreement in force."""
    passed = {
        kind: Passed(one.finished_at.date(), one.skipped_reason) for kind, one in done.items()
    }
    sheets = [done.get(f"prepare_{role}") for role in ROLES]
    if all(sheets) and "prepare" not in passed:
        passed["prepare"] = Passed(max(sheet.finished_at.date() for sheet in sheets if sheet))
    # The result of the first meeting is an agreement: where that is signed, both are done.
    if first and first.in_force_at:
        for stage in ("prepare", "first_meeting"):
            passed.setdefault(stage, Passed(first.in_force_at.date()))
    return passed
