"""What all records share: ids, the types of their columns, and how they are declared."""

import json
import secrets
import time
import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    event,
    literal_column,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Mapper, mapped_column

from mentor_desktop.domain import ranges
from mentor_desktop.domain.ranges import Range
from mentor_desktop.domain.text import fold


def new_id() -> str:
    """A UUID of version 7: sorts by the time it was made, so rows of two laptops can meet."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


ASIDE = {"aside": True}  # marks a column that undo neither brings back nor asks about
DIGEST = "digest"  # the column of each table that keeps what its row says: store.digests


class UnreadableValue(ValueError):  # noqa: N818 - named like Refused
    """A value in the file is not of its column's kind: damaged, or written by a stranger."""


class Within(Text):
    """A text of a range."""

    def __init__(self, range: Range) -> None:
        super().__init__()
        self.range = range

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """From the file; the length of what people write is looked at when it is opened."""
        return None if isinstance(self.range, ranges.Letters) else self._read

    def _read(self, value: Any) -> Any:
        return _in_range(self.range, value)


class Count(Integer):
    """A whole number of a range."""

    def __init__(self, range: Range = ranges.COUNT) -> None:
        super().__init__()
        self.range = range

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """From the file."""
        return self._read

    def _read(self, value: Any) -> Any:
        return _in_range(self.range, value)


def _in_range(range: Range, value: Any) -> Any:
    if value is not None and not range.allows(value):
        raise UnreadableValue(str(value))
    return value


class Day(TypeDecorator[date]):
    """A day as ISO text."""

    impl = Text
    cache_ok = True
    range: Range = ranges.DAY

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To the file."""
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """From the file."""
        return None if value is None else date.fromisoformat(_in_range(self.range, value))


class Moment(TypeDecorator[datetime]):
    """What happened, in UTC, as ISO text with microseconds."""

    impl = Text
    cache_ok = True
    range: Range = ranges.MOMENT

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the file."""
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From the file."""
        return None if value is None else datetime.fromisoformat(_in_range(self.range, value))


def read_json(text: str) -> Any:
    """The value in a JSON text of the file; UnreadableValue where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableValue(text) from error


class Json(TypeDecorator[Any]):
    """A JSON value as text; assign a new one, a change in place is not seen."""

    impl = Text
    cache_ok = True

    def __init__(self, range: Range = ranges.WRITING) -> None:
        super().__init__()
        self.range = range

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the file."""
        if value is None or isinstance(self.range, ranges.Letters):
            return None if value is None else read_json(value)
        return read_json(_in_range(self.range, value))


class Flag(TypeDecorator[bool]):
    """True or false as 1 or 0: STRICT tables have no BOOLEAN."""

    impl = Integer
    cache_ok = True
    range: Range = ranges.FLAG

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """To the file."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """From the file."""
        return None if value is None else bool(_in_range(self.range, value))


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row with an id; its table is STRICT, so that a column holds only what it says."""

    __abstract__ = True
    type_annotation_map: ClassVar[Any] = {
        str: Within(ranges.WRITING),
        int: Count(),
        date: Day(),
        datetime: Moment(),
        bool: Flag(),
    }
    __mapper_args__ = {"exclude_properties": (DIGEST,)}  # noqa: RUF012 - as SQLAlchemy declares it

    id: Mapped[str] = mapped_column(Within(ranges.ID), primary_key=True, default_factory=new_id)


class Searchable(MappedAsDataclass, kw_only=True):
    """Keeps a folded copy of a person's words, so that search need not fold as it reads."""

    folded: Mapped[str] = mapped_column(Text, default="", init=False)

    def words(self) -> str:
        """What search looks through."""
        raise NotImplementedError  # each searchable record says its own


@event.listens_for(Table, "after_parent_attach")
def _make_strict(table: Table, metadata: MetaData) -> None:
    """Every table holds only what its columns say, and of each row what it said when saved."""
    if metadata is not Record.metadata:
        return
    table.dialect_options["sqlite"]["strict"] = True
    for column in table.columns:
        range: Range | None = getattr(column.type, "range", None)
        if range is not None and not column.foreign_keys:
            check: ColumnElement[Any] = literal_column(range.check(f'"{column.name}"'))
            table.append_constraint(CheckConstraint(check))
    table.append_column(Column(DIGEST, Integer, nullable=False, server_default=text("0")))


@event.listens_for(Record, "before_insert", propagate=True)
@event.listens_for(Record, "before_update", propagate=True)
def _keep_folded(mapper: Mapper[Any], connection: Any, record: Record) -> None:
    if isinstance(record, Searchable):
        record.folded = fold(record.words())


class Answer(Searchable, MappedAsDataclass, kw_only=True):
    """An answer to one question of a form; no row: not answered."""

    question: Mapped[str]
    value: Mapped[Any] = mapped_column(Json)

    def words(self) -> str:
        """All words of the answer."""
        value = self.value
        if isinstance(value, dict):
            value = list(value.values())
        return "\n".join(value) if isinstance(value, list) else str(value)
