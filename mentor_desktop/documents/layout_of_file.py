"""Whether the bytes of a PDF can be read in one way only, and where each of its revisions ends.

Readers differ on files that are laid out badly: one repairs, one takes the first of two objects,
one the last. Here every byte must belong to one object that its own list of places names, each
list must follow its revision, and name the one before. What other writers do beyond that (hybrid
lists, files in two halves for the web, encryption) is refused: no PDF of this program has it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mentor_desktop.documents.packed_lists import numbers_in, unfolded
from mentor_desktop.documents.plain_reading import (
    GAP,
    WORD_END,
    Ambiguous,
    Name,
    Value,
    past_gap,
    read_value,
)

_LINE_END = rb"(?:\r\n|\r|\n)"
_HEADER = re.compile(rb"%PDF-[12]\.\d" + _LINE_END + rb"(?:%[^\r\n]{0,80}" + _LINE_END + rb")?")
_END = re.compile(
    GAP + rb"startxref" + _LINE_END + rb"(\d{1,12})" + _LINE_END + rb"%%EOF" + _LINE_END + rb"?"
)
_OBJECT = re.compile(rb"(\d{1,9}) 0 obj" + WORD_END)
_STREAM = re.compile(GAP + rb"stream(?:\r\n|\n)")
_END_STREAM = re.compile(_LINE_END + rb"?endstream" + WORD_END + GAP + rb"endobj" + GAP)
_END_OBJECT = re.compile(GAP + rb"endobj" + GAP)
_TABLE = re.compile(rb"xref" + _LINE_END)
_PART = re.compile(rb"(\d{1,9}) (\d{1,7}) ?" + _LINE_END)
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
_TRAILER = re.compile(rb"trailer" + GAP)
_FREE, _PLAIN, _PACKED = 0, 1, 2
_MOST_REVISIONS, _MOST_OBJECTS = 40, 1_000_000
_OUTSIDE = {b"F", b"FFilter", b"FDecodeParms"}  # a stream that lies in another file
_Entry = tuple[int, int, int]  # its kind, and two numbers


@dataclass
class _Section:
    """A list of places: `entries` by number; `start` and `end` of it."""

    start: int
    end: int
    trailer: dict[bytes, Value]
    entries: dict[int, _Entry] = field(default_factory=dict)

    @property
    def previous(self) -> int | None:
        """Where the list of the revision before begins."""
        found = self.trailer.get(b"Prev")
        return found if isinstance(found, int) else None


def revision_ends(data: bytes) -> tuple[int, ...]:
    """Where each revision ends, the last with the file; Ambiguous where readers may differ."""
    head = _HEADER.match(data)
    if head is None:
        raise Ambiguous("something before the header")
    sections = _sections(data)
    ends: list[int] = []
    known: set[int] = set()
    for section in sections:
        begin = ends[-1] if ends else head.end()
        _check_objects(data, section, begin, known)
        ends.append(_end_of(data, section)[1])
    return tuple(ends)


def _sections(data: bytes) -> list[_Section]:
    """The lists of places, the oldest first."""
    last = data.rfind(b"startxref")
    end = _END.fullmatch(data, last) if last >= 0 else None
    if end is None:
        raise Ambiguous("something after its end")
    at, found = int(end[1]), list[_Section]()
    while True:
        section = _read_section(data, at)
        named, ends_at = _end_of(data, section)
        if named != at or len(found) >= _MOST_REVISIONS:
            raise Ambiguous("a list that its end does not name")
        if not found and ends_at != len(data):
            raise Ambiguous("something after its end")
        found.insert(0, section)
        if section.previous is None:
            return found
        if b"Prev" in section.trailer and not 0 < section.previous < at:
            raise Ambiguous("a list that names no earlier one")
        at = section.previous


def _end_of(data: bytes, section: _Section) -> tuple[int, int]:
    """What stands behind a list: the place that it names, and where the revision ends."""
    found = _END.match(data, section.end)
    if found is None:
        raise Ambiguous("a list without an end")
    return int(found[1]), found.end()


def _read_section(data: bytes, at: int) -> _Section:
    section = _read_table(data, at) if _TABLE.match(data, at) else _read_stream_list(data, at)
    trailer = section.trailer
    if not trailer.keys().isdisjoint({b"XRefStm", b"Encrypt"}):
        raise Ambiguous("a second list, or a lock")
    if b"Prev" in trailer and section.previous is None:
        raise Ambiguous("a list before that is no place")
    if trailer.get(b"Size") != max(section.entries, default=-1) + 1 and not (
        isinstance(trailer.get(b"Size"), int) and b"Prev" in trailer
    ):
        raise Ambiguous("a size that is none")
    return section


def _read_table(data: bytes, at: int) -> _Section:
    found = _TABLE.match(data, at)
    place = found.end() if found else at
    entries: dict[int, _Entry] = {}
    while part := _PART.match(data, place):
        place = part.end()
        for number in range(int(part[1]), int(part[1]) + int(part[2])):
            row = _ROW.match(data, place)
            if row is None or number in entries or len(entries) > _MOST_OBJECTS:
                raise Ambiguous("a row that is none, or twice")
            in_use = row[3] == b"n"
            if in_use and int(row[2]):
                raise Ambiguous("a generation that is not the first")
            entries[number] = (_PLAIN if in_use else _FREE, int(row[1]), 0)
            place = row.end()
    trailer = _TRAILER.match(data, place)
    if trailer is None:
        raise Ambiguous("a list without a trailer")
    value, end = read_value(data, trailer.end())
    if not isinstance(value, dict):
        raise Ambiguous("a trailer that is none")
    return _Section(at, end, value, entries)


def _read_stream_list(data: bytes, at: int) -> _Section:
    _number, value, begin, end = _read_object(data, at)
    if not isinstance(value, dict) or begin is None or value.get(b"Type") != Name(b"XRef"):
        raise Ambiguous("no list where one should be")
    widths = value.get(b"W")
    size = value.get(b"Size")
    if not isinstance(widths, list) or len(widths) != 3 or not isinstance(size, int):
        raise Ambiguous("a list of no shape")
    wide = [one if isinstance(one, int) and 0 <= one <= 8 else 99 for one in widths]
    index = value.get(b"Index", [0, size])
    if max(wide) > 8 or wide[0] != 1 or not isinstance(index, list) or len(index) % 2:
        raise Ambiguous("a list of no shape")
    rows = unfolded(data[begin[0] : begin[1]], value, sum(wide))
    entries = dict(_rows(rows, index, wide))
    return _Section(at, end, value, entries)


def _rows(rows: bytes, index: list[Value], wide: list[int]) -> Iterator[tuple[int, _Entry]]:
    seen: set[int] = set()
    at, high = 0, -1
    for first, count in zip(index[::2], index[1::2], strict=True):
        if not isinstance(first, int) or not isinstance(count, int) or first <= high or count < 0:
            raise Ambiguous("a list whose parts lie over one another")
        if first + count > _MOST_OBJECTS:
            raise Ambiguous("a list that is too long")
        for number in range(first, first + count):
            parts = []
            for width in wide:
                parts.append(int.from_bytes(rows[at : at + width], "big"))
                at += width
            if parts[0] not in (_FREE, _PLAIN, _PACKED) or number in seen:
                raise Ambiguous("a row that is none, or twice")
            if parts[0] == _PLAIN and parts[2]:
                raise Ambiguous("a generation that is not the first")
            seen.add(number)
            yield number, (parts[0], parts[1], parts[2])
        high = first + count - 1
    if at != len(rows):
        raise Ambiguous("a list that is longer or shorter than it says")


def _read_object(data: bytes, at: int) -> tuple[int, Value, tuple[int, int] | None, int]:
    """Number, value, where its stream lies (None where it has none), and where it all ends."""
    head = _OBJECT.match(data, at)
    if head is None:
        raise Ambiguous(f"no object at {at}")
    value, place = read_value(data, head.end())
    stream = _STREAM.match(data, place)
    if stream is None:
        end = _END_OBJECT.match(data, place)
        if end is None:
            raise Ambiguous(f"something behind the object at {at}")
        return int(head[1]), value, None, end.end()
    length = value.get(b"Length") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(length, int) or length < 0:
        raise Ambiguous("a stream without a length")
    if not value.keys().isdisjoint(_OUTSIDE):
        raise Ambiguous("a stream that lies elsewhere")
    begin = stream.end()
    end = _END_STREAM.match(data, begin + length)
    if end is None:
        raise Ambiguous("a stream that is longer or shorter than it says")
    return int(head[1]), value, (begin, begin + length), end.end()


def _check_objects(data: bytes, section: _Section, begin: int, known: set[int]) -> None:
    """Whether the objects of a revision fill it, each where the list says, and once."""
    places: dict[int, int] = {}
    for number, (kind, at, _more) in section.entries.items():
        if kind == _PLAIN:
            if at in places:
                raise Ambiguous("two numbers for one object")
            places[at] = number
        elif kind == _FREE and number in known:
            raise Ambiguous("an object that was taken back")
    is_table = data.startswith(b"xref", section.start)
    at, packed = past_gap(data, begin), dict[int, tuple[int, ...]]()
    while at < section.start or (at == section.start and not is_table):
        number, value, stream, end = _read_object(data, at)
        if at == section.start:
            if places.get(at, number) != number:
                raise Ambiguous("a list under another number")
            places.pop(at, None)
            at = end
            break
        if places.pop(at, None) != number:
            raise Ambiguous("an object that no list names")
        if isinstance(value, dict) and value.get(b"Type") == Name(b"ObjStm") and stream:
            packed[number] = numbers_in(data[stream[0] : stream[1]], value)
        at = end
    if places or at != (section.start if is_table else section.end):
        raise Ambiguous("an object that is not where its list says")
    _check_packed(section, packed)
    known.update(number for number, one in section.entries.items() if one[0] != _FREE)
    size = section.trailer[b"Size"]
    if not isinstance(size, int) or size <= max(known, default=0):
        raise Ambiguous("objects that a size hides from some readers")


def _check_packed(section: _Section, packed: dict[int, tuple[int, ...]]) -> None:
    """Whether the list names just what lies in the streams of objects."""
    wanted = {
        number: (holder, at)
        for number, (kind, holder, at) in section.entries.items()
        if kind == _PACKED
    }
    found: dict[int, tuple[int, int]] = {}
    for holder, numbers in packed.items():
        for at, number in enumerate(numbers):
            if number in found:
                raise Ambiguous("an object twice in streams of objects")
            found[number] = (holder, at)
    if wanted != found:
        raise Ambiguous("objects in a stream that no list names")
