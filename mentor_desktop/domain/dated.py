"""Whatever has a date, as the calendar shows it: plain values, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mentor_desktop.domain.stage import stage_title
from mentor_desktop.translation import _

KINDS = (
    "meeting", "action_item", "activity", "goal", "stage", "check_in", "review", "relationship",
    "event",
)  # fmt: skip
DUE_SOON_DAYS = 7


@dataclass(frozen=True)
class Dated:
    """One thing on one day; `time` "" for all of it, else as the reader's clock shows it.

    `what` is in people's words; `detail` a stage, "starts" or "ends", or whose it is ("mentor").
    `state`: "open", "late", "done", "cancelled", or "resting" where the pair has paused.
    """

    kind: str
    id: str
    day: date
    what: str = ""
    detail: str = ""
    state: str = "open"
    relationship_id: str | None = None
    time: str = ""
    minutes: int = 0
    place: str = ""
    names: Mapping[str, str] = field(default_factory=dict)  # what the two are called, by role

    @property
    def tab(self) -> str:
        """The tab of the relationship that shows it; "" for what no relationship has."""
        return {
            "meeting": "meetings",
            "action_item": "meetings",
            "activity": "plan",
            "goal": "plan",
            "stage": "profiles" if self.detail == "prepare" else "check_ins",
            "check_in": "check_ins",
            "review": "agreement",
            "relationship": "profiles",
        }.get(self.kind, "")


def order(entry: Dated) -> tuple[bool, str, int, str]:
    """Within a day: what has an hour by its hour, then the rest by kind."""
    return (not entry.time, entry.time, KINDS.index(entry.kind), entry.id)


def kind_title(kind: str) -> str:
    """What several of a kind are called."""
    return {
        "meeting": _("Meetings"),
        "action_item": _("Action items"),
        "activity": _("Activities"),
        "goal": _("Goals"),
        "stage": _("Stages of the journey"),
        "check_in": _("Planned check-ins"),
        "review": _("Agreement reviews"),
        "relationship": _("First and last days"),
        "event": _("Programme events"),
    }[kind]


def dated_kind(entry: Dated) -> str:
    """What the one is."""
    if entry.kind == "relationship":
        return _("First day") if entry.detail == "starts" else _("Last day")
    return {
        "meeting": _("Meeting"),
        "action_item": _("Action item"),
        "activity": _("Activity"),
        "goal": _("Goal"),
        "stage": _("Stage"),
        "check_in": _("Check-in"),
        "review": _("Agreement review"),
        "event": _("Programme event"),
    }[entry.kind]


def pair_words(entry: Dated) -> str:
    """The two it is between; "" for what no relationship has."""
    return _("{mentee} and {mentor}").format(**entry.names) if entry.names else ""


def dated_title(entry: Dated) -> str:
    """What it is, short enough for a line: the words of people where it has any."""
    pair = pair_words(entry)
    if entry.kind == "action_item":
        return _("{title} ({name})").format(
            title=entry.what, name=entry.names.get(entry.detail, "")
        )
    if entry.kind == "stage":
        return _("{stage}: {pair}").format(stage=stage_title(entry.detail), pair=pair)
    if entry.kind == "check_in":
        return _("{title}: {pair}").format(title=entry.what, pair=pair)
    if entry.kind == "review":
        return _("Agreement review: {pair}").format(pair=pair)
    if entry.kind == "relationship":
        said = _("{pair} begin") if entry.detail == "starts" else _("Last day of {pair}")
        return said.format(pair=pair)
    return pair if entry.kind == "meeting" else entry.what


def state_words(entry: Dated) -> str:
    """How it stands; "" where it is simply to come."""
    if entry.state == "late" and entry.kind == "meeting":
        return _("did it take place?")
    if entry.state == "done" and entry.kind == "meeting":
        return _("held")
    return {
        "late": _("late"),
        "done": _("done"),
        "cancelled": _("called off"),
        "resting": _("paused"),
    }.get(entry.state, "")
