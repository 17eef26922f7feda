"""How a pair stands: its next step and its signals, from what was read of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mentor_desktop.domain.next_step import Facts, NextStep, are_one, next_step, review_due
from mentor_desktop.domain.relationship import ENDED, RESTING, ROLES
from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.signals import CheckUp, Signal, level_of, signals_of
from mentor_desktop.domain.stage import Passed, due_days, following_stage
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.pair_facts import evidence_of


class Read(NamedTuple):
    """What was read of one pair: records, or rows with the columns used here.

    `agreements` in the order of their versions; `figures` as pair_facts gives them.
    """

    pair: Any
    names: Mapping[str, str]  # what people are called, by role
    agreements: tuple[Any, ...]
    check_ins: tuple[Any, ...]
    signed: Mapping[str, set[str]]  # roles by agreement
    figures: Any
    check_up: CheckUp | None


class Standing(NamedTuple):
    """The step that comes next, the signals, and which stages are passed."""

    facts: Facts
    step: NextStep
    signals: tuple[Signal, ...]
    passed: Mapping[str, Passed]

    @property
    def level(self) -> str:
        """The gravest of the signals; "" where there are none."""
        return level_of(self.signals)


def standing_of(read: Read, today: date, settings: Settings) -> Standing:
    """The standing of one pair."""
    pair = read.pair
    done: dict[str, Any] = {}
    begun: set[str] = set()
    planned: dict[str, date] = {}
    for one in read.check_ins:
        key = one.stage or one.kind
        if one.finished_at:
            done[key] = done[one.kind] = one
        elif one.started_on:
            begun.add(key)
        elif one.planned_for:
            planned[key] = one.planned_for
    newest = read.agreements[-1] if read.agreements else None
    in_force = next((one for one in read.agreements if one.state == "in_force"), None)
    passed = passed_stages(done, next((one for one in read.agreements if one.in_force_at), None))
    is_over = pair.state in ENDED
    has_days = pair.starts and pair.ends and not is_over
    due = due_days(pair.starts, pair.ends, settings) if has_days else {}
    following = None if is_over else following_stage(due, passed, today, settings)
    signed_on = day_of(in_force.in_force_at) if in_force and in_force.in_force_at else None
    review = review_day(in_force, signed_on, due.get("renewal"), passed, settings)
    facts = Facts(
        state=pair.state,
        is_informal=pair.is_informal,
        names=read.names,
        following=following,
        passed=frozenset(passed),
        prepared=frozenset(role for role in ROLES if f"prepare_{role}" in done),
        agreement_state=newest.state if newest else None,
        signed=frozenset(read.signed.get(newest.id, ())) if newest else frozenset(),
        has_amendment_open=bool(in_force and newest and newest.state == "draft"),
        is_agreed=in_force is not None,
        review_due=review,
        renewal_due=due.get("renewal"),
        begun=frozenset(begun),
        planned_for=planned,
        next_meeting=read.figures.meeting_next,
        starts=pair.starts,
        settings=settings,
    )
    signals: tuple[Signal, ...] = ()
    if pair.state not in RESTING:
        evidence = evidence_of(
            pair, read.figures, following, (signed_on, review), read.check_up, settings
        )
        signals = signals_of(evidence, today, settings)
    return Standing(facts, next_step(facts, today), signals, passed)


def passed_stages(done: Mapping[str, Any], first: Any) -> dict[str, Passed]:
    """What is passed, by the check-ins that are done and the first agreement in force."""
    passed = {
        kind: Passed(day_of(one.finished_at), one.skipped_reason) for kind, one in done.items()
    }
    sheets = [done.get(f"prepare_{role}") for role in ROLES]
    if all(sheets) and "prepare" not in passed:
        passed["prepare"] = Passed(max(day_of(sheet.finished_at) for sheet in sheets if sheet))
    # The result of the first meeting is an agreement: where that is signed, both are done.
    if first and first.in_force_at:
        for stage in ("prepare", "first_meeting"):
            passed.setdefault(stage, Passed(day_of(first.in_force_at)))
    return passed


def review_day(
    in_force: Any,
    signed_on: date | None,
    renewal_due: date | None,
    passed: Mapping[str, Passed],
    settings: Settings,
) -> date | None:
    """Where the mid-point fell together with the review, its talk was the review, too."""
    reviewed_on = in_force.reviewed_on if in_force else None
    due = review_due(signed_on, reviewed_on, settings.review_months)
    renewal = passed.get("renewal")
    if renewal and not renewal.skipped_reason and are_one(renewal_due, due):
        last = max(day for day in (reviewed_on, renewal.on) if day)
        return review_due(signed_on, last, settings.review_months)
    return due
