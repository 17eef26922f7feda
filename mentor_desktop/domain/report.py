"""The progress report as plain values, and who may read which part of it. method.md section 15."""

from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.chart import Chart
from mentor_desktop.domain.plan_content import PlanContent
from mentor_desktop.translation import _

READERS = ("pair", "mentor", "mentee", "supervisor", "programme")
_TWO = frozenset({"pair", "mentor", "mentee"})
_ALL = frozenset(READERS)
# Whom each part is for, in the order of the report. Agreement, plan and meetings are the pair's;
# dates, stages, counts and signals are the programme's; a supervisor gets dates and counts.
_FOR: dict[str, frozenset[str]] = {
    "journey": _ALL,
    "signals": _ALL - {"supervisor"},
    "next": _ALL - {"supervisor"},
    "goals": _TWO,
    "goal_counts": frozenset({"supervisor", "programme"}),
    "plan": _TWO,
    "rhythm": _ALL,
    "meetings": _TWO,
    "notes": _TWO,
    "items": _TWO,
    "item_counts": frozenset({"supervisor", "programme"}),
    "introductions": _TWO,
    "check_in_days": _ALL,
    "check_ins": _TWO,
    "agreement": _ALL,
    "journal_pair": _TWO,
    "journal_programme": _TWO | {"programme"},
    "private_mentor": frozenset({"mentor"}),
    "private_mentee": frozenset({"mentee"}),
}
PARTS = tuple(_FOR)
_PRIVATE = "private_"
_COUNTED_INSTEAD = {"goal_counts": "goals", "item_counts": "items"}


def reader_title(reader: str) -> str:
    """What a reader is called."""
    return {
        "pair": _("Both of you"),
        "mentor": _("The mentor"),
        "mentee": _("The mentee"),
        "supervisor": _("The supervisor"),
        "programme": _("The programme"),
    }[reader]


def part_title(part: str) -> str:
    """What a part of the report holds."""
    return {
        "journey": _("The stages of the journey and their days"),
        "signals": _("How it is going: the signals"),
        "next": _("What comes next"),
        "goals": _("The goals: what they say, and their progress"),
        "goal_counts": _("How many goals there are, and when one was changed"),
        "plan": _("The action plan on its timeline"),
        "rhythm": _("How often the two met and were in touch, month by month"),
        "meetings": _("The meetings: topics and outcomes"),
        "notes": _("The notes that the two share"),
        "items": _("The action items"),
        "item_counts": _("How many action items were kept"),
        "introductions": _("The introductions"),
        "check_in_days": _("When the check-ins took place"),
        "check_ins": _("The check-ins: answers over time"),
        "agreement": _("The versions of the agreement and their days"),
        "journal_pair": _("Journal entries and thanks for the pair"),
        "journal_programme": _("Journal entries and thanks for the programme"),
        "private_mentor": _("What only the mentor sees: notes, entries, answers"),
        "private_mentee": _("What only the mentee sees: notes, entries, answers"),
    }[part]


def is_for(part: str, reader: str) -> bool:
    """Whether a reader gets this part."""
    return reader in _FOR[part]


def why_not(part: str) -> str:
    """Why some readers do not get a part."""
    if part.startswith(_PRIVATE):
        return _("It leaves the file only in a report that its writer asks for.")
    if part in ("signals", "next", "journal_programme"):
        return _("It is for the pair and the programme.")
    return _("It stays with the pair.")


@dataclass(frozen=True)
class Included:
    """A part with how much there is of it, in words, and whether this reader gets it."""

    part: str
    count: str
    is_in: bool

    @property
    def sentence(self) -> str:
        """As the dialog and the report list it."""
        title = part_title(self.part)
        if self.count:
            title = _("{part} ({count})").format(part=title, count=self.count)
        return (
            title if self.is_in else _("{part}. {why}").format(part=title, why=why_not(self.part))
        )


def listed(counts: dict[str, str], reader: str, *, is_own: bool = False) -> tuple[Included, ...]:
    """What is in and what is left out; `counts`: the parts that hold anything, how much in words.

    `is_own`: the reader asks for it and wants what they alone see, too.
    Counts stand for what they count only where that itself is left out.
    """
    found = []
    for part in PARTS:
        if part not in counts:
            continue
        is_in = is_for(part, reader) and (is_own or not part.startswith(_PRIVATE))
        if part in _COUNTED_INSTEAD and not is_in:
            continue
        found.append(Included(part, counts[part], is_in))
    return tuple(found)


@dataclass(frozen=True)
class StageSaid:
    """A stage with its day and how it stands in words; `state` as in domain.stage."""

    title: str
    caption: str
    state: str


@dataclass(frozen=True)
class SignalSaid:
    """A signal: what about, its level in words and as in domain.signals, its sentence."""

    title: str
    level: str
    level_said: str
    sentence: str


@dataclass(frozen=True)
class GoalLine:
    """A goal on the first page; `percent` None where nothing tells of progress."""

    rank: int
    title: str
    percent: int | None
    state: str


@dataclass(frozen=True)
class MeetingSaid:
    """A meeting: its day and state in words, what it was about, what came of it, shared notes."""

    when: str
    state: str
    about: str
    outcome: str
    notes: tuple[tuple[str, str], ...] = ()  # label, text


@dataclass(frozen=True)
class ItemSaid:
    """An action item or introduction: what, who, how it stands, what came of it."""

    title: str
    owner: str
    standing: str
    result: str = ""
    is_introduction: bool = False


@dataclass(frozen=True)
class CheckInsSaid:
    """Check-ins of one kind over time: `days` head the columns; each row a question, its answers.

    `results`: what a rule found, a line for each time.
    """

    title: str
    days: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    results: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class EntrySaid:
    """A journal entry or a private note: what it is, by whom and when, its text."""

    title: str
    text: str


@dataclass(frozen=True)
class Report:
    """Where a pair stands on a day, for one of READERS; what is not theirs is empty.

    `people`: role in words, name, position.
    """

    language: str
    reader: str
    programme: str
    organisation: str
    people: tuple[tuple[str, str, str], ...]
    today: date
    term: str
    standing: str  # the state, and how it is going in all, as one sentence
    stages: tuple[StageSaid, ...] = ()
    signals: tuple[SignalSaid, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    goal_counts: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    plan: PlanContent | None = None
    rhythm: Chart | None = None
    rhythm_said: tuple[str, ...] = ()
    recent: str = ""  # how often of late, and what was agreed
    meetings: tuple[MeetingSaid, ...] = ()
    items: tuple[ItemSaid, ...] = ()
    item_counts: tuple[str, ...] = ()
    check_ins: tuple[CheckInsSaid, ...] = ()
    agreements: tuple[tuple[str, str, str], ...] = ()  # version, state, days
    thanks: tuple[EntrySaid, ...] = ()
    entries: tuple[EntrySaid, ...] = ()
    private: tuple[EntrySaid, ...] = ()
    listed: tuple[Included, ...] = ()
