"""What one transaction changed: feeds undo, refreshing and history."""

from dataclasses import dataclass
from typing import Any

from mentor_desktop.domain.record import Record

Row = dict[str, Any]


@dataclass(frozen=True)
class RowChange:
    """A row before and after; only the columns that differ. None: no such row."""

    table: str
    id: str
    before: Row | None
    after: Row | None

    def reversed(self) -> "RowChange":
        """The same, the other way round."""
        return RowChange(self.table, self.id, self.after, self.before)


@dataclass(frozen=True)
class Change:
    """A named transaction; `seq` counts up within the file."""

    seq: int
    label: str
    rows: tuple[RowChange, ...]
    kind: str = "done"  # "done", "undone", "redone", or "outside": another program wrote

    def touches(self, *records: type[Record]) -> bool:
        """Whether a row of one of these records changed; an outside change touches all."""
        if self.kind == "outside":
            return True
        tables = {record.__tablename__ for record in records}
        return any(row.table in tables for row in self.rows)

    @property
    def is_only_edits(self) -> bool:
        """Whether rows changed, but none came or went."""
        return all(row.before is not None and row.after is not None for row in self.rows)

    def ids(self, record: type[Record]) -> set[str]:
        """The ids of the rows of a record that changed."""
        return {row.id for row in self.rows if row.table == record.__tablename__}
