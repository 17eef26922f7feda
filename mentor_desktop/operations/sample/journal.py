"""Journal entries: those of the sample cohort (resources/sample/journal.toml), and made-up ones."""

import random
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from mentor_desktop.assets import asset
from mentor_desktop.domain.journal import READERS, JournalEntry
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.sample.cohort import Raw, SamplePair
from mentor_desktop.operations.sample.moments import Made

FILE = "resources/sample/journal.toml"
_COLUMNS = ("kind", "reader", "text")
_DAYS_BETWEEN, _MOST = 30, 6  # of made-up entries
_MADE_UP = (
    ("reflection", "I talked more than I listened today. Next time: one question, then silence."),
    ("reflection", "The advice worked on the second try. The first try was too careful."),
    ("reflection", "I put off the hard part again. What am I afraid of?"),
    ("thanks", "Thank you for reading the draft on a Sunday."),
    ("thanks", "Your question from last month is still with me, and it helps."),
)


def read_journal() -> Raw:
    """The file as it stands, by relationship."""
    return tomllib.loads(asset(FILE).read_text("utf-8"))


def entries_of(pair: SamplePair, raw: Raw, made: Made) -> Iterator[JournalEntry]:
    """The journal of one pair."""
    starts = pair.relationship.starts or made.today
    for number, one in enumerate(raw.get(pair.key, ())):
        meeting_id = (
            made.id("meeting", pair.key, one["meeting"], one.get("place", 0))
            if "meeting" in one
            else None
        )
        yield JournalEntry(
            id=made.id("entry", pair.key, number),
            relationship_id=pair.relationship.id,
            person_id=pair.people[one["writer"]].id,
            day=starts + timedelta(days=one["day"]),
            goal_id=pair.goals[one["goal"]].id if "goal" in one else None,
            meeting_id=meeting_id,
            **{column: one[column] for column in _COLUMNS if column in one},
        )


def made_up_entries(chance: random.Random, days: int) -> Iterator[dict[str, Any]]:
    """What a pair may have written in its first so many days: writer, day and the words."""
    count = min(max(days, 0) // _DAYS_BETWEEN, _MOST)
    for day in sorted(chance.sample(range(days), count)) if count else ():
        kind, text = chance.choice(_MADE_UP)
        yield {
            "writer": chance.choice(ROLES),
            "day": day,
            "kind": kind,
            "reader": chance.choice(READERS),
            "text": text,
            "folded": fold(text),
        }
