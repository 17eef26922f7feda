"""What opening takes with 12 and with 10,000 pairs: the file, its sidebar, one relationship.

python tests/benchmarks/opening.py [PAIRS …]
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event

from mentor_desktop.operations.demo import make_demo
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.overview import pair_overview
from mentor_desktop.store.pair_lines import pair_lines
from mentor_desktop.store.views import head_of

TIMES = 5
TODAY = date(2026, 11, 22)


def measure(folder: Path, pairs: int) -> dict[str, Any]:
    """Milliseconds, medians; statements that opening a relationship takes; megabytes."""
    path = folder / f"{pairs}.mentor"
    start = time.perf_counter()
    make_demo(path, pairs, today=TODAY)
    made = time.perf_counter() - start
    took: dict[str, list[float]] = {"open": [], "sidebar": [], "relationship": []}
    statements = 0
    for _time in range(TIMES):
        with _timed(took["open"]):
            database = open_file(path, read_only=True)
        with _timed(took["sidebar"]), database.reading() as session:
            lines = pair_lines(session, TODAY)
        with _counted(database) as count, _timed(took["relationship"]):
            _show(database, lines[0].id)
        statements = len(count)
        database.close()
    return {
        "pairs": pairs,
        "megabytes": round(path.stat().st_size / 1_000_000, 1),
        "make_s": round(made, 2),
        "open_ms": round(median(took["open"]), 1),
        "sidebar_ms": round(median(took["sidebar"]), 1),
        "relationship_ms": round(median(took["relationship"]), 1),
        "relationship_statements": statements,
    }


def _show(database: Database, relationship_id: str) -> None:
    """What the page of a relationship reads when it opens: its head, and the Overview."""
    with database.reading() as session:
        head = head_of(session, relationship_id, TODAY)
        pair_overview(session, head.relationship, head.relationship.mentor_id, TODAY)


@contextmanager
def _counted(database: Database) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine, "before_cursor_execute", note)


@contextmanager
def _timed(took: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    took.append((time.perf_counter() - start) * 1_000)


def main() -> None:
    """Prints a JSON line for each number of pairs."""
    for pairs in [int(word) for word in sys.argv[1:]] or [12, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["MENTOR_DESKTOP_DATA"] = str(Path(folder) / "home")
            print(json.dumps(measure(Path(folder), pairs)), flush=True)


if __name__ == "__main__":
    main()
