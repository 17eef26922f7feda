"""The direction of each letter, by ICU's Unicode bidirectional algorithm (UAX #9)."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import icu

_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def levels(text: str, *, is_rtl: bool = False) -> tuple[int, Sequence[int]]:
    """The level of the paragraph and of each character; odd ones run from right to left.

    `is_rtl`: the direction of a text without a letter that has one.
    """
    if not is_rtl and not _TURNING.search(text):
        return 0, (0,) * len(text)
    if not text:
        return int(is_rtl), ()
    paragraph = icu.Bidi()
    held = icu.UnicodeString(text)  # the paragraph only points to it
    paragraph.setPara(held, icu.Bidi.DEFAULT_RTL if is_rtl else icu.Bidi.DEFAULT_LTR)
    found: Sequence[int] = paragraph.getLevels()
    if len(found) != len(text):
        steps = iter(found)
        found = [(next(steps), letter > "\uffff" and next(steps))[0] for letter in text]
    return paragraph.getParaLevel(), _with_marks_on_brackets(text, found)


def _with_marks_on_brackets(text: str, found: Sequence[int]) -> Sequence[int]:
    """ICU forgets the end of rule N0: marks go with the bracket that they stand on."""
    letters = set(text)
    marks = {letter for letter in letters if unicodedata.bidirectional(letter) == "NSM"}
    if not marks:
        return found
    mended = list(found)
    for bracket in letters:
        if unicodedata.category(bracket) in ("Ps", "Pe"):
            at = text.find(bracket)
            while at >= 0:
                end = at + 1
                while end < len(text) and text[end] in marks:
                    mended[end] = mended[at]
                    end += 1
                at = text.find(bracket, end)
    return mended


def visual_order(line: Sequence[int]) -> list[int]:
    """The places of a line's parts from left to right, given their levels: rule L2."""
    order = list(range(len(line)))
    if not order or max(line) == 0:
        return order
    for level in range(max(line), 0, -1):
        edges = [
            at
            for at, (one, next_one) in enumerate(pairwise([0, *(line[i] for i in order), 0]))
            if (one >= level) != (next_one >= level)
        ]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            order[start:end] = order[start:end][::-1]
    return order
