"""What a supervisor is told of a pair: names, dates, what they can do; nothing that was said."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StageDay:
    """A stage of the journey; `state` is "done", "skipped" or "coming", `day` when it was or is."""

    title: str
    day: date | None
    state: str


@dataclass(frozen=True)
class ProgrammeDay:
    """A day of the programme's calendar."""

    title: str
    day: date
    note: str = ""


@dataclass(frozen=True)
class BriefingContent:
    """A briefing on a day; `asks` is what the two ask a supervisor for, in their own words."""

    language: str
    programme: str
    organisation: str
    supervisor: str
    people: tuple[tuple[str, str, str], ...]  # role in words, name, position
    starts: date | None
    ends: date | None
    today: date
    stages: tuple[StageDay, ...] = ()
    events: tuple[ProgrammeDay, ...] = ()
    asks: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()  # name, email, phone of the coordinator, as far as known
