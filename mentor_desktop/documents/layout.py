"""What all documents share: colours, text styles, page furniture, small blocks."""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Table,
    TableStyle,
)

from mentor_desktop.documents.fonts import BOLD, ITALIC
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

ACCENT, TEXT, MUTED, LINE, FAINT = "#1B6E60", "#1C2421", "#5A6661", "#DDE2DD", "#EDF0ED"
SIDE, TOP, BOTTOM = 24 * mm, 22 * mm, 27 * mm
_PAPERS = {"A4": A4, "Letter": LETTER}

TITLE = TextStyle(25, 31, TEXT, BOLD, after=3)
OVERLINE = TextStyle(9.5, 13, ACCENT, BOLD, after=1)
UNDER = TextStyle(9.5, 13, MUTED, after=5)
LEAD = TextStyle(11, 16, MUTED, after=10)
HEADING = TextStyle(13, 17, TEXT, BOLD, before=16, after=3, indent=22, bullet_colour=ACCENT)
SUBHEADING = TextStyle(10.5, 15, TEXT, BOLD, before=9, after=1)
LABEL = TextStyle(8.5, 12, MUTED, before=6, after=0.5, indent=22)
BODY = TextStyle(10, 14.5, TEXT, after=2, indent=22, between=3)
PLAIN = TextStyle(10, 14.5, TEXT, after=5)
ITEM = TextStyle(10, 14.5, TEXT, after=1, indent=34, bullet_indent=23, bullet_colour=ACCENT)
OPEN = TextStyle(10, 14.5, MUTED, ITALIC, before=3, after=2, indent=22)
SMALL = TextStyle(8.5, 12, MUTED, after=1)
_FOOT = TextStyle(8, 11, MUTED)
_FOOT_RIGHT = TextStyle(8, 11, MUTED, align="right")
_DRAFT = TextStyle(150, 150, FAINT, BOLD, align="center")


@dataclass(frozen=True)
class Furniture:
    """What stands on every page and in the file's properties."""

    title: str
    author: str
    language: str
    short_print: str
    is_draft: bool
    paper: str


def page_size(paper: str) -> tuple[float, float]:
    """Width and height in points of "A4" or "Letter"; Refused for another name."""
    try:
        width, height = _PAPERS[paper]
    except KeyError:
        raise Refused(
            _("The paper can be A4 or Letter, not “{paper}”.").format(paper=paper)
        ) from None
    return float(width), float(height)


def content_width(paper: str) -> float:
    """The width in points between the margins."""
    return page_size(paper)[0] - 2 * float(SIDE)


def build(story: list[Flowable], furniture: Furniture, writer: Writer) -> bytes:
    """The story on pages, as PDF bytes that depend on nothing but what is given."""
    size = page_size(furniture.paper)
    out = BytesIO()
    template = BaseDocTemplate(
        out, pagesize=size, invariant=1, initialFontName=writer.font(), lang=furniture.language,
        title=furniture.title, author=furniture.author, subject="", creator="Mentor Desktop",
        producer="Mentor Desktop", displayDocTitle=True,
    )  # fmt: skip
    frame = Frame(
        SIDE, BOTTOM, size[0] - 2 * SIDE, size[1] - TOP - BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def begin(canvas: Any, _template: Any) -> None:
        if furniture.is_draft:
            _draw_draft(canvas, size, writer)

    template.addPageTemplates([PageTemplate(frames=[frame], onPage=begin)])
    template.build(story, canvasmaker=_pages(furniture, size, writer))
    return out.getvalue()


def _draw_draft(canvas: Any, size: tuple[float, float], writer: Writer) -> None:
    word = _("Draft")
    scale = min(1.0, 1.05 * size[0] / max(1.0, writer.width(word, _DRAFT.size, BOLD)))
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(52)
    canvas.scale(scale, scale)
    writer.draw_shape(canvas, 0, -45, word, _DRAFT)
    canvas.restoreState()


def _pages(furniture: Furniture, size: tuple[float, float], writer: Writer) -> type[Canvas]:
    """A canvas that holds pages back until their number is known."""

    class Pages(Canvas):  # type: ignore[misc] # ReportLab has no types
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self.held: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self.held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self.held, 1):
                self.__dict__.update(page)
                _draw_foot(self, furniture, size, writer, number, len(self.held))
                super().showPage()
            super().save()

    return Pages


def _draw_foot(
    canvas: Any, furniture: Furniture, size: tuple[float, float], writer: Writer,
    number: int, count: int,
) -> None:  # fmt: skip
    right, high = size[0] - SIDE, 17 * mm
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(SIDE, high, right, high)
    page = _("Page {page} of {all}").format(page=number, all=count)
    room = right - SIDE - writer.width(page, _FOOT.size) - 12
    writer.draw(canvas, SIDE, high - 12, writer.fitting(furniture.title, _FOOT, room), _FOOT)
    writer.draw(canvas, right, high - 12, page, _FOOT_RIGHT)
    said = (
        _("Draft. Fingerprint {fingerprint}")
        if furniture.is_draft
        else _("Fingerprint {fingerprint}")
    )
    said = said.format(fingerprint=furniture.short_print)
    writer.draw(canvas, SIDE, high - 23, said, _FOOT)


def rule(colour: str = LINE, width: float = 0.6, before: float = 4, after: float = 4) -> Flowable:
    """A line from margin to margin."""
    return HRFlowable(
        width="100%", thickness=width, color=HexColor(colour), spaceBefore=before, spaceAfter=after
    )


def table(
    rows: list[list[Any]], widths: list[float | None], writer: Writer, *looks: tuple[Any, ...]
) -> Flowable:
    """Cells of flowables, top aligned, without padding at the sides; `looks` as in ReportLab."""
    made = Table(rows, colWidths=widths, splitInRow=1)
    made.setStyle(
        TableStyle(
            [
                # its own default, Helvetica, would be named in the file though nothing uses it
                ("FONTNAME", (0, 0), (-1, -1), writer.font()),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                *looks,
            ]
        )
    )
    return made


def room_for(points: float) -> Flowable:
    """What follows starts on the next page where less than this is left."""
    return CondPageBreak(points)


def sized(style: TextStyle, text: str) -> TextStyle:
    """The style made smaller for a text that would fill a page in a narrow column."""
    steps = ((70, 1.0), (200, 0.75), (500, 0.6))
    factor = next((factor for longest, factor in steps if len(text) <= longest), 0.45)
    return replace(style, size=style.size * factor, leading=style.leading * factor)
