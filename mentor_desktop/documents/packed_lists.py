"""Lists of places and streams of objects in a PDF, unfolded: in the few ways that writers use."""

import zlib
from collections.abc import Iterator

from mentor_desktop.documents.plain_reading import Ambiguous, Name, Value, past_gap, read_value

_LARGEST = 50_000_000  # bytes, unfolded


def numbers_in(raw: bytes, head: dict[bytes, Value]) -> tuple[int, ...]:
    """The numbers of the objects in a stream of objects; Ambiguous where they do not fill it."""
    count, first = head.get(b"N"), head.get(b"First")
    if not isinstance(count, int) or not isinstance(first, int) or b"Extends" in head:
        raise Ambiguous("a stream of objects of no shape")
    inside = unfolded(raw, head, 0)
    words = inside[:first].split()
    if len(words) != 2 * count or not all(one.isdigit() and len(one) < 10 for one in words):
        raise Ambiguous("a stream of objects of no shape")
    numbers, at = tuple(map(int, words[::2])), first
    for place in map(int, words[1::2]):
        at = past_gap(inside, at)
        if first + place != at:
            raise Ambiguous("an object that is not where its stream says")
        _value, at = read_value(inside, at)
    if past_gap(inside, at) != len(inside):
        raise Ambiguous("something behind the objects of a stream")
    return numbers


def unfolded(raw: bytes, head: dict[bytes, Value], wide: int) -> bytes:
    """The bytes of a list or a stream of objects; `wide`: of a row."""
    folding = head.get(b"Filter")
    if isinstance(folding, list) and len(folding) == 1:
        folding = folding[0]
    if folding is not None and folding != Name(b"FlateDecode"):
        raise Ambiguous("folded as no list is")
    parameters = head.get(b"DecodeParms")
    if isinstance(parameters, list) and len(parameters) == 1:
        parameters = parameters[0]
    if folding is None:
        return raw
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(raw, _LARGEST)
    except zlib.error as error:
        raise Ambiguous("folded wrongly") from error
    if not inflating.eof or inflating.unused_data.strip(b"\r\n"):
        raise Ambiguous("folded wrongly")
    if parameters is None:
        return plain
    if not isinstance(parameters, dict) or parameters.get(b"Predictor") != 12:
        raise Ambiguous("folded as no list is")
    if parameters.get(b"Columns") != wide or not parameters.keys() <= {b"Predictor", b"Columns"}:
        raise Ambiguous("folded as no list is")
    return b"".join(_lines(plain, wide))


def _lines(plain: bytes, wide: int) -> Iterator[bytes]:
    """Rows that hold the difference from the one above: PNG's filter “up”."""
    above = bytes(wide)
    for at in range(0, len(plain), wide + 1):
        row = plain[at : at + wide + 1]
        if len(row) != wide + 1 or row[0] != 2:
            raise Ambiguous("folded as no list is")
        above = bytes((one + other) & 0xFF for one, other in zip(row[1:], above, strict=True))
        yield above
