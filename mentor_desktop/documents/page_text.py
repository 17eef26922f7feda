"""The words of a page with the place of each letter, and finding some among them. No Qt."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

Box = tuple[float, float, float, float]  # left, top, right, bottom; of the page's width and height
Hit = tuple[Box, ...]  # one box a line

_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_LEAST_OVERLAP = 0.5  # of the lower of two letters on one line
_MARKS = (
    range(0x300, 0x370),  # Latin, Greek and Cyrillic accents
    range(0x591, 0x5C8),  # Hebrew points
    range(0x64B, 0x660),  # Arabic vowels
)
_TATWEEL, _ALEF_ABOVE = 0x640, 0x670
_LEFT_OUT = dict.fromkeys(
    [0, 2, 0xAD, 0xFFFE, _TATWEEL, _ALEF_ABOVE, *(code for marks in _MARKS for code in marks)]
)


@dataclass(frozen=True)
class PageText:
    """Letters in the order in which they are read, each with its box."""

    letters: tuple[str, ...]
    boxes: tuple[Box, ...]

    def found(self, words: str) -> tuple[Hit, ...]:
        """Where the words stand; case, accents and the ends of lines do not matter."""
        hits = (self.lines(start, end) for start, end in stretches(self.letters, words))
        return tuple(hit for hit in hits if hit)

    def lines(self, start: int, end: int) -> Hit:
        """The boxes of some letters, those of one line as one."""
        joined: list[Box] = []
        for at in range(start, end):
            box = self.boxes[at]
            if box[2] <= box[0] or box[3] <= box[1] or self.letters[at].isspace():
                continue
            if joined and _is_beside(joined[-1], box):
                joined[-1] = _both(joined[-1], box)
            else:
                joined.append(box)
        return tuple(joined)

    def words(self, start: int, end: int) -> str:
        """The letters of a stretch, as text."""
        said = "".join(self.letters[start:end]).replace(_HYPHEN, "-")
        return said.replace("\r\n", "\n").replace("\r", "\n")

    def letter_at(self, x: float, y: float) -> int | None:
        """The letter nearest to a place on the page, None where there is no text."""
        nearest, distance = None, 2.0
        for at, (left, top, right, bottom) in enumerate(self.boxes):
            if right <= left:
                continue
            away = max(left - x, 0.0, x - right) + 4 * max(top - y, 0.0, y - bottom)
            if away < distance:
                nearest, distance = at, away
        return nearest


def stretches(letters: Sequence[str], words: str) -> tuple[tuple[int, int], ...]:
    """From which letter to which the words stand, each time."""
    text, places = _folded(letters)
    found = []
    for wanted in _ways(_folded(tuple(words))[0].strip()):
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            found.append((places[at], places[end - 1] + 1))
            at = text.find(wanted, end)
    return tuple(sorted(found))


def _ways(words: str) -> tuple[str, ...]:
    """How words may stand in a text: PDFium gives many Arabic and Hebrew ones end to start."""
    turned = " ".join(one[::-1] if _runs_leftward(one) else one for one in words.split(" "))
    return tuple(dict.fromkeys(one for one in (words, turned) if one))


def _runs_leftward(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)


def may_have(text: str, words: str) -> bool:
    """Whether the words can stand in a text; quick, and never wrong where it says no."""
    plain = _bare(text)
    return any(_bare(one) in plain for one in _ways(words.strip()))


def _bare(text: str) -> str:
    """Without case, accents and spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LEFT_OUT)
    return "".join(plain.split())


@cache
def _compared(letter: str) -> str:
    """A letter without case and accents."""
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(one for one in plain if not _is_mark(ord(one)))


def _folded(letters: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Letters as they are compared, and from which each came."""
    folded: list[str] = []
    places: list[int] = []
    is_broken = False
    for at, letter in enumerate(letters):
        if letter in (_HYPHEN, "\xad"):
            is_broken = True
            continue
        if letter.isspace() or not letter:
            if is_broken or not letter or (folded and folded[-1] == " "):
                continue
            folded.append(" ")
            places.append(at)
            continue
        is_broken = False
        for one in _compared(letter):
            folded.append(one)
            places.append(at)
    return "".join(folded), tuple(places)


def _is_mark(code: int) -> bool:
    return code in (_TATWEEL, _ALEF_ABOVE) or any(code in marks for marks in _MARKS)


def _is_beside(one: Box, other: Box) -> bool:
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > _LEAST_OVERLAP * min(one[3] - one[1], other[3] - other[1])


def _both(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]),
    )  # fmt: skip
