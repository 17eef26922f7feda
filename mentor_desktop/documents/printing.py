"""A story on pages with their furniture, and then the file."""

from collections.abc import Callable
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
_FOOT_LINE = 17 * mm
_STATE = (
    "_currentMatrix", "_fillColorObj", "_strokeColorObj", "_lineWidth", "_lineCap", "_lineJoin",
    "_lineDash", "_extgstate",
)  # fmt: skip
_RIGHT = replace(FOOT, align="right")
_ABOVE = 40.0  # a bookmark shows the heading with some room above it


@dataclass(frozen=True)
class Furniture:
    """What stands on every page; `short_print` may be empty."""

    title: str
    short_print: str = ""
    is_draft: bool = False
    has_foot: bool = True


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


def titled(
    story: list[Flowable], sheet: Sheet, title: str, author: str, *, has_foot: bool = True
) -> Document:
    """The story as a PDF under a title, which stands at the foot of each page, too."""
    known_by = Properties(title, author, sheet.language, is_mirrored=sheet.is_mirrored)
    return printed(story, sheet, Furniture(title, has_foot=has_foot), known_by)


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
        self._currentMatrix: tuple[float, float, float, float, float, float]
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
        ground = self._apart(lambda: _draw_draft(self, self._sheet, self._furniture))
        foot = _Foot(self, self._sheet, self._furniture, len(self.held))
        for number, page in enumerate(self.held, 1):
            self.__dict__.update(page)
            if self._furniture.has_foot:
                foot.draw(number)
            self.drawn.pages.append("\n".join([*ground, *self._code]).encode("latin-1"))

    def _apart(self, draw: Callable[[], None]) -> list[str]:
        """What is drawn, as code of its own."""
        content, self._code = self._code, []
        draw()
        made, self._code = self._code, content
        return made

    def translate(self, dx: float, dy: float) -> None:
        """Moves the origin; ReportLab's own takes most of the time of drawing a paragraph."""
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = (a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f)
        self._code.append(f"1 0 0 1 {dx:.3f} {dy:.3f} cm")

    def push_state_stack(self) -> None:
        """Notes what `restoreState` brings back: only what documents here ever change."""
        kept = self.__dict__
        self.state_stack.append({name: kept[name] for name in _STATE})


def _draw_draft(canvas: Canvas, sheet: Sheet, furniture: Furniture) -> None:
    if not furniture.is_draft:
        return
    word, (width, height) = _("Draft"), page_size(sheet.paper)
    scale = min(1.0, 1.05 * width / max(1.0, sheet.writer.width(word, DRAFT.size, BOLD)))
    with artifact(canvas, BACKGROUND):
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52)
        canvas.scale(scale, scale)
        sheet.writer.draw_shape(canvas, 0, -45, word, DRAFT)
        canvas.restoreState()


class _Foot:
    """The foot of all pages; only the page's number differs between them."""

    def __init__(self, canvas: Pages, sheet: Sheet, furniture: Furniture, count: int) -> None:
        self._canvas, self._writer, self._count = canvas, sheet.writer, count
        self._start, self._end = SIDE, page_size(sheet.paper)[0] - SIDE
        self._at_start, self._at_end = FOOT, _RIGHT
        if sheet.is_mirrored:
            self._start, self._end = self._end, self._start
            self._at_start, self._at_end = _RIGHT, FOOT
        room = sheet.width - self._writer.width(self._page(count), FOOT.size) - _GAP
        title = self._writer.fitting(furniture.title, FOOT, room)
        self._common = canvas._apart(lambda: self._draw_common(title, _identity(furniture)))

    def draw(self, number: int) -> None:
        with artifact(self._canvas, PAGINATION):
            self._canvas._code += self._common
            said = self._page(number)
            self._writer.draw(self._canvas, self._end, _FOOT_LINE - 12, said, self._at_end)

    def _page(self, number: int) -> str:
        return _("Page {page} of {all}").format(page=number, all=self._count)

    def _draw_common(self, title: str, identity: str) -> None:
        canvas, start, style = self._canvas, self._start, self._at_start
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setLineWidth(0.6)
        canvas.line(start, _FOOT_LINE, self._end, _FOOT_LINE)
        self._writer.draw(canvas, start, _FOOT_LINE - 12, title, style)
        if identity:
            self._writer.draw(canvas, start, _FOOT_LINE - 23, identity, style)


def _identity(furniture: Furniture) -> str:
    if not furniture.short_print:
        return _("Draft") if furniture.is_draft else ""
    said = (
        _("Draft. Fingerprint {fingerprint}")
        if furniture.is_draft
        else _("Fingerprint {fingerprint}")
    )
    return said.format(fingerprint=furniture.short_print)
