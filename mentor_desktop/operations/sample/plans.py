"""Activities of the sample cohort; resources/sample/plans.toml."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mentor_desktop.assets import asset
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.goal import Goal
from mentor_desktop.operations.sample.moments import Made

FILE = "resources/sample/plans.toml"
_COLUMNS = ("title", "kind", "progress", "state", "blocked_reason", "helper", "resources",
            "notes")  # fmt: skip
_LAST_SEEN = 5  # days before today that progress was last noted


def activities_of(
    key: str, relationship_id: str, goals: Mapping[str, Goal], starts: date, made: Made
) -> Iterator[Activity]:
    """The activities of one pair, by the short name of the pair and those of its goals."""
    raw: dict[str, list[dict[str, Any]]] = tomllib.loads(asset(FILE).read_text("utf-8"))
    count: Counter[str] = Counter()
    for number, one in enumerate(raw.get(key, ())):
        count[one["goal"]] += 1
        due = starts + timedelta(days=one["due"])
        is_done = one.get("state") == "done"
        yield Activity(
            id=made.id("activity", key, number),
            relationship_id=relationship_id,
            goal_id=goals[one["goal"]].id,
            position=count[one["goal"]],
            effort=float(one["effort"]),
            effort_unit=one["unit"],
            starts=starts + timedelta(days=one["start"]),
            due=due,
            progressed_on=_seen(due, made) if one.get("progress") else None,
            done_on=_seen(due, made) if is_done else None,
            **{column: one[column] for column in _COLUMNS if column in one},
        )


def _seen(due: date, made: Made) -> date:
    return min(due, made.today - timedelta(days=_LAST_SEEN))
