"""What saving an edit costs, against the same transaction in raw SQL with the same settings.

    python tests/benchmarks/saving.py [FOLDER]

The file lies in FOLDER (here, if left out): on a disk in memory a commit costs nothing, and the
ratio says little. Target: at most 1.5.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any

from mentor_desktop.domain.change import RowChange
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.people import add_person, set_profile
from mentor_desktop.store import history
from mentor_desktop.store.connection import connect
from mentor_desktop.store.opening import create_file

TIMES = 300
TARGET = 1.5


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of both, and their ratio; medians of interleaved runs."""
    os.environ["MENTOR_DESKTOP_DATA"] = str(folder / "home")
    ours, raw = folder / "ours.mentor", folder / "raw.mentor"
    database = create_file(ours, Programme(name="Benchmark"))
    person_id = add_person(database, "Ada Lovelace", role="0")
    database.backup_to(raw)
    connection = connect(raw, None, "rw")

    def by_verb(number: int) -> None:
        database.settle()
        set_profile(database, person_id, "role", f"Role {number}")

    def by_sql(number: int) -> None:
        _edit(connection, person_id, f"Role {number}")

    took: dict[str, list[float]] = {"verb": [], "sql": []}
    for number in range(TIMES):
        took["verb"].append(_timed(by_verb, number))
        took["sql"].append(_timed(by_sql, number))
    connection.close()
    database.close()
    verb, sql = median(took["verb"]), median(took["sql"])
    return {"verb_ms": verb, "sql_ms": sql, "ratio": verb / sql, "target": TARGET}


def _edit(connection: Any, person_id: str, role: str) -> None:
    """What the verb writes: the row, its search words, and the change with old and new values."""
    connection.execute("BEGIN IMMEDIATE")
    name, old, old_folded = connection.execute(
        "SELECT name, role, folded FROM person WHERE id=?", (person_id,)
    ).fetchone()
    folded = fold(f"{name}\n{role}")
    connection.execute("UPDATE person SET role=?, folded=? WHERE id=?", (role, folded, person_id))
    before, after = {"role": old, "folded": old_folded}, {"role": role, "folded": folded}
    rows = history.pack((RowChange("person", person_id, before, after),))
    connection.execute(
        "INSERT INTO change (at, label, state, rows) VALUES (?, ?, 'done', ?)",
        (time.strftime("%Y-%m-%dT%H:%M:%S"), "Edit role", rows),
    )
    connection.execute("COMMIT")


def _timed(work: Callable[[int], None], number: int) -> float:
    start = time.perf_counter()
    work(number)
    return (time.perf_counter() - start) * 1_000


def main() -> None:
    """Prints one JSON line."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    with tempfile.TemporaryDirectory(dir=place) as folder:
        found = measure(Path(folder))
    print(json.dumps({key: round(value, 2) for key, value in found.items()}))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
