"""Whatever has a date, for some days: the same as a look through every record finds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.activity_words import STATES as ACTIVITY_STATES
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.dated import KINDS, Dated, order
from mentor_desktop.domain.goal import STATES as GOAL_STATES
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import STATES as MEETING_STATES
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.next_step import review_due
from mentor_desktop.domain.programme import Event
from mentor_desktop.domain.relationship import ENDED, ROLES, STATES, Relationship
from mentor_desktop.domain.schedule import on_clock_in
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.store.dated import (
    Asked,
    dated_between,
    dated_days,
    last_dated_day,
    late_ones,
    zone_of,
)
from mentor_desktop.store.views import head_of
from tests.conftest import Pair
from tests.exploring import tries

TODAY = date(2026, 6, 10)
days = some.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))
no_day = some.none() | days
clocks = some.sampled_from(["", "00:30", "15:00", "23:30"])
zones = some.sampled_from(["", "Europe/Vienna", "Asia/Tokyo", "America/Los_Angeles"])
titles = some.sampled_from(["Read it", "Write it"])


@some.composite
def belongings(draw: Any) -> list[dict[str, Any]]:
    """What some pairs have, as keyword arguments of records."""
    made: list[dict[str, Any]] = []
    for _pair in range(draw(some.integers(1, 3))):
        starts, ends = sorted((draw(days), draw(days)))
        has_days = draw(some.booleans())
        made.append(
            {
                "pair": {
                    "state": draw(some.sampled_from(STATES)),
                    "starts": starts if has_days else None,
                    "ends": ends if has_days else None,
                    "ended_on": draw(no_day),
                    "is_informal": draw(some.booleans()),
                },
                "is_swapped": draw(some.booleans()),
                "meetings": draw(some.lists(some.fixed_dictionaries(
                    {"day": days, "time": clocks, "zone": zones,
                     "state": some.sampled_from(MEETING_STATES)}), max_size=4)),
                "items": draw(some.lists(some.fixed_dictionaries(
                    {"due": no_day, "done_on": no_day, "owner": some.sampled_from(ROLES),
                     "title": titles}), max_size=3)),
                "goals": draw(some.lists(some.fixed_dictionaries(
                    {"due": no_day, "state": some.sampled_from(GOAL_STATES), "title": titles}),
                    max_size=2)),
                "activities": draw(some.lists(some.fixed_dictionaries(
                    {"due": no_day, "state": some.sampled_from(ACTIVITY_STATES),
                     "title": titles}), max_size=2)),
                "passed": draw(some.sets(some.sampled_from(
                    [*STAGES, "prepare_mentor", "prepare_mentee"]), max_size=5)),
                "planned": draw(some.lists(some.tuples(days, some.booleans()), max_size=2)),
                "in_force": draw(no_day.map(lambda day: day and day - timedelta(days=182))),
                "reviewed": draw(some.none() | some.just(TODAY - timedelta(days=170))),
            }
        )  # fmt: skip
    return made


def put(session: Session, pair: Pair, made: list[dict[str, Any]], event_days: list[date]) -> None:
    """Adds it all, in a transaction that is taken back."""
    for one in made:
        two = (pair.mentee_id, pair.mentor_id)[:: 1 if one["is_swapped"] else -1]
        both = Relationship(mentor_id=two[0], mentee_id=two[1], **one["pair"])
        session.add(both)
        session.flush()
        session.add_all(Meeting(relationship_id=both.id, **row) for row in one["meetings"])
        session.add_all(ActionItem(relationship_id=both.id, **row) for row in one["items"])
        goal = Goal(relationship_id=both.id, title="Lead", rank=1)
        session.add_all(
            [goal, *(Goal(relationship_id=both.id, rank=2, **row) for row in one["goals"])]
        )
        session.flush()
        session.add_all(
            Activity(relationship_id=both.id, goal_id=goal.id, position=1, **row)
            for row in one["activities"]
        )
        moment = datetime(2026, 5, 1, tzinfo=UTC)
        for kind in one["passed"]:
            session.add(CheckIn(relationship_id=both.id, kind=kind, finished_at=moment))
        for ordinal, (day, is_done) in enumerate(one["planned"], 1):
            session.add(
                CheckIn(
                    relationship_id=both.id, kind="rapport", ordinal=ordinal, planned_for=day,
                    finished_at=moment if is_done else None,
                )
            )  # fmt: skip
        if one["in_force"]:
            at = datetime.combine(one["in_force"], datetime.min.time(), UTC)
            session.add(
                Agreement(
                    relationship_id=both.id, version=1, created_at=moment, state="in_force",
                    in_force_at=at, reviewed_on=one["reviewed"],
                )
            )  # fmt: skip
    session.add_all(Event(title="Clinic", day=day) for day in event_days)
    session.flush()


def every(session: Session, zone: str) -> Iterator[tuple[str, str, date, str, str]]:
    """Kind, pair, day, clock and state of everything with a date, said without any SQL of ours."""
    pairs = {one.id: one for one in session.scalars(select(Relationship))}

    def state(pair: Relationship, is_done: bool, day: date) -> str:
        if is_done:
            return "done"
        if pair.state == "paused":
            return "resting"
        return "late" if day < TODAY else "open"

    for meeting in session.scalars(select(Meeting)):
        pair = pairs[meeting.relationship_id]
        if pair.state in ENDED and meeting.state == "planned":
            continue
        day, clock = on_clock_in(meeting.day, meeting.time, meeting.zone, zone)
        is_off = meeting.state in ("cancelled", "postponed")
        said = "cancelled" if is_off else state(pair, meeting.state == "held", day)
        yield "meeting", pair.id, day, clock, said
    kinds: tuple[tuple[Any, str, Any, Any], ...] = (
        (ActionItem, "action_item", lambda one: one.done_on is not None, lambda one: False),
        (Goal, "goal", lambda one: one.state == "reached", lambda one: one.state == "dropped"),
        (Activity, "activity", lambda one: one.state == "done", lambda one: one.state == "dropped"),
    )
    for record, kind, done, gone in kinds:
        for row in session.scalars(select(record)):
            pair = pairs[row.relationship_id]
            if not row.due or gone(row) or (pair.state in ENDED and not done(row)):
                continue
            yield kind, pair.id, row.due, "", state(pair, done(row), row.due)
    for pair in pairs.values():
        last = pair.ended_on or pair.ends if pair.state in ENDED else pair.ends
        for day in filter(None, (pair.starts, last)):
            is_over = day < TODAY or pair.state in ENDED
            said = "resting" if pair.state == "paused" else "done" if is_over else "open"
            yield "relationship", pair.id, day, "", said
        if pair.state in (*ENDED, "paused"):
            continue
        for stage in head_of(session, pair.id, TODAY).stages if not pair.is_informal else ():
            if stage.due:
                is_done = stage.state in ("done", "skipped")
                yield "stage", pair.id, stage.due, "", state(pair, is_done, stage.due)
        for one in session.scalars(select(Agreement).filter_by(relationship_id=pair.id)):
            due = (
                review_due(one.in_force_at.astimezone().date(), one.reviewed_on, 6)
                if one.in_force_at
                else None
            )
            if due:
                yield "review", pair.id, due, "", state(pair, False, due)
    for check_in in session.scalars(select(CheckIn)):
        pair, planned = pairs[check_in.relationship_id], check_in.planned_for
        if planned and not check_in.is_done and pair.state not in ENDED:
            yield "check_in", pair.id, planned, "", state(pair, False, planned)
    for happening in session.scalars(select(Event)):
        said = "done" if happening.day < TODAY else "open"
        yield "event", "", happening.day, "", said


def brief(entry: Dated) -> tuple[str, str, date, str, str]:
    return entry.kind, entry.relationship_id or "", entry.day, entry.time, entry.state


@given(
    made=belongings(), event_days=some.lists(days, max_size=2), first=days,
    length=some.integers(0, 45), zone=zones, most=some.integers(1, 3),
)  # fmt: skip
@settings(
    max_examples=tries(14, 50),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_finds_what_a_look_through_every_record_finds(
    pair: Pair, made: list[dict[str, Any]], event_days: list[date], first: date, length: int,
    zone: str, most: int,
) -> None:  # fmt: skip
    last = first + timedelta(days=length)
    asked = Asked(first, last, TODAY, zone)
    with pytest.raises(ZeroDivisionError), pair.database.changing("Try") as session:
        put(session, pair, made, event_days)
        wanted = [one for one in every(session, zone) if first <= one[2] <= last]
        found = dated_between(session, asked)
        assert sorted(map(brief, found)) == sorted(wanted)
        assert [(one.day, order(one)) for one in found] == sorted(
            (one.day, order(one)) for one in found
        )
        by_day: dict[date, list[Dated]] = {}
        for one in found:
            by_day.setdefault(one.day, []).append(one)
        few = dated_days(session, Asked(first, last, TODAY, zone, most=most))
        assert {day: one.count for day, one in few.items()} == {
            day: len(entries) for day, entries in by_day.items()
        }
        assert {day: list(one.entries) for day, one in few.items()} == {
            day: entries[:most] for day, entries in by_day.items()
        }
        for both in session.scalars(select(Relationship)):
            alone = dated_between(session, Asked(first, last, TODAY, zone, relationship_id=both.id))
            assert sorted(map(brief, alone)) == sorted(one for one in wanted if one[1] == both.id)
        raise ZeroDivisionError  # nothing of it stays


@given(made=belongings())
@settings(
    max_examples=tries(10, 30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_late_is_open_and_of_a_journey_only_its_next_stage(
    pair: Pair, made: list[dict[str, Any]]
) -> None:
    with pytest.raises(ZeroDivisionError), pair.database.changing("Try") as session:
        put(session, pair, made, [])
        blocked = {one.id for one in session.scalars(select(Activity)) if one.state == "blocked"}
        whole = Asked(date(1900, 1, 1), TODAY - timedelta(days=1), TODAY)
        late = [
            one for one in dated_between(session, whole)
            if one.state == "late" and one.id not in blocked
        ]  # fmt: skip
        following = {
            f"{both.id}-{stage.key}"
            for both in session.scalars(select(Relationship))
            for stage in head_of(session, both.id, TODAY).stages
            if stage.is_next
        }
        wanted = [one for one in late if one.kind != "stage" or one.id in following]
        found, count = late_ones(session, TODAY, whole, 1_000)
        assert sorted(map(brief, found)) == sorted(map(brief, wanted))
        assert count == len(wanted)
        assert [one.day for one in found] == sorted(one.day for one in found)
        assert late_ones(session, TODAY, whole, 2) == (found[:2], count)
        raise ZeroDivisionError


def test_mine_are_my_pairs_and_of_promises_my_own(pair: Pair) -> None:
    with pair.database.changing("Add") as session:
        for owner in ROLES:
            session.add(ActionItem(relationship_id=pair.id, owner=owner, title=owner, due=TODAY))
    for person, title in ((pair.mentor_id, "mentor"), (pair.mentee_id, "mentee"), ("x", None)):
        asked = Asked(TODAY, TODAY, TODAY, kinds=("action_item",), person_id=person)
        with pair.database.reading() as session:
            found = dated_between(session, asked)
        assert [one.what for one in found] == ([title] if title else [])


def test_a_month_takes_few_statements_and_an_empty_file_has_nothing(pair: Pair) -> None:
    said: list[str] = []
    asked = Asked(date(2026, 3, 1), date(2026, 3, 31), TODAY, "Europe/Vienna", most=5)
    with pair.database.reading() as session:
        event.listen(
            pair.database.engine,
            "before_cursor_execute",
            lambda connection, cursor, statement, *rest: said.append(statement),
        )
        assert dated_days(session, asked)
        assert len(said) <= 16
        assert last_dated_day(session, asked) == date(2027, 3, 8)
        assert last_dated_day(session, Asked(TODAY, TODAY, TODAY, kinds=("event",))) is None
        empty = Asked(date(2020, 1, 1), date(2020, 1, 31), TODAY)
        assert dated_days(session, empty) == {}
        assert last_dated_day(session, empty) is not None
        assert zone_of(session, pair.mentor_id) == ""
        assert zone_of(session, None) == ""
    assert set(KINDS) == set(asked.kinds)
