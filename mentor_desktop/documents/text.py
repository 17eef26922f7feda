"""Every text that is drawn passes here: plain text in, runs of fonts out, nothing lost.

No markup is ever built from what people wrote.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import FILL_NON_ZERO

from mentor_desktop.documents import fonts
from mentor_desktop.documents.engine.block import Block, Shape, Tagging
from mentor_desktop.documents.engine.breaking import clusters
from mentor_desktop.documents.engine.embedding import SILENT
from mentor_desktop.documents.engine.lines import Line, Look
from mentor_desktop.documents.engine.outlines import draw_outlines
from mentor_desktop.documents.engine.painting import Ink, Placed, address, paint
from mentor_desktop.documents.engine.text import Ready, Span, ready
from mentor_desktop.documents.tagging import Node, Tags
from mentor_desktop.domain.text import clean, clean_shown

_ENDLESS = 1e9
_LONGEST_FITTED = 300
_SHORT, _MOST_KNOWN = 12, 1_000


@dataclass(frozen=True)
class TextStyle:
    """How a text looks: sizes in points, colours as "#rrggbb".

    `align`: "left", "center", "right" or "justify"; left and right change places, and the indents
    with them, where a paragraph's first strong letter runs from right to left; `side` "left" or
    "right": where every paragraph begins, whatever its letters.
    """

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
    link_colour: str = "#1B6E60"
    side: str = ""

    @cached_property
    def shape(self) -> Shape:
        """The same for the engine."""
        return Shape(
            Ink(self.size, self.colour, self.link_colour), self.leading, self.align,
            self.indent, self.bullet_indent, self.bullet_colour, self.side,
        )  # fmt: skip

    @cached_property
    def look(self) -> Look:
        """How its letters look where nothing else is said."""
        return Look(self.weight)


@dataclass(frozen=True)
class Run:
    """Plain text inside a paragraph; `link` leads anywhere only as http, https or mailto."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Writer:
    """The text of one document: its tags and the characters that no font has.

    `language`: as in "zh-Hans", for letters whose form depends on it; `is_rtl`: where a
    paragraph begins that has no letter with a direction.
    """

    def __init__(
        self, tags: Tags | None = None, *, language: str = "", is_rtl: bool = False
    ) -> None:
        self.tags = tags
        self._language = language
        self._is_rtl = is_rtl
        self._missing: set[str] = set()
        self._known: dict[tuple[str, str], Ready] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """What was drawn as U+FFFD, each character once, in code order."""
        return tuple(sorted(self._missing))

    @staticmethod
    def font() -> str:
        """A font for ReportLab's own bookkeeping that leaves no trace in the file."""
        return SILENT

    def paragraphs(
        self, text: str | Sequence[Run], style: TextStyle, *, bullet: str = "", tag: str = "P"
    ) -> list[Block]:
        """A text as flowables, one for each line that people wrote; may be cut between pages.

        `tag`: the kind of their nodes, "" for none. Inside an "LI" the bullet becomes its label.
        """
        lines = _plain_lines(text, style) if isinstance(text, str) else _lines(text, style.weight)
        while len(lines) > 1 and not any(span.text.strip() for span in lines[-1]):
            lines.pop()
        label, body = self._list_item(bullet) if tag else (None, None)
        # Lines of a heading or a caption are one element, those of a text each a paragraph.
        whole = self.tags.node(tag, body) if self.tags and tag not in ("", "P") else None
        last = len(lines) - 1
        return [
            Block(
                self._ready(spans), style.shape,
                self._tagging(spans, whole or tag, body, label if at == 0 else None),
                bullet=self._line(bullet, style.weight) if bullet and at == 0 else None,
                before=style.before if at == 0 else 0,
                after=style.after if at == last else style.between,
            )
            for at, spans in enumerate(lines)
        ]  # fmt: skip

    def width(self, text: str, size: float, weight: str = fonts.REGULAR) -> float:
        """The width of one line in points."""
        return self._set(text, weight).width * size / 1000

    def draw(
        self, canvas: Any, x: float, y: float, text: str, style: TextStyle,
        node: Node | None = None,
    ) -> None:  # fmt: skip
        """One line on the canvas; `style.align` tells what x means."""
        line = self._set(text, style.weight)
        x -= _share(style) * line.width * style.size / 1000
        canvas._code.append("q")
        paint(canvas, [Placed(x, y, line)], style.shape.ink, node, {})
        canvas._code.append("Q")

    def draw_shape(self, canvas: Any, x: float, y: float, text: str, style: TextStyle) -> None:
        """One line as bare outlines: it stands on the page, but not among its words."""
        line = self._set(text, style.weight)
        x -= _share(style) * line.width * style.size / 1000
        path = canvas.beginPath()
        draw_outlines(path, line, x, y, style.size)
        canvas.setFillColor(HexColor(style.colour))
        canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)

    def fitting(self, text: str, style: TextStyle, width: float) -> str:
        """The text, or its beginning and an ellipsis where the line is too narrow."""
        is_short = len(text) <= _LONGEST_FITTED
        if is_short and self.width(text, style.size, style.weight) <= width:
            return text
        room = width - self.width("…", style.size, style.weight)
        kept = ""
        for cluster in clusters(clean(text[:_LONGEST_FITTED])):
            room -= self.width(cluster, style.size, style.weight)
            if room < 0:
                break
            kept += cluster
        while kept and self.width(kept + "…", style.size, style.weight) > width:
            kept = kept[: -len(clusters(kept)[-1])]
        return kept + "…"

    def _ready(self, spans: Sequence[Span]) -> Ready:
        return ready(spans, language=self._language, is_rtl=self._is_rtl, missing=self._missing.add)

    def _line(self, text: str, weight: str) -> Ready:
        """A text as one line; short ones, such as bullets, come again and again."""
        known = self._known.get((text, weight))
        if known is None:
            known = self._ready([Span(_spaced(text).replace("\n", " "), Look(weight))])
            if len(text) < _SHORT and len(self._known) < _MOST_KNOWN:
                self._known[text, weight] = known
        return known

    def _set(self, text: str, weight: str) -> Line:
        return self._line(text, weight).lines(_ENDLESS).line(0)

    def _list_item(self, bullet: str) -> tuple[Node | None, Node | None]:
        """Label and body of the list item that is being built."""
        tags = self.tags
        if tags is None or tags.innermost.kind != "LI":
            return None, None
        label = tags.node("Lbl") if bullet else None
        return label, tags.node("LBody")

    def _tagging(
        self, spans: Sequence[Span], tag: str | Node, body: Node | None, label: Node | None
    ) -> Tagging:
        tags = self.tags
        if tags is None or not tag:
            return Tagging()
        node = tag if isinstance(tag, Node) else tags.node(tag, body)
        addresses = [span.look.link for span in spans if span.look.link]
        links = {where: tags.node("Link", node) for where in dict.fromkeys(addresses)}
        return Tagging(node, label, links)


def _plain_lines(text: str, style: TextStyle) -> list[list[Span]]:
    look = style.look
    return [[Span(line, look)] for line in _spaced(text).split("\n")]


def _lines(runs: Sequence[Run], weight: str) -> list[list[Span]]:
    """The runs cleaned and cut at line ends; each line has at least one span."""
    lines: list[list[Span]] = []
    line: list[Span] = []
    for run in runs:
        look = Look(_weight(weight, run), address(run.link) if run.link else "")
        for number, text in enumerate(_spaced(run.text).split("\n")):
            if number:
                lines.append(line or [Span("", look)])
                line = []
            if text:
                line.append(Span(text, look))
    return [*lines, line or [Span("", Look(weight))]]


def _spaced(text: str) -> str:
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return clean_shown(text).replace("\t", "    ")


def _weight(weight: str, run: Run) -> str:
    is_bold = run.bold or weight in (fonts.BOLD, fonts.BOLD_ITALIC)
    is_italic = run.italic or weight in (fonts.ITALIC, fonts.BOLD_ITALIC)
    if is_bold:
        return fonts.BOLD_ITALIC if is_italic else fonts.BOLD
    return fonts.ITALIC if is_italic else fonts.REGULAR


def _share(style: TextStyle) -> float:
    """How much of a drawn line stands on the left of its x."""
    return {"center": 0.5, "right": 1.0}.get(style.align, 0.0)
