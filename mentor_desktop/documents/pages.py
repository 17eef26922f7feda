"""Pages of a PDF as pictures, for the preview. No Qt."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_MOST_PIXELS = 50_000_000
_reading = threading.RLock()  # PDFium may be used by one thread at a time


@dataclass(frozen=True)
class Picture:
    """A picture; `rgb` holds three bytes a pixel, row by row from the top, without gaps."""

    width: int
    height: int
    rgb: bytes


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, closed afterwards; PdfiumError where it cannot be read."""
    with _reading:
        pdf = pypdfium2.PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()


def page_count(data: bytes) -> int:
    """How many pages the PDF has; Refused where it cannot be read."""
    try:
        with opened(data) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error


def render(data: bytes, page: int, width_px: int) -> Picture:
    """A page, counted from 0, as a picture of that width; Refused where it cannot be shown."""
    try:
        with opened(data) as pdf:
            if not 0 <= page < len(pdf):
                raise Refused(_("This PDF has no page {page}.").format(page=page + 1))
            sheet = pdf[page]
            wide, high = sheet.get_size()
            scale = max(1, width_px) / wide
            if scale * wide * scale * high > _MOST_PIXELS:
                raise Refused(_("This page is too large to be shown at that size."))
            bitmap = sheet.render(scale=scale, rev_byteorder=True)
            return _picture(bitmap)
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error


def _picture(bitmap: pypdfium2.PdfBitmap) -> Picture:
    raw, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    rows = [raw[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
    packed = b"".join(rows)
    if bitmap.n_channels == 4:
        del_alpha = bytearray(packed)
        del del_alpha[3::4]
        packed = bytes(del_alpha)
    return Picture(bitmap.width, bitmap.height, packed)


def _unreadable() -> Refused:
    return Refused(_("This PDF cannot be read: it is damaged, or no PDF."))
