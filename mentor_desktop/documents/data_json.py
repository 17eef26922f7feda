"""Everything in a file as readable JSON, and back.

One object: `format` is "mentor-desktop data", `version` is 1, `tables` has each table by name
as a list of rows, and a row has each column by name:

- texts, numbers, true and false as they are, null for nothing;
- days as "2026-03-09", moments in UTC as "2026-03-09T14:00:00.000000+00:00";
- answers, settings and drawings (strokes of points) as JSON of their own;
- bytes (pictures, signed PDFs, the content that was signed, certificates, the locked key of the
  programme's authority) in base64.

Rows are sorted by id. Left out is what follows from the rest: the history of changes, and the
folded words that search looks through.
"""

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NoReturn

from msgspec import Raw
from msgspec import json as json_of
from sqlalchemy import Column, Integer, LargeBinary

from mentor_desktop.documents.data_limits import (
    MOST_MEMORY,
    check_bounds,
    check_value,
    decoded,
    too_large,
)
from mentor_desktop.domain.ranges import Range, Words
from mentor_desktop.domain.record import DIGEST, Day, Flag, Json, Moment, Record, read_json
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

FORMAT, VERSION = "mentor-desktop data", 1
DERIVED = ("folded", DIGEST)
_AT_ONCE = 50_000_000  # bytes
Row = dict[str, Any]
Tables = dict[str, list[Row]]


def columns_of(record: type[Record]) -> dict[str, Column[Any]]:
    """The columns that are written, by name, the id first."""
    columns = Record.metadata.tables[record.__tablename__].columns
    found = {"id": columns["id"], **dict(columns)}
    return {name: column for name, column in found.items() if name not in DERIVED}


def write_data(tables: Mapping[str, Iterable[Row]]) -> Iterator[bytes]:
    """The rows as UTF-8 JSON, piece by piece; values are those of the file, as its driver has them.

    Together the pieces are what `json.dumps` with an indent of one makes of the whole.
    """
    yield f'{{\n "format": {json.dumps(FORMAT)},\n "version": {VERSION},\n "tables": {{'.encode()
    for place, record in enumerate(ALL):
        columns = columns_of(record)
        comma = "," if place else ""
        yield f"{comma}\n  {json.dumps(record.__tablename__)}: [".encode()
        count = 0
        for row in tables[record.__tablename__]:
            said = {name: _to_json(column, row[name]) for name, column in columns.items()}
            text = json.dumps(said, ensure_ascii=False, indent=1)
            comma = "," if count else ""
            count += 1
            yield f"{comma}\n{_ROW}{_inset(text)}".encode()
        yield b"\n  ]" if count else b"]"
    yield b"\n }\n}\n"


_ROW = " " * 3  # where a row stands


def _inset(text: str) -> str:
    """Further in: no text of a row has a line end of its own, JSON writes it as two letters."""
    return text.replace("\n", f"\n{_ROW}")


def _to_json(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Json):
        return read_json(value)
    if isinstance(column.type, Flag):
        return bool(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def read_data(data: bytes) -> Tables:
    """The rows, each value as its record holds it; Refused names the place of what is off."""
    whole = _parsed(data)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Refused(_("This is not a data file of Mentor Desktop: it does not say so itself."))
    if type(whole.get("version")) is not int or whole["version"] != VERSION:
        raise Refused(
            _(
                "The data are of version {version}, and this program reads version {ours}. "
                "Import them with a newer Mentor Desktop."
            ).format(version=_short(whole.get("version")), ours=VERSION)
        )
    _check_names(_("the data"), whole, ("format", "version", "tables"))
    tables = whole["tables"]
    if not isinstance(tables, dict):
        raise Refused(_("tables: here is something else than tables. Nothing was imported."))
    _check_names(_("tables"), tables, [record.__tablename__ for record in ALL])
    room = _Room()
    return {
        record.__tablename__: _rows(record, tables.pop(record.__tablename__), room)
        for record in ALL
    }  # fmt: skip


def _parsed(data: bytes) -> Any:
    check_bounds(data)
    if len(data) > _AT_ONCE:
        return _parsed_but_rows(data)
    try:
        return _loaded(data)
    except UnicodeDecodeError as error:
        raise Refused(
            _("The data cannot be read: they are no text in UTF-8 from byte {byte} on.").format(
                byte=f"{error.start:,}"
            )
        ) from error
    except json.JSONDecodeError as error:
        raise Refused(
            _(
                "The data cannot be read: in line {line}, column {column}, they are no JSON. "
                "Perhaps the file was cut short; copy it again."
            ).format(line=error.lineno, column=error.colno)
        ) from error
    except (ValueError, RecursionError) as error:
        raise _not_ours() from error


def _loaded(data: bytes) -> Any:
    return json.loads(
        data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
    )


def _parsed_but_rows(data: bytes) -> Any:
    """The same with each row still as its bytes: as one text the data would fill the memory."""
    try:
        whole = json_of.decode(data, type=dict[str, Raw])
        found = {name: _loaded(bytes(raw)) for name, raw in whole.items() if name != "tables"}
        found["tables"] = json_of.decode(whole.get("tables", b"{}"), type=dict[str, list[Raw]])
    except (ValueError, RecursionError) as error:
        raise _not_ours() from error
    return found


def _not_ours() -> Refused:
    return Refused(_("The data cannot be read: they are no JSON that we would write."))


def _object(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(name for name, _value in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise Refused(
            _("The data have the field “{field}” twice in one place. Nothing was imported.").format(
                field=_short(twice)
            )
        )
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _check_names(place: str, found: Row, wanted: Iterable[str]) -> None:
    """Refused unless the fields are exactly the wanted ones."""
    names = list(wanted)
    for name in found:
        if name not in names:
            raise Refused(
                _("{place}: the field “{field}” is unknown. Nothing was imported.").format(
                    place=place, field=_short(name)
                )
            )
    for name in names:
        if name not in found:
            raise Refused(
                _("{place}: the field “{field}” is missing. Nothing was imported.").format(
                    place=place, field=name
                )
            )


class _Room:
    """Reads rows that are still bytes, while what they hold together is not too much."""

    def __init__(self) -> None:
        self._left = MOST_MEMORY

    def row(self, raw: Any) -> Any:
        """What a row says; None where that cannot be read."""
        if not isinstance(raw, Raw):
            return raw
        data = bytes(raw)
        self._left -= decoded(data)
        if self._left < 0:
            raise too_large()
        try:
            return _loaded(data)
        except (ValueError, RecursionError):
            return None


def _rows(record: type[Record], raw: Any, room: _Room) -> list[Row]:
    table = record.__tablename__
    if not isinstance(raw, list):
        raise Refused(_("{place}: a list of rows belongs here.").format(place=table))
    columns = columns_of(record)
    rows = enumerate(map(room.row, raw))
    return [_row(place_of(table, number), columns, one) for number, one in rows]


def place_of(table: str, number: int) -> str:
    """How a row is named to a person: "person 3" for the one at index 2."""
    return f"{table} {number + 1}"


def _row(place: str, columns: dict[str, Column[Any]], raw: Any) -> Row:
    if not isinstance(raw, dict):
        raise Refused(_("{place}: a row with fields belongs here.").format(place=place))
    _check_names(place, raw, columns)
    return {name: _value(place, column, raw[name]) for name, column in columns.items()}


def _value(place: str, column: Column[Any], raw: Any) -> Any:
    if raw is None:
        if column.nullable:
            return None
        raise Refused(
            _("{place}: “{field}” cannot be empty. Nothing was imported.").format(
                place=place, field=column.name
            )
        )
    try:
        return _from_json(column, raw)
    except (ValueError, TypeError, binascii.Error) as error:
        raise Refused(
            _("{place}: “{field}” cannot be “{value}”. Nothing was imported.").format(
                place=place, field=column.name, value=_short(raw)
            )
        ) from error


def _from_json(column: Column[Any], raw: Any) -> Any:
    """The value as its record holds it; ValueError or TypeError for another kind."""
    kind = column.type
    if isinstance(kind, Flag):
        return _of(bool, raw)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(_of(str, raw), validate=True)
    if isinstance(kind, Json):
        check_value(raw)
        _check_range(kind.range, json.dumps(raw, ensure_ascii=False))
        return raw
    if isinstance(kind, Integer):
        _check_range(getattr(kind, "range", None), _no_flag(_of(int, raw)))
        return raw
    text: str = _of(str, raw)
    check_value(text)
    _check_range(getattr(kind, "range", None), text)
    if isinstance(kind, Day):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if isinstance(kind, Moment) else text


def _of(kind: type, raw: Any) -> Any:
    if not isinstance(raw, kind):
        raise TypeError
    return raw


def _no_flag(raw: int) -> int:
    if isinstance(raw, bool):
        raise TypeError
    return raw


def _check_range(range: Range | None, value: Any) -> None:
    """ValueError for what the column cannot hold; which words it knows is said by data_checks."""
    if range is not None and not isinstance(range, Words) and not range.allows(value):
        raise ValueError


def _short(value: Any) -> str:
    """A value as a sentence can hold it."""
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    except (ValueError, RecursionError):  # ValueError: a number of thousands of digits
        text = "…"
    printable = "".join(letter if letter.isprintable() else "?" for letter in text[:60])
    return f"{printable[:40]}…" if len(printable) > 40 else printable
