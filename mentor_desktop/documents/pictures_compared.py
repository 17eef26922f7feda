"""Whether two PDFs show the same, as PDFium shows it to whoever looks: pixel by pixel."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageChops

from mentor_desktop.documents.pages import Pages
from mentor_desktop.domain.refused import Refused

_WIDTH = 595  # px of a page: a point each on A4
# Another version of a library may place a letter a hair's breadth aside, which shows as a shade.
_SHADE = 32  # of 255
_MARGIN = 2  # px around a field


@dataclass(frozen=True)
class Place:
    """Where a field lies: on which page, counted from 0, and its edges as shares of that page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def shows_the_same(
    one: bytes, other: bytes, apart: tuple[Place, ...] = (), *, shade: int = 0
) -> bool:
    """Whether all pages look the same but for the places `apart`; `shade`: what may differ."""
    try:
        first = Pages(one)
        try:
            second = Pages(other)
            try:
                return _is_same(first, second, apart, shade)
            finally:
                second.close()
        finally:
            first.close()
    except Refused:
        return False


def looks_alike(one: bytes, other: bytes) -> bool:
    """Whether all pages and fields are the same to the eye."""
    return places_of(one) == places_of(other) and shows_the_same(one, other, shade=_SHADE)


def places_of(data: bytes) -> tuple[Place, ...]:
    """Where the fields of a PDF lie; none where that cannot be read."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return tuple(_places(pdf))
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, ZeroDivisionError):
        return ()


def _places(pdf: pikepdf.Pdf) -> Iterator[Place]:
    for at, page in enumerate(pdf.pages):
        left, bottom, right, top = map(float, page.mediabox)
        for mark in page.obj.get("/Annots", []):
            if mark.get("/Subtype") == "/Widget":
                x, y, u, v = map(float, mark.Rect)
                wide, high = right - left, top - bottom
                yield Place(
                    at, round((x - left) / wide, 3), round((top - v) / high, 3),
                    round((u - left) / wide, 3), round((top - y) / high, 3),
                )  # fmt: skip


def _is_same(first: Pages, second: Pages, apart: tuple[Place, ...], shade: int) -> bool:
    if first.sizes != second.sizes or not (
        first.is_read_as_laid_out and second.is_read_as_laid_out
    ):
        return False
    for page in range(first.count):
        seen = [_picture(pages, page, apart) for pages in (first, second)]
        edges: Any = ImageChops.difference(*seen).getextrema()  # of three bands, a pair each
        if any(high > shade for _low, high in edges):
            return False
    return True


def _picture(pages: Pages, page: int, apart: tuple[Place, ...]) -> Image.Image:
    """A page, blank where the places are."""
    shown = pages.picture(page, _WIDTH)
    image = Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)
    for place in apart:
        if place.page == page:
            image.paste(
                (255, 255, 255),
                (
                    int(place.left * shown.width) - _MARGIN,
                    int(place.top * shown.height) - _MARGIN,
                    int(place.right * shown.width) + _MARGIN + 1,
                    int(place.bottom * shown.height) + _MARGIN + 1,
                ),
            )
    return image
