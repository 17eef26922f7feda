"""What data from anywhere may hold: few bytes can unfold to more than a computer has."""

import re
from math import isfinite
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_TEXT
from mentor_desktop.translation import _

MOST_LISTS, MOST_VALUES = 2_000_000, 8_000_000  # ten thousand pairs have 600,000 and 6 million
MOST_BYTES = 300_000_000  # ten thousand pairs without their PDFs have 235 million
MOST_MEMORY = 500_000_000  # bytes, of all letters; what is read takes half more
_WIDE = re.compile(b"[\xf0-\xff]")
_INSIDE_LETTERS = bytes(range(0x80, 0xC0))  # of UTF-8
_DEEPEST = 20  # of lists in a column; ours have 3
_LARGEST_WHOLE = 2**63


def check_bounds(data: bytes) -> None:
    """Refused where there is more in it than a file of ours holds; before anything is parsed."""
    if len(data) > MOST_BYTES:
        raise too_large()
    lists = data.count(b"[") + data.count(b"{")
    if lists > MOST_LISTS or data.count(b",") > MOST_VALUES:
        raise Refused(
            _("The data are too much to be taken in: they have over {most} rows and lists.").format(
                most=f"{MOST_LISTS:,}"
            )
        )


def too_large() -> Refused:
    """What is said of more than a computer has room for."""
    return Refused(_("The data are too large to be taken in."))


def decoded(data: bytes) -> int:
    """How many bytes the text takes, also while it is made.

    One letter beyond 16 bits has all letters take four, beside those that were there before.
    """
    if data.isascii():
        return len(data)
    letters = len(data.translate(None, _INSIDE_LETTERS))
    return letters * (5 if _WIDE.search(data) else 2)


def check_value(value: Any, depth: int = 0) -> None:
    """ValueError for what a file cannot hold, at any depth.

    Half characters, NUL, endless texts and numbers, lists in lists in lists.
    """
    if depth > _DEEPEST:
        raise ValueError
    if isinstance(value, str):
        value.encode()
        if "\0" in value or len(value) > LONGEST_TEXT:
            raise ValueError
    elif isinstance(value, float):
        if not isfinite(value):
            raise ValueError
    elif isinstance(value, int):
        if not -_LARGEST_WHOLE <= value < _LARGEST_WHOLE:
            raise ValueError
    elif isinstance(value, dict):
        for part in (*value, *value.values()):
            check_value(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            check_value(part, depth + 1)
