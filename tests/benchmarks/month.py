"""How long the calendar takes to read a month and to paint it, by the number of pairs.

    PYTHONPATH=. python tests/benchmarks/month.py

Prints one JSON line a size, in milliseconds of the processor: medians of reading a month and
painting it, of what is late, and of the frame alone. Runs without a screen.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.calendar.month_model import shifted
from mentor_desktop.gui.calendar.page import CalendarPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.store.dated import dated_days, late_ones
from mentor_desktop.store.opening import open_file

TODAY = date(2026, 6, 10)
SIZES = (100, 1_000, 10_000)
_TIMES = 9


def median(act: Callable[[int], object]) -> float:
    """Milliseconds of the processor, in the middle of some tries."""
    times = []
    for number in range(_TIMES):
        begin = time.process_time()
        act(number)
        times.append((time.process_time() - begin) * 1_000)
    return round(statistics.median(times), 1)


def measure(folder: Path, pairs: int) -> dict[str, object]:
    """All figures for one number of pairs."""
    path = folder / f"{pairs}.mentor"
    make_demo(path, pairs, 1, TODAY)
    context = Context(open_file(path), lambda: TODAY)
    page = CalendarPage(context)
    page.resize(1_100, 800)
    page.show()
    QApplication.processEvents()
    asked = replace(page.asked(), most=12)

    def read(_number: int) -> None:
        with context.database.reading() as session:
            dated_days(session, asked)

    def read_late(_number: int) -> None:
        with context.database.reading() as session:
            late_ones(session, TODAY, asked, 50)

    def turn(number: int) -> None:
        page.show_day(shifted(TODAY, months=number % 3))
        page.month.viewport().repaint()

    told: dict[str, object] = {
        "pairs": pairs,
        "entries in the month": sum(one.count for one in page.days._found.values()),
        "read a month": median(read),
        "read what is late": median(read_late),
        "turn the page": median(turn),
        "frame": median(lambda _number: page.month.viewport().repaint()),
    }
    page.close()
    context.close()
    return told


def main() -> None:
    """Prints the figures of each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    apply_theme(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        for pairs in SIZES:
            print(json.dumps(measure(Path(folder), pairs)))


if __name__ == "__main__":
    main()
