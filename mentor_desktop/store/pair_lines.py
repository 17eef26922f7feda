"""Every relationship in one line, read in a few statements, whatever the size of the file."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.next_step import NextStep
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.settings import read_settings
from mentor_desktop.domain.signals import Signal, gravest
from mentor_desktop.domain.stage import Stage
from mentor_desktop.store.pair_facts import check_ups_of, figures_of
from mentor_desktop.store.standing import Read, Standing, standing_of

# Columns, not records: 10,000 of each are read at once.
_of_pair = (
    Relationship.id,
    Relationship.state,
    Relationship.is_informal,
    Relationship.starts,
    Relationship.ends,
    Relationship.resumed_on,
)
_of_version = (
    Agreement.id,
    Agreement.relationship_id,
    Agreement.state,
    Agreement.in_force_at,
    Agreement.reviewed_on,
)
_of_check_in = (
    CheckIn.id,
    CheckIn.relationship_id,
    CheckIn.kind,
    CheckIn.ordinal,
    CheckIn.stage,
    CheckIn.planned_for,
    CheckIn.started_on,
    CheckIn.finished_at,
    CheckIn.skipped_reason,
)
_OF_A_PAIR = (CheckIn, Meeting, Contact, ActionItem, Activity)
# Answers count from when their check-in is finished.
IN_THE_LINE: tuple[type[Record], ...] = (
    Person, Relationship, Agreement, Signature, Programme, *_OF_A_PAIR,
)  # fmt: skip
_IN_THE_STEP = ("stage", "agreement")  # what these ask for is the step itself
_WEIGHTS = {"at_risk": 2_000, "attention": 1_000, "on_track": 0, "": 0}


class PairLine(NamedTuple):
    """A relationship in the sidebar: what it needs now in a few words, and how grave that is.

    `level` is one of domain.signals.LEVELS, "" where it rests or has ended.
    """

    id: str
    mentor: str
    mentee: str
    step: NextStep
    state: str
    stage: Stage | None = None  # the earliest that is not done; None without stages
    next_meeting: date | None = None  # that is planned
    signals: tuple[Signal, ...] = ()
    level: str = ""
    weight: int = 0

    @property
    def told(self) -> Signal | None:
        """The signal that is told in its place; None where the step says it all."""
        worst = gravest(self.signals)
        if worst is None or worst.level == "at_risk":
            return worst
        is_pressing = bool(self.step.tone) or worst.key in _IN_THE_STEP
        return None if self.step.action and is_pressing else worst

    @property
    def tone(self) -> str:
        """ "", "warning" or "danger"."""
        return {"at_risk": "danger", "attention": "warning"}.get(self.level, "")


def pair_lines(session: Session, today: date, only: set[str] | None = None) -> tuple[PairLine, ...]:
    """Every relationship with what it needs now, worst first; `only` some, by their ids."""
    with _uncollected():
        lines = _read_lines(session, today, only)
    return tuple(sorted(lines, key=lambda line: (-line.weight, line.mentee, line.mentor)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Else the collector looks at all these rows again and again: a fourth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_lines(session: Session, today: date, only: set[str] | None) -> list[PairLine]:
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
    kept = select(*_of_check_in)
    if only is not None:
        versions = versions.where(Agreement.relationship_id.in_(only))
        kept = kept.where(CheckIn.relationship_id.in_(only))
    agreements = _grouped(session.execute(versions))
    check_in_rows = session.execute(kept).all()
    check_ins = _grouped(check_in_rows)
    signed = _signed(session, only)
    figures = figures_of(session, today, only)
    check_ups = check_ups_of(session, check_in_rows, only)
    lines = []
    for pair in pairs:
        names = {
            "mentor": pair.mentor_called or pair.mentor_name,
            "mentee": pair.mentee_called or pair.mentee_name,
        }
        read = Read(
            pair,
            names,
            tuple(agreements.get(pair.id, ())),
            tuple(check_ins.get(pair.id, ())),
            signed,
            figures[pair.id],
            check_ups.get(pair.id),
        )
        lines.append(_line(pair, standing_of(read, today, settings)))
    return lines


def _line(pair: Any, standing: Standing) -> PairLine:
    level = standing.level
    graves = sum(one.level == "at_risk" for one in standing.signals)
    return PairLine(
        pair.id,
        pair.mentor_name,
        pair.mentee_name,
        standing.step,
        pair.state,
        None if pair.is_informal else standing.facts.following,
        standing.facts.next_meeting,
        standing.signals,
        level,
        _WEIGHTS[level] + 100 * graves + standing.step.weight,
    )


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
    answered = (
        select(CheckIn.relationship_id)
        .join(CheckInAnswer, CheckInAnswer.check_in_id == CheckIn.id)
        .where(CheckInAnswer.id.in_(change.ids(CheckInAnswer)))
    )
    wanted = [pairs, versions, answered] + [
        select(record.relationship_id).where(record.id.in_(ids))
        for record in _OF_A_PAIR
        if (ids := change.ids(record))
    ]
    for one in wanted:
        found |= set(session.scalars(one))
    return found


def _grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.relationship_id, []).append(row)
    return found


def _signed(session: Session, only: set[str] | None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    given = select(Signature.agreement_id, Signature.role)
    if only is not None:
        given = given.join(Agreement).where(Agreement.relationship_id.in_(only))
    for row in session.execute(given):
        found.setdefault(row.agreement_id, set()).add(row.role)
    return found
