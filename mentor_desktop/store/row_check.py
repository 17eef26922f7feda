"""Rows against their digests, a few milliseconds at a time: beside a person at work."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mentor_desktop.store import digests
from mentor_desktop.store.checking import other_than_saved
from mentor_desktop.store.database import Database
from mentor_desktop.store.findings import Finding

_QUICK, _MOST_ROWS = 0.001, 100  # seconds that a few rows take at best, and how many those are


class RowCheck:
    """Each `go_on` reads for so long, and lets the file go."""

    def __init__(self, database: Database, seconds: float) -> None:
        self._database = database
        self._seconds = seconds
        self._tables: list[tuple[str, list[str]]] | None = None
        self._after: Any = None
        self._most = 1

    @property
    def is_done(self) -> bool:
        """Whether every row was looked at."""
        return self._tables is not None and not self._tables

    def go_on(self) -> list[Finding]:
        """What is wrong with the rows that come next; Busy at once where another program writes."""
        end = time.perf_counter() + self._seconds
        found: list[tuple[str, Any]] = []
        with _unwaiting(self._database) as raw:
            if self._tables is None:
                self._tables = list(digests.digested(raw).items())
            while self._tables:  # at least once, so that it comes to an end
                found += self._look(raw, *self._tables[0])
                if time.perf_counter() >= end:
                    break
            if self.is_done:
                found += digests.written_over(raw)
        return [other_than_saved(table, id) for table, id in found]

    def _look(self, raw: Any, table: str, columns: list[str]) -> list[tuple[str, Any]]:
        """A few rows: one of the large ones may take as long as many small ones."""
        began = time.perf_counter()
        wrong, last = digests.wrong_rows(raw, table, columns, self._after, self._most)
        is_quick = time.perf_counter() - began < _QUICK
        self._most = min(self._most * 2, _MOST_ROWS) if is_quick else max(self._most // 2, 1)
        self._after = last
        if last is None and self._tables:
            del self._tables[0]
            self._most = 1
        return [(table, id) for id in wrong]


@contextmanager
def _unwaiting(database: Database) -> Iterator[Any]:
    """The driver's connection, for reading; it waits for no other program."""
    with database.reading() as session:
        raw: Any = session.connection().connection.driver_connection
        (usual,) = raw.execute("PRAGMA busy_timeout").fetchone()
        raw.execute("PRAGMA busy_timeout=0")
        try:
            yield raw
        finally:
            raw.execute(f"PRAGMA busy_timeout={usual}")
