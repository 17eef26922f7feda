"""An action plan as plain values, as a document shows it: AP-11."""

from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.timeline import DatedMark, Line


@dataclass(frozen=True)
class ActivitySaid:
    """One activity; `effort` and `state` in words, days None where not fixed."""

    line: Line
    effort: str
    state: str
    helper: str = ""
    resources: str = ""
    notes: str = ""


@dataclass(frozen=True)
class GoalSaid:
    """One goal with what was said of it, label and text, and its activities."""

    line: Line
    state: str
    texts: tuple[tuple[str, str], ...]
    activities: tuple[ActivitySaid, ...]


@dataclass(frozen=True)
class PlanContent:
    """A plan on a day; `people`: role in words, name and position of each."""

    language: str
    programme: str
    organisation: str
    people: tuple[tuple[str, str, str], ...]
    starts: date | None
    ends: date | None
    today: date
    goals: tuple[GoalSaid, ...]
    marks: tuple[DatedMark, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Goals and activities as rows of a timeline."""
        return tuple(
            line
            for goal in self.goals
            for line in (goal.line, *(one.line for one in goal.activities))
        )
