"""What all records share: ids, the types of their columns, and how they are declared."""

import json
import secrets
import time
import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import Integer, MetaData, Table, Text, TypeDecorator, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Mapper, mapped_column

from mentor_desktop.domain.text import fold


def new_id() -> str:
    """A UUID of version 7: sorts by the time it was made, so rows of two laptops can meet."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


ASIDE = {"aside": True}  # marks a column that undo neither brings back nor asks about


class UnreadableValue(ValueError):  # noqa: N818 - named like Refused
    """A value in the file is not of its column's kind: damaged, or written by a stranger."""


class Day(TypeDecorator[date]):
    """A day as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To the file."""
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """From the file."""
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise UnreadableValue(value) from error


class Moment(TypeDecorator[datetime]):
    """What happened, in UTC, as ISO text with microseconds."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the file."""
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From the file."""
        try:
            return datetime.fromisoformat(value) if value else None
        except ValueError as error:
            raise UnreadableValue(value) from error


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

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the file."""
        return None if value is None else read_json(value)


class Flag(TypeDecorator[bool]):
    """True or false as 1 or 0: STRICT tables have no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """To the file."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """From the file."""
        return None if value is None else bool(value)


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row with an id; its table is STRICT, so that a column holds only what it says."""

    __abstract__ = True
    type_annotation_map: ClassVar[Any] = {
        str: Text(),
        date: Day(),
        datetime: Moment(),
        bool: Flag(),
    }

    id: Mapped[str] = mapped_column(primary_key=True, default_factory=new_id)


class Searchable(MappedAsDataclass, kw_only=True):
    """Keeps a folded copy of a person's words, so that search need not fold as it reads."""

    folded: Mapped[str] = mapped_column(default="", init=False)

    def words(self) -> str:
        """What search looks through."""
        raise NotImplementedError  # each searchable record says its own


@event.listens_for(Table, "after_parent_attach")
def _make_strict(table: Table, metadata: MetaData) -> None:
    if metadata is Record.metadata:
        table.dialect_options["sqlite"]["strict"] = True


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
