"""How long a frame of the timeline takes, by the number of bars.

    PYTHONPATH=. python tests/benchmarks/timeline.py

Prints one JSON line a size: milliseconds to show so many bars for the first time, and the median
and 95th of 100 for scrolling across and down, zooming, and dragging a bar. Runs without a screen.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from mentor_desktop.domain.activity_words import KINDS
from mentor_desktop.domain.timeline import DatedMark, Line, moved
from mentor_desktop.gui.plan.model import PlanModel
from mentor_desktop.gui.plan.rows import PlanRow
from mentor_desktop.gui.plan.timeline import Timeline
from mentor_desktop.gui.theme import apply_theme

TODAY = date(2026, 6, 7)
SIZES = (100, 1_000, 10_000)
FRAMES = 100
_IN_A_GOAL = 8


def rows(count: int) -> list[PlanRow]:
    """So many bars of all kinds over three years, eight under each goal."""
    made: list[PlanRow] = []
    for number in range(count):
        goal = f"g{number // _IN_A_GOAL}"
        if number % _IN_A_GOAL == 0:
            line = Line(goal, True, f"Goal {goal}", rank=len(made) + 1, progress=40)
            made.append(PlanRow(line, goal, "", line.title))
        starts = TODAY + timedelta(days=(number * 37) % 1_100 - 400)
        due = starts + timedelta(days=7 + number % 60)
        late = max((TODAY - due).days, 0) if number % 5 == 0 else 0
        line = Line(
            f"a{number}", False, f"Activity number {number} with a title of usual length",
            KINDS[number % 3], starts=starts, due=due, progress=(number * 13) % 101,
            state="in_progress", late=late,
        )  # fmt: skip
        made.append(PlanRow(line, goal, "4 hours", line.title))
    return made


def frame(timeline: Timeline, change: Callable[[int], object], number: int) -> float:
    """Milliseconds of the processor to change what is shown and to paint it."""
    begin = time.process_time()
    change(number)
    timeline.viewport().repaint()
    return (time.process_time() - begin) * 1_000


def measure(count: int) -> dict[str, object]:
    """All figures for one number of bars."""
    made = rows(count)
    marks = [DatedMark(TODAY + timedelta(days=14 * at), f"Stage {at}") for at in range(-10, 40)]
    begin = time.process_time()
    model = PlanModel()
    model.set_rows(made)
    timeline = Timeline(model, TODAY)
    timeline.resize(1_050, 640)
    timeline.set_marks(marks)
    timeline.show()
    QApplication.processEvents()  # it is on the screen, and painted
    first = (time.process_time() - begin) * 1_000
    across, down = timeline.horizontalScrollBar(), timeline.verticalScrollBar()
    number = next(at for at, one in enumerate(model.lines) if not one.is_group)
    line = model.lines[number]

    def zoom(number: int) -> None:
        timeline.zoom_by(1 if number % 20 < 10 else -1)

    changes: dict[str, Callable[[int], object]] = {
        "scroll across": lambda number: across.setValue(number * 11 % max(across.maximum(), 1)),
        "scroll down": lambda number: down.setValue(number * 17 % max(down.maximum(), 1)),
        "zoom": zoom,
        "drag": lambda at: timeline.show_preview(number, moved(line, at % 30)),
    }
    told: dict[str, object] = {"bars": count, "first frame": round(first, 2)}
    for name, change in changes.items():
        times = sorted(frame(timeline, change, number) for number in range(FRAMES))
        told[name] = {
            "median": round(statistics.median(times), 2),
            "95th": round(times[int(FRAMES * 0.95)], 2),
        }
    timeline.close()
    return told


def main() -> None:
    """Prints the figures of each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    apply_theme(application, "light")
    measure(SIZES[0])  # fonts and styles are loaded once
    for count in SIZES:
        print(json.dumps(measure(count)))


if __name__ == "__main__":
    main()
