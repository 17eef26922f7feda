"""Every text that is drawn passes here: plain text in, runs of fonts out, nothing lost.

The only place that knows how ReportLab sets text; no markup is ever built from what people wrote.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import FILL_NON_ZERO
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from mentor_desktop.documents import fonts
from mentor_desktop.domain.text import clean

REPLACEMENT = "\ufffd"
_LONGEST_BLOCK = 6_000  # ReportLab's line breaking grows faster than the text
_ALIGNED = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_SPACES = re.compile(r" (?= )|^ |\t", re.MULTILINE)


@dataclass(frozen=True)
class TextStyle:
    """How a text looks: sizes in points, colour as "#rrggbb"."""

    size: float
    leading: float
    colour: str
    weight: str = fonts.REGULAR
    before: float = 0
    after: float = 0
    between: float = 0  # between the lines that people wrote
    indent: float = 0
    align: str = "left"
    bullet_indent: float = 0
    bullet_colour: str = ""


class _PathPen(BasePen):  # type: ignore[misc] # fontTools has no types
    """Hands outlines on to a path of ReportLab's canvas."""

    def __init__(self, path: Any) -> None:
        super().__init__()
        self._path = path

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._path.moveTo(*point)

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._path.lineTo(*point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._path.curveTo(*(number for point in points for number in point))

    def _closePath(self) -> None:
        self._path.close()


class Writer:
    """The text of one document: its fonts and the characters that no font has."""

    def __init__(self, characters: str) -> None:
        """`characters`: at least all that people wrote; huge fonts are cut to them."""
        self._characters = frozenset(clean(characters))
        self.overlooked: set[str] = set()  # drawn without having been announced
        self._missing: dict[str, None] = {}
        self._names: set[str] = set()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        fonts.removed(self._names)

    @property
    def missing(self) -> tuple[str, ...]:
        """What was drawn as U+FFFD, each character once, in code order."""
        return tuple(sorted(self._missing))

    def font(self, weight: str = fonts.REGULAR) -> str:
        """The name of the base font, for furniture that ReportLab draws itself."""
        return self._name(fonts.BASE, weight)

    def paragraphs(self, text: str, style: TextStyle, *, bullet: str = "") -> list[Paragraph]:
        """A text as flowables, one a line, long lines as several; may be cut between pages."""
        blocks = [part for line in clean(text).split("\n") for part in _blocks(line)]
        while len(blocks) > 1 and not blocks[-1].strip():
            blocks.pop()
        last = len(blocks) - 1
        return [
            self._paragraph(
                block, style, bullet if at == 0 else "",
                before=style.before if at == 0 else 0,
                after=style.after if at == last else style.between,
            )
            for at, block in enumerate(blocks)
        ]  # fmt: skip

    def width(self, text: str, size: float, weight: str = fonts.REGULAR) -> float:
        """The width of one line in points."""
        runs = self._runs(clean(text), weight)
        return sum(float(stringWidth(part, name, size)) for name, part in runs)

    def draw(
        self, canvas: Any, x: float, y: float, text: str, style: TextStyle,
    ) -> None:  # fmt: skip
        """One line on the canvas; `style.align` tells what x means."""
        width = self.width(text, style.size, style.weight)
        x -= {"left": 0, "center": width / 2, "right": width}[style.align]
        line = canvas.beginText(x, y)
        line.setFillColor(HexColor(style.colour))
        for name, part in self._runs(clean(text), style.weight):
            line.setFont(name, style.size)
            line.textOut(part)
        canvas.drawText(line)

    def draw_shape(self, canvas: Any, x: float, y: float, text: str, style: TextStyle) -> None:
        """One line as bare outlines: it stands on the page, but not among its words."""
        path = canvas.beginPath()
        x -= {"left": 0, "center": 0.5, "right": 1}[style.align] * self.width(
            text, style.size, style.weight
        )
        for face, part in self._faces(clean(text)):
            for letter in part:
                pen = TransformPen(_PathPen(path), (style.size, 0, 0, style.size, x, y))
                x += face.outline(letter, style.weight, pen) * style.size
        canvas.setFillColor(HexColor(style.colour))
        canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)

    def fitting(self, text: str, style: TextStyle, width: float) -> str:
        """The text, or its beginning and an ellipsis where the line is too narrow."""
        if len(text) <= 300 and self.width(text, style.size, style.weight) <= width:
            return text
        room = width - self.width("…", style.size, style.weight)
        kept = ""
        for cluster in _clusters(text[:300]):
            room -= self.width(cluster, style.size, style.weight)
            if room < 0:
                break
            kept += cluster
        return kept + "…"

    def _paragraph(
        self, text: str, style: TextStyle, bullet: str, *, before: float, after: float
    ) -> Paragraph:
        name = self._name(fonts.BASE, style.weight)
        look = ParagraphStyle(
            "text", fontName=name, fontSize=style.size, leading=style.leading,
            textColor=HexColor(style.colour), spaceBefore=before, spaceAfter=after,
            leftIndent=style.indent, alignment=_ALIGNED[style.align], splitLongWords=1,
            bulletFontName=name, bulletFontSize=style.size, bulletIndent=style.bullet_indent,
            bulletColor=HexColor(style.bullet_colour or style.colour),
            wordWrap="CJK" if _is_mostly_han(text) else None,
        )  # fmt: skip
        kept = _SPACES.sub("\xa0", text) or "\xa0"
        parts = [
            ParaFrag(
                fontName=font, fontSize=style.size, textColor=look.textColor, text=part,
                bold=0, italic=0, rise=0, greek=0, link=[], us_lines=[],
            )
            for font, part in self._runs(kept, style.weight)
        ]  # fmt: skip
        return Paragraph(None, look, bulletText=bullet or None, frags=parts)

    def _name(self, face: fonts.Face, weight: str) -> str:
        name = fonts.installed(face, weight, self._characters)
        self._names.add(name)
        return name

    def _runs(self, text: str, weight: str) -> list[tuple[str, str]]:
        """Pairs of a font's name and the text it draws."""
        if fonts.BASE.characters.issuperset(text):
            return [(self._name(fonts.BASE, weight), text)]
        runs: list[tuple[fonts.Face, str]] = []
        for face, part in self._faces(text):
            if runs and (runs[-1][0] is face or (part == " " and part in runs[-1][0].characters)):
                runs[-1] = (runs[-1][0], runs[-1][1] + part)
            else:
                runs.append((face, part))
        return [(self._name(face, weight), part) for face, part in runs]

    def _faces(self, text: str) -> Iterator[tuple[fonts.Face, str]]:
        for cluster in _clusters("".join(one for one in text if not _is_selector(one))):
            face = fonts.face_for(cluster)
            if face:
                if face.is_cut_by_character:
                    self.overlooked |= set(cluster) - self._characters
                yield face, cluster
                continue
            for letter in cluster:
                face = fonts.face_for(letter)
                if face:
                    yield face, letter
                elif unicodedata.category(letter) != "Cf":
                    self._missing[letter] = None
                    yield fonts.BASE, REPLACEMENT


def _clusters(text: str) -> Iterator[str]:
    """Base letters with their marks; an emoji sequence counts as one."""
    cluster = ""
    for letter in text:
        joins = letter == "\u200d" or unicodedata.category(letter)[0] == "M"
        if cluster and not joins and cluster[-1] != "\u200d":
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _is_selector(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"


def _is_mostly_han(text: str) -> bool:
    """Whether lines may be broken between any two characters."""
    wide = sum("\u2e80" <= letter <= "\ud7ff" or letter >= "\U00020000" for letter in text)
    return wide * 3 > len(text)


def _blocks(line: str) -> Iterator[str]:
    """A line in blocks of bearable length, cut at spaces where there are any."""
    while len(line) > _LONGEST_BLOCK:
        at = line.rfind(" ", 1, _LONGEST_BLOCK)
        at = at + 1 if at > 0 else _LONGEST_BLOCK
        yield line[:at]
        line = line[at:]
    yield line
