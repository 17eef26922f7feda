"""A plan to look at: three goals and seven activities, on 7 June 2026."""

from datetime import date

from mentor_desktop.operations import activities, goals
from tests.conftest import Pair

TODAY = date(2026, 6, 7)
PLAN = (
    ("Lead a cross-team project", (
        ("Shadow the release board", "others", date(2026, 3, 18), date(2026, 4, 23), 100, 6.0),
        ("Write the project charter", "doing", date(2026, 4, 12), date(2026, 5, 9), 100, 8.0),
        ("Chair the design review", "stretch", date(2026, 5, 16), date(2026, 7, 15), 45, 10.0),
    )),
    ("Present with confidence", (
        ("Join the speaking circle", "others", date(2026, 4, 6), date(2026, 7, 18), 60, 12.0),
        ("Give a talk to the department", "stretch", date(2026, 6, 28), date(2026, 7, 30), 0, 9.0),
    )),
    ("Understand budgets", (
        ("Build the Q3 forecast with finance", "doing",
         date(2026, 6, 6), date(2026, 8, 18), 20, 14.0),
        ("Read the finance handbook", "doing", date(2026, 4, 28), date(2026, 5, 14), 50, 5.0),
    )),
)  # fmt: skip


def fill(pair: Pair) -> dict[str, str]:
    """Puts the plan into the file; ids by title."""
    ids = {}
    for goal, parts in PLAN:
        ids[goal] = goals.add_goal(pair.database, pair.id, goal)
        for title, kind, starts, due, progress, effort in parts:
            made = activities.add_activity(
                pair.database, ids[goal], title, kind, starts, due, effort
            )
            ids[title] = made
            if progress:
                activities.set_progress(pair.database, made, progress, on=TODAY)
    return ids
