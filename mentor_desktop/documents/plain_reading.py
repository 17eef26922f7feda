"""Reads the plain values of a PDF - numbers, names, texts, lists, dictionaries - in one way only.

What readers take differently is refused, not guessed: a key twice in a dictionary, a comment, a
letter that belongs to nothing.
"""

import re
from dataclasses import dataclass

SPACE = b"\0\t\n\f\r "
GAP = rb"[\0\t\n\f\r ]*"
WORD_END = rb"(?=[\0\t\n\f\r ()<>\[\]/]|$)"
_GAP = re.compile(GAP)
_NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)")
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)" + WORD_END)
_REFERENCE = re.compile(rb"(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R" + WORD_END)
_WORD = re.compile(rb"(?:true|false|null)" + WORD_END)
_HEX = re.compile(rb"<[0-9A-Fa-f\0\t\n\f\r ]*>")
_IN_TEXT = re.compile(rb"[()\\]")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEEPEST = 60


class Ambiguous(ValueError):  # noqa: N818 - what it says of a file
    """A file that two readers may read in two ways."""


@dataclass(frozen=True)
class Reference:
    """Where another object is named."""

    number: int


@dataclass(frozen=True)
class Name:
    """A name, without its slash, its signs decoded."""

    text: bytes


# A text, a number that is not whole and `true` say nothing about how a file is laid out: None.
Value = int | Name | Reference | dict[bytes, "Value"] | list["Value"] | None


def past_gap(data: bytes, at: int) -> int:
    """Where the next thing begins."""
    found = _GAP.match(data, at)
    return found.end() if found else at


def read_value(data: bytes, at: int, depth: int = 0) -> tuple[Value, int]:
    """The value that begins there, and where it ends; Ambiguous where there is none."""
    at = past_gap(data, at)
    if depth > _DEEPEST:
        raise Ambiguous("nested too deeply")
    if data.startswith(b"<<", at):
        return _dictionary(data, at + 2, depth)
    start = data[at : at + 1]
    if start == b"[":
        return _list(data, at + 1, depth)
    if start == b"(":
        return None, _past_text(data, at + 1)
    if found := _NAME.match(data, at):
        return Name(_decoded(found[1])), found.end()
    if found := _REFERENCE.match(data, at):
        if _whole(found[2]):
            raise Ambiguous("a generation that is not the first")
        return Reference(_whole(found[1])), found.end()
    if found := _NUMBER.match(data, at):
        return (None if b"." in found[0] else _whole(found[0])), found.end()
    if found := _WORD.match(data, at) or _HEX.match(data, at):
        return None, found.end()
    raise Ambiguous(f"no value at {at}")


def _whole(digits: bytes) -> int:
    if len(digits) > 12:
        raise Ambiguous("a number that is too large")
    return int(digits)


def _decoded(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


def _dictionary(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    inside: dict[bytes, Value] = {}
    while not data.startswith(b">>", at := past_gap(data, at)):
        key = _NAME.match(data, at)
        if key is None:
            raise Ambiguous(f"no key at {at}")
        name = _decoded(key[1])
        if name in inside:
            raise Ambiguous("a key twice")
        inside[name], at = read_value(data, key.end(), depth + 1)
    return inside, at + 2


def _list(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    inside: list[Value] = []
    while data[(at := past_gap(data, at)) : at + 1] != b"]":
        value, at = read_value(data, at, depth + 1)
        inside.append(value)
    return inside, at + 1


def _past_text(data: bytes, at: int) -> int:
    depth = 1
    while depth:
        found = _IN_TEXT.search(data, at)
        if found is None:
            raise Ambiguous("a text without an end")
        at = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at
