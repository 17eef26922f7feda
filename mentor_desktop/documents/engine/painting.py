"""Lines as the code of a page."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from mentor_desktop.documents.engine.embedding import EmbeddedFonts
from mentor_desktop.documents.engine.lines import Line, Part
from mentor_desktop.documents.tagging import Node, link, marked

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}]{1,2000}", re.IGNORECASE)
_RESERVED = "%:/?#[]@!$&'()*+,;=-._~"


class Ink(NamedTuple):
    """How letters are put down: size in points, colours as "#rrggbb"."""

    size: float
    colour: str
    link_colour: str


class Placed(NamedTuple):
    """A line with its left end on the baseline; `gain`: what a gap grows, and whether a space."""

    x: float
    y: float
    line: Line
    gain: tuple[float, bool] = (0.0, True)


def address(text: str) -> str:
    """The address that a link may lead to, else nothing: web pages and mail only."""
    text = text.strip()
    return quote(text, safe=_RESERVED) if _ADDRESS.fullmatch(text) else ""


def paint(
    canvas: Any, placed: Sequence[Placed], ink: Ink, node: Node | None, links: Mapping[str, Node]
) -> None:
    """Draws lines on a page as pieces of a node; `links`: the nodes of addresses, if tagged."""
    parts = [part for one in placed for part in one.line.parts]
    if not parts:
        return
    with marked(canvas, node):
        if any(part.look.link for part in parts):
            for one in placed:
                _paint_with_links(canvas, one, ink, links)
        else:
            _paint_plainly(canvas, placed, ink)


def _paint_plainly(canvas: Any, placed: Sequence[Placed], ink: Ink) -> None:
    fonts = EmbeddedFonts.of(canvas)
    code = [f"BT {_colour(ink.colour)}"]
    name = ""
    for x, y, line, gain in placed:
        code.append(f"{ink.size:g} 0 0 {ink.size:g} {x:.2f} {y:.2f} Tm")
        for part in line.parts:
            glyphs = _glyphs(part, gain)
            if not glyphs:
                continue
            used = fonts.use(part.font, part.pieces)
            if used != name:
                name = used
                code.append(f"{name} 1 Tf")
            code.append(f"[{glyphs}]TJ")
    code.append("ET")
    canvas._code.append("\n".join(code))


def _paint_with_links(canvas: Any, one: Placed, ink: Ink, links: Mapping[str, Node]) -> None:
    x = one.x
    for target, group in groupby(one.line.parts, key=lambda part: part.look.link):
        parts = list(group)
        width = sum(_width(part, one.gain) for part in parts) * ink.size / 1000
        here = one._replace(x=x, line=one.line._replace(parts=parts))
        if target:
            _paint_link(canvas, here, ink, (target, width), links.get(target))
        else:
            _paint_plainly(canvas, [here], ink)
        x += width


def _paint_link(
    canvas: Any, one: Placed, ink: Ink, target: tuple[str, float], node: Node | None
) -> None:
    where, width = target
    box = (one.x, one.y - ink.size * 0.25, one.x + width, one.y + ink.size * 0.9)
    with marked(canvas, node):
        _paint_plainly(canvas, [one], ink._replace(colour=ink.link_colour))
        under, thick = one.y - ink.size * 0.13, ink.size * 0.05
        canvas._code.append(f"{one.x:.2f} {under:.2f} {width:.2f} {-thick:.2f} re f")
    if getattr(canvas, "tags", None) is None:
        canvas.linkURL(where, box, relative=1)
    else:
        link(canvas, node, box, where, "".join(p.text for part in one.line.parts
                                               for p in part.pieces))  # fmt: skip


def _glyphs(part: Part, gain: tuple[float, bool]) -> str:
    extra, is_space = gain
    if not extra:
        return "".join(part.codes).replace("><", "")
    more = f"{-extra:.2f} "
    if is_space:
        return "".join(part.codes).replace(part.space, part.space + more)
    return more.join([*part.codes, ""])


def _width(part: Part, gain: tuple[float, bool]) -> float:
    extra, is_space = gain
    if not extra:
        return part.advance
    gaps = sum(code.count(part.space) for code in part.codes) if is_space else len(part.codes)
    return part.advance + extra * gaps


@lru_cache(maxsize=256)
def _colour(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
