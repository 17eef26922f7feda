"""Rows of made-up pairs, by table, as they come."""

import random
import uuid
from collections import defaultdict
from typing import Any

from mentor_desktop.domain.form import Value
from mentor_desktop.domain.record import DIGEST, Record
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.filling import Rows


class Pile:
    """Collects rows with a value for each column of their table."""

    def __init__(self) -> None:
        self._rows: Rows = defaultdict(list)
        self._defaults = {
            table.name: {one.name: None for one in table.columns if one.name != DIGEST}
            for table in Record.metadata.sorted_tables
        }

    def add(self, chance: random.Random, table: str, **columns: Any) -> dict[str, Any]:
        """Adds a row, with an id by chance, and gives it."""
        row = {**self._defaults[table], "id": _id(chance), **columns}
        self._rows[table].append(row)
        return row

    def rows(self) -> Rows:
        """All that was added."""
        return dict(self._rows)


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def folded(value: Value) -> str:
    """What search looks through in an answer."""
    return fold("\n".join(value) if isinstance(value, list) else str(value))
