"""Headings, paragraphs and lists."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable

from mentor_desktop.documents.looks import (
    HEADING,
    ITEM,
    LINE,
    PART,
    PLAIN,
    SUBHEADING,
    TITLE,
    sized,
)
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.tagging import artifact
from mentor_desktop.documents.text import Run, TextStyle

_ROOM_FROM = {1: 130.0, 2: 124.0, 3: 80.0}  # of a heading of one line and what begins below it
_LETTERS_OF_A_LINE, _LINE_MORE = 70, 18.0
_MOST_ROOM = 300.0
_ROOM_OF_LABEL = 48.0
_STEP = 14.0
_AFTER_LIST = 5.0

Item = str | tuple[str, Sequence[str]]


class Rule(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A line from margin to margin; no content."""

    def __init__(self, colour: str, thick: float, before: float, after: float) -> None:
        super().__init__()
        self._colour, self._thick = colour, thick
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, self._thick
        return width, self._thick

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(self._colour))
            self.canv.setLineWidth(self._thick)
            self.canv.line(0, self._thick / 2, self.width, self._thick / 2)


def rule(colour: str = LINE, thick: float = 0.6, before: float = 4, after: float = 4) -> Flowable:
    """A line from margin to margin."""
    return Rule(colour, thick, before, after)


def room_for(points: float) -> Flowable:
    """What follows starts on the next page where less than this is left."""
    return CondPageBreak(points)


def heading(
    sheet: Sheet, text: str, level: int = 2, *, number: str = "", is_kept: bool = False
) -> list[Flowable]:
    """A heading of level 1 to 3 with its bookmark, never alone at the foot of a page.

    `is_kept`: it stands in something that is kept together anyway.
    """
    look = _look(level, number)
    made = sheet.text(text, sized(look, text[100:]), tag=f"H{level}", bullet=number)
    sheet.tags.heading(level, f"{number} {text}".strip())
    room = _ROOM_FROM[level] + _LINE_MORE * (len(text) // _LETTERS_OF_A_LINE)
    return made if is_kept else [room_for(min(room, _MOST_ROOM)), *made]


def _look(level: int, number: str) -> TextStyle:
    if level == 1:
        return TITLE
    if not number:
        return PART if level == 2 else SUBHEADING
    if level == 2:
        return HEADING
    return replace(HEADING, size=SUBHEADING.size, leading=SUBHEADING.leading, before=9, indent=30)


def paragraph(sheet: Sheet, text: str | Sequence[Run], style: TextStyle = PLAIN) -> list[Flowable]:
    """A text of any length; its lines stay lines."""
    return sheet.text(text, style)


def labelled(
    sheet: Sheet, label: str, text: str, label_style: TextStyle, style: TextStyle = PLAIN
) -> list[Flowable]:
    """A text below its label, which is never alone at the foot of a page."""
    return [room_for(_ROOM_OF_LABEL), *sheet.text(label, label_style), *sheet.text(text, style)]


def items(
    sheet: Sheet, texts: Sequence[Item], style: TextStyle = ITEM, *, is_numbered: bool = False,
    sign: str = "•",
) -> list[Flowable]:  # fmt: skip
    """A list; an item may be a text with a list below it."""
    story: list[Flowable] = []
    if not texts:
        return story
    with sheet.within("L", ListNumbering="Decimal" if is_numbered else "Disc"):
        for number, item in enumerate(texts, 1):
            text, below = item if isinstance(item, tuple) else (item, ())
            bullet = f"{number}." if is_numbered else sign
            look = style if below or number < len(texts) else replace(style, after=_AFTER_LIST)
            with sheet.within("LI") as one:
                story += sheet.text(text, look, bullet=bullet)
                with sheet.tags.inside(one.children[-1]):
                    story += items(sheet, below, _deeper(style))
    return story


def _deeper(style: TextStyle) -> TextStyle:
    return replace(style, indent=style.indent + _STEP, bullet_indent=style.bullet_indent + _STEP)
