"""The sample cohort of resources/sample/cohort.toml as records; its shape is told there."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mentor_desktop.assets import asset
from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Form, cleaned
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.person import COLUMNS, Person, ProfileAnswer
from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.stage import end_after
from mentor_desktop.operations.sample.moments import HOME, Made, moment
from mentor_desktop.operations.sample.plans import activities_of
from mentor_desktop.operations.sheets import sheet_kind
from mentor_desktop.operations.texts import profile_form, sheet_form

FILE = "resources/sample/cohort.toml"
Raw = dict[str, Any]


@dataclass(frozen=True)
class SamplePair:
    """One pair of the file with what its agreements are made of."""

    key: str
    raw: Raw
    relationship: Relationship
    people: dict[str, Person]  # by role
    goals: dict[str, Goal]  # by short name


def read_cohort() -> Raw:
    """The file as it stands."""
    return tomllib.loads(asset(FILE).read_text("utf-8"))


def programme_of(raw: Raw, made: Made) -> Programme:
    """The programme of the cohort, marked as a sample."""
    kept = raw["programme"]
    starts = made.first_day(kept["day"])
    return Programme(
        id=made.id("programme"),
        name=kept["name"],
        organisation=kept["organisation"],
        contact_name=kept["contact_name"],
        contact_email=kept["contact_email"],
        contact_phone=kept["contact_phone"],
        starts=starts,
        ends=end_after(starts, kept["months"]),
        is_sample=True,
    )


def events_of(raw: Raw, made: Made) -> Iterator[Event]:
    """The days in the programme's calendar."""
    starts = made.first_day(raw["programme"]["day"])
    for number, one in enumerate(raw["programme"]["event"]):
        yield Event(
            id=made.id("event", number),
            title=one["title"],
            day=starts + timedelta(days=one["day"]),
            note=one["note"],
        )


def people_of(raw: Raw, made: Made) -> dict[str, Person]:
    """Everyone, by short name."""
    return {
        key: Person(
            id=made.id("person", key),
            **{column: one[column] for column in COLUMNS if column in one},
            supervisor_id=made.id("person", one["supervisor"]) if "supervisor" in one else None,
            saved_signature=raw["drawing"][one["drawing"]] if "drawing" in one else None,
        )
        for key, one in raw["person"].items()
    }


def profiles_of(raw: Raw, made: Made) -> Iterator[ProfileAnswer]:
    """What everyone says about themselves."""
    for key, one in raw["person"].items():
        for question, value in answers(profile_form(), one.get("answers", {})).items():
            yield ProfileAnswer(
                id=made.id("profile", key, question),
                person_id=made.id("person", key),
                question=question,
                value=value,
            )


def answers(form: Form, raw: Raw) -> Raw:
    """The answers as they are kept; Refused for one that the form would not take."""
    return {question: cleaned(form.question(question), raw[question]) for question in raw}


def pairs_of(raw: Raw, made: Made, people: dict[str, Person]) -> Iterator[SamplePair]:
    """Each pair with its goals."""
    for key, one in raw["relationship"].items():
        starts = made.first_day(one["day"])
        supervisor = one.get("supervisor") or raw["person"][one["mentee"]].get("supervisor")
        relationship = Relationship(
            id=made.id("relationship", key),
            mentor_id=people[one["mentor"]].id,
            mentee_id=people[one["mentee"]].id,
            supervisor_id=people[supervisor].id if supervisor else None,
            state=one["state"],
            is_informal=one.get("is_informal", False),
            starts=starts,
            ends=end_after(starts, one["months"]) if "months" in one else None,
            ended_on=starts + timedelta(days=one["ended_day"]) if "ended_day" in one else None,
        )
        goals = {
            goal["key"]: _goal(goal, rank, made.id("goal", key, goal["key"]), relationship.id)
            for rank, goal in enumerate(one.get("goal", ()), 1)
        }
        both = {role: people[one[role]] for role in ("mentor", "mentee")}
        yield SamplePair(key, one, relationship, both, goals)


def _goal(raw: Raw, rank: int, id: str, relationship_id: str) -> Goal:
    return Goal(
        id=id,
        relationship_id=relationship_id,
        title=raw["title"],
        rank=rank,
        why=raw.get("why", ""),
        success=raw.get("success", ""),
        commitment=raw.get("commitment", ""),
        state=raw.get("state", "open"),
    )


def goals_on(pair: SamplePair, day: int) -> dict[str, str]:
    """What the goals said on a day, by id: one that changed later said something else."""
    titles = {goal.id: goal.title for goal in pair.goals.values()}
    for raw in pair.raw.get("goal", ()):
        if "old_title" in raw and day < raw["changed_day"]:
            titles[pair.goals[raw["key"]].id] = raw["old_title"]
    return titles


def belongings_of(pair: SamplePair, made: Made) -> Iterator[Record]:
    """Goals with their history and activities, sheets and promises of one pair."""
    starts = pair.relationship.starts or made.today
    for raw in pair.raw.get("goal", ()):
        goal = pair.goals[raw["key"]]
        yield goal
        if "old_title" in raw:
            yield GoalRevision(
                id=made.id("revision", pair.key, raw["key"]),
                goal_id=goal.id,
                changed_at=moment(starts, raw["changed_day"]),
                title=raw["old_title"],
                reason=raw["reason"],
            )
    yield from activities_of(pair.key, pair.relationship.id, pair.goals, starts, made)
    for role, raw in pair.raw.get("sheet", {}).items():
        yield from _sheet(pair, made, role, raw, starts)
    for number, raw in enumerate(pair.raw.get("action_item", ())):
        yield _action_item(pair, made, number, raw, starts)


def _sheet(pair: SamplePair, made: Made, role: str, raw: Raw, starts: date) -> Iterator[Record]:
    day = raw.get("ready_day", raw.get("skipped_day"))
    sheet = _check_in(pair, made, sheet_kind(role), starts, day, raw.get("skipped", ""))
    yield sheet
    for question, value in answers(sheet_form(role), raw.get("answers", {})).items():
        yield CheckInAnswer(
            id=made.id("sheet", pair.key, role, question),
            check_in_id=sheet.id,
            voice=role,
            question=question,
            value=value,
        )


def _check_in(
    pair: SamplePair, made: Made, kind: str, starts: date, day: int | None, skipped: str = ""
) -> CheckIn:
    return CheckIn(
        id=made.id("check-in", pair.key, kind),
        relationship_id=pair.relationship.id,
        kind=kind,
        finished_at=None if day is None else moment(starts, day, "18:00"),
        skipped_reason=skipped,
    )


def _action_item(pair: SamplePair, made: Made, number: int, raw: Raw, starts: date) -> ActionItem:
    return ActionItem(
        id=made.id("action item", pair.key, number),
        relationship_id=pair.relationship.id,
        owner=raw["owner"],
        title=raw["title"],
        kind=raw.get("kind", "task"),
        due=starts + timedelta(days=raw["day"]) if "day" in raw else None,
        done_on=starts + timedelta(days=raw["done_day"]) if "done_day" in raw else None,
    )


def zone_of(person: Person) -> str:
    """Where someone's clock stands."""
    return person.time_zone or HOME
