"""What the sheet of one meeting says, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OnClock:
    """Day and hours ("15:00", "" for none) on a clock in a zone, and for whom it is shown."""

    day: date
    begins: str
    ends: str
    zone: str
    name: str = ""


@dataclass(frozen=True)
class OpenItem:
    """Something promised and not done yet."""

    owner: str
    title: str
    due: date | None = None
    is_late: bool = False


@dataclass(frozen=True)
class MeetingContent:
    """A meeting before it is held; `notes`: of the one person who prints them for themselves."""

    language: str
    programme: str
    people: tuple[tuple[str, str], ...]  # role in words and name
    clocks: tuple[OnClock, ...]  # the first is the meeting's own
    where: str
    kind: str
    purpose: str
    titles: tuple[str, str, str, str]  # of the four parts
    updates: tuple[str, ...]
    topics: tuple[str, ...]
    items: tuple[OpenItem, ...]
    next: tuple[str, ...]
    notes: str = ""
