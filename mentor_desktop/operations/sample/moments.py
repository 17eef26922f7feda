"""Ids, days and times of made-up rows: the same for the same seed and day."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = "Europe/Brussels"
_NAMESPACE = uuid.UUID("5b2a7b1e-4a0c-5d1f-9c36-8f2d6f0b7e11")


@dataclass(frozen=True)
class Made:
    """From which seed and for which day the rows are made."""

    seed: int
    today: date

    def id(self, *words: object) -> str:
        """The id of one row, named by its kind and its place: UUID version 5."""
        name = "/".join(str(word) for word in (self.seed, *words))
        return str(uuid.uuid5(_NAMESPACE, name))

    def first_day(self, days_ago: int) -> date:
        """The first day of what began so many days ago."""
        return self.today - timedelta(days=days_ago)


def moment(first: date, day: int, clock: str = "09:00", zone: str = HOME) -> datetime:
    """The time on a clock in a zone, so many days after the first day; in UTC."""
    local = datetime.combine(first + timedelta(days=day), time.fromisoformat(clock))
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
