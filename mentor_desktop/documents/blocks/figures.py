"""Figures: drawings and pictures, each with words for who cannot see it."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether

from mentor_desktop.documents.looks import CAPTION, FAINT, NOTE
from mentor_desktop.documents.pictures import Picture, PictureError, read_picture
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.tagging import Node, box_of, marked

Paint = Callable[[Any, float, float], None]  # canvas, width, height; from the lower left corner
_POINTS_A_PIXEL = 0.5
_PLACEHOLDER_HEIGHT = 60.0
_LARGEST_SHARE = 0.8  # of a page's height


class Figure(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A box that is painted, as one figure."""

    def __init__(self, node: Node, width: float, height: float, paint: Paint) -> None:
        super().__init__()
        self._node, self.width, self.height, self._paint = node, width, height, paint

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        self._node.attributes["BBox"] = box_of(self.canv, self.width, self.height)
        with marked(self.canv, self._node):
            self._paint(self.canv, self.width, self.height)


def drawing(
    sheet: Sheet, paint: Paint, width: float, height: float, alt: str, caption: str = ""
) -> list[Flowable]:
    """A drawing of vectors; `alt` says what it shows."""
    node = sheet.tags.node("Figure", Alt=alt, Placement="Block")
    figure = Figure(node, width, height, paint)
    figure.hAlign = "RIGHT" if sheet.is_mirrored else "LEFT"
    below = _caption(sheet, caption)
    return [KeepTogether([figure, *below])] if below else [figure]


def picture(
    sheet: Sheet, data: bytes, alt: str, caption: str = "", width: float | None = None
) -> list[Flowable]:
    """A picture from a file's bytes; a frame that says why, where it cannot be shown."""
    wide = min(width or sheet.width, sheet.width)
    try:
        read = read_picture(data, wide / _POINTS_A_PIXEL * 1.5)
    except PictureError as reason:
        return _placeholder(sheet, str(reason), alt, caption)
    wide = min(wide, read.width * _POINTS_A_PIXEL) if width is None else wide
    high = wide * read.height / read.width
    if high > sheet.height * _LARGEST_SHARE:
        wide, high = wide * sheet.height * _LARGEST_SHARE / high, sheet.height * _LARGEST_SHARE
    return drawing(sheet, _painting(read), wide, high, alt, caption)


def _painting(read: Picture) -> Paint:
    def paint(canvas: Any, width: float, height: float) -> None:
        canvas.drawn.images[read.name] = read.image
        canvas._code.append(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /{read.name} Do Q")

    return paint


def _placeholder(sheet: Sheet, reason: str, alt: str, caption: str) -> list[Flowable]:
    def paint(canvas: Any, width: float, height: float) -> None:
        canvas.setFillColor(HexColor(FAINT))
        canvas.rect(0, 0, width, height, stroke=0, fill=1)

    frame = drawing(sheet, paint, sheet.width, _PLACEHOLDER_HEIGHT, alt)
    return [KeepTogether([*frame, *sheet.text(reason, NOTE), *_caption(sheet, caption)])]


def _caption(sheet: Sheet, caption: str) -> list[Flowable]:
    return sheet.text(caption, CAPTION) if caption else []
