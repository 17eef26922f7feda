"""A text made ready for lines: fonts, directions and places to break, found once."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from mentor_desktop.documents.engine import bidi, breaking
from mentor_desktop.documents.engine.lines import Bit, Look, Mixed, Plain, Segment
from mentor_desktop.documents.engine.shaping import Piece, Words, words_of
from mentor_desktop.documents.fonts import BASE, SLANTED, face_for, font_of

REPLACEMENT = "\ufffd"
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_SIMPLE_KINDS = {"L", "EN", "ES", "ET", "CS", "ON", "WS"}


class Span(NamedTuple):
    """Cleaned text that looks alike."""

    text: str
    look: Look


class Ready:
    """One paragraph: `lines(room)` breaks it, `is_rtl` says where it begins."""

    def __init__(self, level: int, make: Callable[[float], Plain | Mixed]) -> None:
        self.is_rtl = level % 2 == 1
        self._make = make
        self._made: tuple[float, Plain | Mixed] | None = None

    def lines(self, room: float) -> Plain | Mixed:
        """The lines for a width in thousandths of an em; kept until another is asked for."""
        if self._made is None or self._made[0] != room:
            self._made = (room, self._make(room))
        return self._made[1]


def ready(
    spans: Sequence[Span], *, language: str, is_rtl: bool, missing: Callable[[str], None]
) -> Ready:
    """Makes a paragraph ready; what no font has becomes U+FFFD and is told to `missing`."""
    if len(spans) == 1 and not is_rtl and is_simple(spans[0].text):
        return _plain(spans[0])
    return _mixed(spans, language, is_rtl, missing)


def is_simple(text: str) -> bool:
    """Whether each letter runs left to right, stands alone and is in the base font."""
    return (text.isascii() and text.isprintable()) or _simple().issuperset(text)


@cache
def _simple() -> frozenset[str]:
    return frozenset(
        letter
        for letter in BASE.characters & SLANTED.characters
        if unicodedata.bidirectional(letter) in _SIMPLE_KINDS
        and unicodedata.category(letter)[0] not in "MC"
    )


def _plain(span: Span) -> Ready:
    words = words_of(font_of(BASE, span.look.weight))
    pieces = list(map(words.__getitem__, breaking.pieces(span.text)))
    return Ready(0, lambda room: Plain(words, span.look, pieces, room))


def _mixed(
    spans: Sequence[Span], language: str, is_rtl: bool, missing: Callable[[str], None]
) -> Ready:
    runs = list(_runs(spans, missing))
    text = "".join(run.text for run in runs)
    base, levels = bidi.levels(text, is_rtl=is_rtl)
    han = _language(text, language)
    segments = list(_segments(text, runs, levels, han))
    return Ready(base, lambda room: Mixed(segments, room))


class _Run(NamedTuple):
    """Text in one font and look."""

    text: str
    words: Words
    look: Look


def _runs(spans: Sequence[Span], missing: Callable[[str], None]) -> Iterator[_Run]:
    for span in spans:
        held: list[str] = []
        used: Words | None = None
        for text, words in _faces(span, missing):
            if used is None or (words is not used and not _takes(used, text)):
                if used is not None:
                    yield _Run("".join(held), used, span.look)
                    held = []
                used = words
            held.append(text)
        if used is not None:
            yield _Run("".join(held), used, span.look)


def _takes(words: Words, text: str) -> bool:
    """Whether the font before goes on: a space changes none."""
    return text == " " and words.font.face.glyph(" ") > 0


def _faces(span: Span, missing: Callable[[str], None]) -> Iterator[tuple[str, Words]]:
    """Clusters of a span with the pieces of the font that draws them."""
    weight = span.look.weight
    plain = words_of(font_of(BASE, weight))
    known: dict[str, Words] = {}
    for stretch in _stretch().finditer(span.text):
        if stretch.lastgroup == "simple":
            yield stretch[0], plain
            continue
        for cluster in breaking.clusters(stretch[0]):
            words = known.get(cluster)
            if words is None:
                face = face_for(cluster)
                if face is None:
                    yield from _letters(cluster, weight, missing)
                    continue
                words = known[cluster] = words_of(font_of(face, weight))
            yield cluster, words


@cache
def _stretch() -> re.Pattern[str]:
    """Simple letters, or others with the letter before them: a mark may stand on it."""
    spans: list[list[int]] = []
    for code in sorted(map(ord, _simple())):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    simple = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)
    return re.compile(
        f"(?P<simple>[{simple}]+(?![^{simple}]))|[{simple}]?[^{simple}]+(?: [^{simple}]+)*"
    )


def _letters(
    cluster: str, weight: str, missing: Callable[[str], None]
) -> Iterator[tuple[str, Words]]:
    """The letters of a cluster that no font has as a whole."""
    for letter in cluster:
        face = face_for(letter)
        if face is not None:
            yield letter, words_of(font_of(face, weight))
        elif unicodedata.category(letter) != "Cf":
            missing(letter)
            yield REPLACEMENT, words_of(font_of(BASE, weight))


def _segments(
    text: str, runs: list[_Run], levels: Sequence[int], language: str
) -> Iterator[Segment]:
    """What stands between two places where a line may end."""
    stretches = _stretches(runs, levels)
    known: dict[str, Segment] = {}  # of this stretch: words come again
    at = until = 0
    for piece in breaking.pieces(text):
        end = at + len(piece)
        if at == until:
            until, run, level = next(stretches)
            known = {}
        segment = known.get(piece) if end <= until else None
        if segment is not None:
            at = end
        else:
            is_whole = end <= until
            word = at + len(piece.rstrip(" "))
            bits: list[Bit] = []
            while at < end:
                if at == until:
                    until, run, level = next(stretches)
                    known = {}
                cut = min(until, word if at < word else end)
                bits.append(_bit(text[at:cut], run, level, language, is_space=at >= word))
                at = cut
            segment = Segment(bits)
            if is_whole:
                known[piece] = segment
        yield segment


def _stretches(runs: list[_Run], levels: Sequence[int]) -> Iterator[tuple[int, _Run, int]]:
    """Where a font, look or level ends, with those that end there."""
    at = 0
    for run in runs:
        for level, group in groupby(levels[at : at + len(run.text)]):
            at += sum(1 for _one in group)
            yield at, run, level


def _bit(text: str, run: _Run, level: int, language: str, *, is_space: bool) -> Bit:
    words = run.words
    piece: Piece
    if is_space or (level % 2 == 0 and is_simple(text) and words.font.face in (BASE, SLANTED)):
        piece = words[text]
    else:
        piece = words.directed(text, level, language)
    return Bit(piece, words, run.look, level, language, is_space)


def _language(text: str, language: str) -> str:
    """Whose forms Han characters take: kana and Hangul tell, else the document's language."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return language if language.startswith(("ja", "ko", "zh")) else "zh-Hans"
