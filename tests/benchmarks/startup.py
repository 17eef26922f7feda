"""How long the window takes to start, against a bare PySide6 window, in one run.

    xvfb-run -a python tests/benchmarks/startup.py [TIMES]

Both are whole processes: interpreter, PySide6, a QMainWindow shown, the event loop idle. Targets
are ratios: first paint 1.3, ready for typing 3.3, memory 2.2.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

TARGETS = {"first_paint_ms": 1.3, "idle_ms": 3.3, "rss_mib": 2.2}
_BARE = """
import json
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def running():
    began = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19]
    up = float(Path("/proc/uptime").read_text("ascii").split()[0])
    return (up - int(began) / 100) * 1_000

class Window(QMainWindow):
    painted = 0.0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = running()
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, self.tell))
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


def bare() -> dict[str, float]:
    """A bare window, counted as ours counts itself: from the start of the process."""
    return _run([sys.executable, "-c", _BARE])


def ours(*words: str) -> dict[str, float]:
    """Our window, by its own report."""
    return _run([sys.executable, "-m", "mentor_desktop", "--startup-report", *words])


def _run(words: list[str]) -> dict[str, float]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        words, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(times: int) -> dict[str, dict[str, float]]:
    """Medians of interleaved runs after one to warm up, and their ratios."""
    took: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
    for number in range(times + 1):
        for name, one in (("bare", bare()), ("ours", ours())):
            if number:
                took[name].append(one)
    found = {
        name: {key: median(one[key] for one in runs) for key in TARGETS}
        for name, runs in took.items()
    }
    ratios = {key: found["ours"][key] / found["bare"][key] for key in TARGETS}
    return {**found, "ratio": ratios, "target": TARGETS}


def main() -> None:
    """Prints a JSON line each: bare, ours, ratio, target."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "MENTOR_DESKTOP_DATA"):
            os.environ[name] = str(Path(folder) / name)
        for name, values in measure(times).items():
            print(json.dumps({name: {key: round(one, 2) for key, one in values.items()}}))


if __name__ == "__main__":
    main()
