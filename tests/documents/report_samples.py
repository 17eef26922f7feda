"""Samples of the progress report and of the report at the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from mentor_desktop.documents.document import Document
from mentor_desktop.domain.chart import BARS, Chart, Series
from mentor_desktop.domain.plan_content import PlanContent
from mentor_desktop.domain.report import (
    CheckInsSaid,
    EntrySaid,
    GoalLine,
    ItemSaid,
    MeetingSaid,
    Report,
    SignalSaid,
    StageSaid,
    listed,
)

Making = Callable[[], Document]
_MONTHS = ("Mar", "Apr", "May", "Jun", "Jul", "Aug")
_STATES = ("done", "skipped", "done", "late", "soon", "coming")


def report(
    words: tuple[str, ...], plan: PlanContent | None = None, language: str = "en", many: int = 3
) -> Report:
    """A report that says `words`, over and over, in every place that takes people's own."""

    def word(at: int) -> str:
        return words[at % len(words)]

    stages = ("Prepare", "First meeting", "Action plan", "90-day check-up", "Mid-point", "End")
    return Report(
        language, "pair", "Harbour & Field 2026", "Larkmoor Cooperative",
        (("Mentor", word(0), word(1)), ("Mentee", word(2), word(3))),
        date(2026, 9, 7), "From 9 March 2026 to 8 March 2027", word(4),
        stages=tuple(
            StageSaid(one, f"done {at + 1} Mar", state)
            for at, (one, state) in enumerate(zip(stages, _STATES, strict=True))
        ),
        signals=tuple(
            SignalSaid(word(at), level, level.replace("_", " "), word(at + 1))
            for at, level in enumerate(("on_track", "attention", "at_risk", "on_track"))
        ),
        goals=tuple(
            GoalLine(at + 1, word(at), (None, 0, 35, 100)[at % 4], "open") for at in range(many)
        ),
        coming=tuple(word(at) for at in range(many)),
        plan=plan,
        rhythm=Chart(
            BARS, "Month by month", _MONTHS,
            (Series("Meetings", (1, 2, 2, 0, 1, 2)), Series("Contacts", (3, 1, 0, 0, 2, 4))),
        ),
        rhythm_said=(word(5),), recent=word(6),
        meetings=tuple(
            MeetingSaid(f"{at} May 2026", "held", word(at), word(at + 1), ((word(2), word(at)),))
            for at in range(many)
        ),
        items=tuple(
            ItemSaid(word(at), word(0), "3 days late", word(at), at % 3 == 0) for at in range(many)
        ),
        check_ins=(
            CheckInsSaid(
                "Rapport", ("9 March", "8 May", "2 September"),
                tuple((word(at), "4 of 5", word(at + 1), "") for at in range(many)), (word(3),),
            ),
            CheckInsSaid("First meeting", ("9 March",)),
        ),
        agreements=(("1", "superseded", "signed 9 March 2026"), ("2", "in force", word(1))),
        thanks=tuple(EntrySaid(word(at), word(at + 2)) for at in range(many)),
        entries=(EntrySaid(word(0), "\n\n".join(words)),),
        private=(EntrySaid(word(1), word(2)),),
        listed=listed({"journey": "6", "meetings": "3", "private_mentor": "2"}, "mentee"),
    )  # fmt: skip


def reports(
    make: Callable[..., Document],
    plan: PlanContent,
    names: tuple[str, ...],
    hostile: tuple[str, ...],
    scripts: tuple[str, ...],
) -> dict[str, Making]:
    """Of a sample's people, of nobody's words in particular, and of words that do harm."""
    usual = report(names, plan)
    empty = Report("en", "pair", "", "", usual.people, usual.today, "", "Informal")
    programme = replace(
        usual, reader="programme", goals=(), goal_counts=("3 goals",), plan=None, meetings=(),
        items=(), item_counts=("2 of 3 kept",), entries=(), private=(),
    )  # fmt: skip
    return {
        "of a pair": partial(make, usual),
        "on Letter": partial(make, usual, paper="Letter"),
        "for the programme": partial(make, programme),
        "of nothing": partial(make, empty),
        "in Arabic": partial(make, report(scripts, language="ar"), paper="Letter"),
        "in every script": partial(make, report(scripts, many=12)),
        "hostile": partial(make, report(hostile, many=20)),
    }
