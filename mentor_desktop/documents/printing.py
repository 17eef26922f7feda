"""A story on pages with their furniture, and then the file."""

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from mentor_desktop.documents.document import Document
from mentor_desktop.documents.finishing import Drawn, finished
from mentor_desktop.documents.fonts import BOLD
from mentor_desktop.documents.looks import (
    BOTTOM,
    DRAFT,
    FOOT,
    LINE,
    SIDE,
    page_size,
)
from mentor_desktop.documents.metadata import Properties
from mentor_desktop.documents.outline import Bookmark
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.tagging import BACKGROUND, PAGINATION, Tags, artifact
from mentor_desktop.translation import _

_GAP = 12.0
_RIGHT = replace(FOOT, align="right")
_ABOVE = 40.0  # a bookmark shows the heading with some room above it


@dataclass(frozen=True)
class Furniture:
    """What stands on every page; `short_print` may be empty."""

    title: str
    short_print: str = ""
    is_draft: bool = False


def printed(
    story: list[Flowable], sheet: Sheet, furniture: Furniture, properties: Properties
) -> Document:
    """The story as a PDF whose bytes depend on nothing but what is given."""
    size = page_size(sheet.paper)
    drawn = Drawn(size, sheet.tags)
    template = BaseDocTemplate(None, pagesize=size, invariant=1, pageCompression=0)
    frame = Frame(
        SIDE, BOTTOM, sheet.width, sheet.height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates([PageTemplate(frames=[frame])])
    canvases: list[Pages] = []

    def canvas(*args: Any, **named: Any) -> Pages:
        canvases.append(Pages(drawn, sheet, furniture, *args, **named))
        return canvases[0]

    template.build(story, canvasmaker=canvas)
    drawn.bookmarks = _bookmarks(sheet.tags)
    data = finished(drawn, canvases[0]._doc, properties)
    return Document(data, sheet.writer.missing, len(drawn.pages))


def _bookmarks(tags: Tags) -> list[Bookmark]:
    return [
        Bookmark(level, text, node.marks[0][0], node.foot + _ABOVE)
        for level, text, node in tags.headings
        if node.marks
    ]


class Pages(Canvas):  # type: ignore[misc] # ReportLab has no types
    """A canvas that holds pages back until their number is known, and writes no file itself."""

    def __init__(
        self, drawn: Drawn, sheet: Sheet, furniture: Furniture, *args: Any, **named: Any
    ) -> None:
        self.tags, self.drawn = drawn.tags, drawn
        self._code: list[str]
        self._sheet, self._furniture = sheet, furniture
        super().__init__(*args, **named)
        self.held: list[dict[str, Any]] = []

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's own would name Helvetica, which nothing here uses

    def showPage(self) -> None:
        """Puts the page aside."""
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draws what stands on every page, and hands the pages on."""
        for number, page in enumerate(self.held, 1):
            self.__dict__.update(page)
            ground: list[str] = []
            if self._furniture.is_draft:
                content, self._code = self._code, ground
                _draw_draft(self, self._sheet)
                self._code = content
            _draw_foot(self, self._sheet, self._furniture, number, len(self.held))
            self.drawn.pages.append("\n".join([*ground, *self._code]).encode("latin-1"))


def _draw_draft(canvas: Canvas, sheet: Sheet) -> None:
    word, (width, height) = _("Draft"), page_size(sheet.paper)
    scale = min(1.0, 1.05 * width / max(1.0, sheet.writer.width(word, DRAFT.size, BOLD)))
    with artifact(canvas, BACKGROUND):
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52)
        canvas.scale(scale, scale)
        sheet.writer.draw_shape(canvas, 0, -45, word, DRAFT)
        canvas.restoreState()


def _draw_foot(canvas: Canvas, sheet: Sheet, furniture: Furniture, number: int, count: int) -> None:
    writer = sheet.writer
    high, right = 17 * mm, page_size(sheet.paper)[0] - SIDE
    page = _("Page {page} of {all}").format(page=number, all=count)
    room = right - SIDE - writer.width(page, FOOT.size) - _GAP
    title = writer.fitting(furniture.title, FOOT, room)
    with artifact(canvas, PAGINATION):
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(SIDE, high, right, high)
        start, end = (right, SIDE) if sheet.is_mirrored else (SIDE, right)
        at_start, at_end = (_RIGHT, FOOT) if sheet.is_mirrored else (FOOT, _RIGHT)
        writer.draw(canvas, start, high - 12, title, at_start)
        writer.draw(canvas, end, high - 12, page, at_end)
        if said := _identity(furniture):
            writer.draw(canvas, start, high - 23, said, at_start)


def _identity(furniture: Furniture) -> str:
    if not furniture.short_print:
        return _("Draft") if furniture.is_draft else ""
    said = (
        _("Draft. Fingerprint {fingerprint}")
        if furniture.is_draft
        else _("Fingerprint {fingerprint}")
    )
    return said.format(fingerprint=furniture.short_print)
