"""What saving an edit costs, against the same transaction in raw SQL with the same settings.

    python tests/benchmarks/saving.py [FOLDER]

The file lies in FOLDER (here, if left out): on a disk in memory a commit costs nothing, and the
ratio says little. Limit: at most 1.5.
"""

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
LIMIT = 1.5


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of both; medians of interleaved runs."""
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
    ways = [("verb", by_verb), ("sql", by_sql)]
    for number in range(TIMES):
        for name, way in ways:
            took[name].append(_timed(way, number))
        ways.reverse()  # the first of two also waits for what others left to the disk
    connection.close()
    database.close()
    return {name: median(times) for name, times in took.items()}


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
        (time.strftime("%Y-%m-%dT%H:%M:%S.000000+00:00", time.gmtime()), "Edit role", rows),
    )
    connection.execute("COMMIT")


def _timed(work: Callable[[int], None], number: int) -> float:
    start = time.perf_counter()
    work(number)
    return (time.perf_counter() - start) * 1_000


def main() -> None:
    """Prints both, how many times raw SQL's an edit takes, and whether that is met."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    with tempfile.TemporaryDirectory(dir=place) as folder:
        found = measure(Path(folder))
    verb, sql = found["verb"], found["sql"]
    said = "met" if verb <= LIMIT * sql else "NOT MET"
    print(
        f"Saving an edit {verb:.2f} ms against {sql:.2f}: {verb / sql:.2f} times "
        f"(limit {LIMIT}): {said}"
    )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
