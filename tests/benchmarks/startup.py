"""How long the window takes to start, against a bare PySide6 window, in one run.

    xvfb-run -a -s '-screen 0 1360x930x24 -noreset' python tests/benchmarks/startup.py [TIMES]

All are whole processes: interpreter, PySide6, a window shown, the event loop idle. Limits are
ratios. "Ready" is told three times: when the start page takes keys and clicks, when all is there
that opening a file needs (the first key or click waits for it), and when a file of 12 pairs,
named at the start, takes keys.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from mentor_desktop.operations.demo import make_demo

Figures = dict[str, float]


class Limit(NamedTuple):
    """What is told of which run, against the same of a bare window; at most `times` as much."""

    title: str
    run: str
    figure: str
    bare_figure: str
    times: float


LIMITS = (
    Limit("First paint", "page", "first_paint_ms", "first_paint_ms", 1.3),
    Limit("First paint, with a file", "file", "first_paint_ms", "first_paint_ms", 1.3),
    Limit("Ready for typing: start page", "page", "idle_ms", "idle_ms", 3.3),
    Limit("Ready for typing: all imported", "page", "all_ms", "idle_ms", 3.3),
    Limit("Ready for typing: a file", "file", "idle_ms", "idle_ms", 3.3),
    Limit("Memory, all imported", "page", "rss_mib", "rss_mib", 2.2),
    Limit("Memory, with a file", "file", "rss_mib", "rss_mib", 2.2),
)
_BARE = """
import json, os, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def running():
    began = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19]
    now = time.clock_gettime(time.CLOCK_BOOTTIME)
    return (now - int(began) / os.sysconf("SC_CLK_TCK")) * 1_000

class Window(QMainWindow):
    painted = 0.0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            QTimer.singleShot(0, self.note)
            self.painted = 1.0
    def note(self):
        self.painted = running()
        QTimer.singleShot(0, self.tell)
    def tell(self):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        print(json.dumps({"first_paint_ms": self.painted, "idle_ms": running(),
                          "rss_mib": pages * 4096 / 1048576}), flush=True)
        application.quit()

application = QApplication([])
window = Window()
window.resize(1360, 930)
window.show()
application.exec()
"""


def measure(times: int, file: Path) -> dict[str, Figures]:
    """Medians of interleaved runs, each in turn the first, after one to warm up."""
    ours = [sys.executable, "-m", "mentor_desktop", "--startup-report"]
    commands = {"bare": [sys.executable, "-c", _BARE], "page": ours, "file": [*ours, str(file)]}
    took: dict[str, list[Figures]] = {name: [] for name in commands}
    for number in range(times + 1):
        turn = number % len(commands)
        for name, words in [*commands.items()][turn:] + [*commands.items()][:turn]:
            found = _run(words)
            if number:
                took[name].append(found)
    return {
        name: {key: median(one[key] for one in runs) for key in runs[0]}
        for name, runs in took.items()
    }


def _run(words: list[str]) -> Figures:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        words, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=True
    )
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def tell(found: dict[str, Figures]) -> None:
    """A line for each limit: the figure, how many times a bare window's, whether that is met."""
    for limit in LIMITS:
        ours, bare = found[limit.run][limit.figure], found["bare"][limit.bare_figure]
        unit = "MiB" if limit.figure == "rss_mib" else "ms"
        said = "met" if ours <= limit.times * bare else "NOT MET"
        figures = f"{ours:6.1f} {unit:3} against {bare:5.1f}: {ours / bare:5.2f} times"
        print(f"{limit.title:31}{figures} (limit {limit.times}): {said}")


def main() -> None:
    """Prints what `tell` says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "MENTOR_DESKTOP_DATA"):
            os.environ[name] = str(Path(folder) / name)
        file = Path(folder) / "cohort.mentor"
        make_demo(file)
        tell(measure(times, file))


if __name__ == "__main__":
    main()
