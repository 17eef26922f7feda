"""Where a text may be cut: lines by UAX #14, with dictionaries for Thai, Khmer and the like, and
letters with their marks by UAX #29. Both by ICU, which counts in UTF-16.
"""

import threading
from itertools import accumulate, pairwise
from typing import Any

import icu


class _Breakers(threading.local):
    """ICU's iterators keep a state, so each thread has its own."""

    def __init__(self) -> None:
        self.lines: Any = icu.BreakIterator.createLineInstance(icu.Locale("en"))
        self.clusters: Any = icu.BreakIterator.createCharacterInstance(icu.Locale("en"))


_here = _Breakers()


def pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end; spaces stay with what they follow."""
    return _cut(text, _here.lines)


def clusters(text: str) -> list[str]:
    """The text cut into what a reader takes for one letter, or one picture."""
    return _cut(text, _here.clusters)


def _cut(text: str, breaker: Any) -> list[str]:
    if len(text) < 2:
        return [text] if text else []
    breaker.setText(text)
    ends = list(breaker)
    if not text.isascii() and max(text) > "\uffff":
        wide = accumulate((2 if letter > "\uffff" else 1 for letter in text), initial=0)
        places = {units: place for place, units in enumerate(wide)}
        ends = [places[end] for end in ends]
    return [text[start:end] for start, end in pairwise([0, *ends])]
