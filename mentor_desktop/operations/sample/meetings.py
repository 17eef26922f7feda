"""Meetings, contacts and promises of the sample cohort; resources/sample/meetings.toml."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

from mentor_desktop.assets import asset
from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import (
    STEPS,
    AgendaEntry,
    Meeting,
    MeetingNote,
    QuestionCard,
)
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.schedule import moment_of
from mentor_desktop.operations.sample.cohort import Raw, SamplePair
from mentor_desktop.operations.sample.moments import HOME, Made

FILE = "resources/sample/meetings.toml"
_COLUMNS = ("time", "minutes", "format", "place", "kind", "state", "reason", "purpose",
            "notes", "outcome", "learning")  # fmt: skip
_PROMISED = ("owner", "title", "kind", "to_whom", "why", "step", "link", "result")
_DONE = "x "


def read_meetings() -> Raw:
    """The file as it stands, by relationship."""
    return tomllib.loads(asset(FILE).read_text("utf-8"))


def meetings_of(pair: SamplePair, raw: Raw, made: Made) -> Iterator[Record]:
    """All rows of one pair."""
    kept, starts = raw.get(pair.key, {}), pair.relationship.starts or made.today
    for number, one in enumerate(kept.get("meeting", ())):
        yield from _meetings(pair, made, number, one, starts)
    for number, one in enumerate(kept.get("contact", ())):
        for day in one["days"]:
            yield Contact(
                id=made.id("contact", pair.key, number, day),
                relationship_id=pair.relationship.id,
                day=starts + timedelta(days=day),
                kind=one["kind"],
                by=one.get("by", ""),
            )
    for number, one in enumerate(kept.get("action_item", ())):
        yield ActionItem(
            id=made.id("promise", pair.key, number),
            relationship_id=pair.relationship.id,
            due=starts + timedelta(days=one["day"]),
            done_on=starts + timedelta(days=one["done_day"]) if "done_day" in one else None,
            **{column: one[column] for column in _PROMISED if column in one},
        )


def _meetings(
    pair: SamplePair, made: Made, number: int, raw: Raw, starts: date
) -> Iterator[Record]:
    count = raw.get("repeat", 1)
    series_id = made.id("series", pair.key, number) if count > 1 else None
    for place in range(count):
        day = starts + timedelta(days=raw["day"] + place * raw.get("step", 0))
        meeting = Meeting(
            id=made.id("meeting", pair.key, number, place),
            relationship_id=pair.relationship.id,
            day=day,
            zone=raw.get("zone", HOME),
            changed_by=raw.get("by", ""),
            series_id=series_id,
            original=f"{day.isoformat()}T{raw['time']}" if series_id else "",
            **{column: raw[column] for column in _COLUMNS if column in raw},
        )
        if meeting.state == "held":
            meeting.held_at = moment_of(day, meeting.time, meeting.zone)
            meeting.held_minutes = meeting.minutes
            meeting.is_prepared = True
        yield meeting
        yield from _belongings(pair, made, meeting, raw)


def _belongings(pair: SamplePair, made: Made, meeting: Meeting, raw: Raw) -> Iterator[Record]:
    for position, text in enumerate(raw.get("topics", ()), 1):
        yield AgendaEntry(
            id=made.id("agenda", meeting.id, position),
            meeting_id=meeting.id,
            part="topics",
            position=position,
            text=text.removeprefix(_DONE),
            added_by="mentee",
            is_done=text.startswith(_DONE),
        )
    for role, text in raw.get("own", {}).items():
        yield MeetingNote(
            id=made.id("note", meeting.id, role),
            meeting_id=meeting.id,
            person_id=pair.people[role].id,
            text=text,
        )
    if "card" in raw:
        yield QuestionCard(
            id=made.id("card", meeting.id),
            meeting_id=meeting.id,
            **{step: raw["card"].get(step, "") for step in STEPS},
        )
