"""Pages of a PDF as pictures and as text, for looking at and printing. No Qt."""

import atexit
import ctypes
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pypdfium2
from pypdfium2 import raw

from mentor_desktop.documents.page_text import Box, Hit, PageText, may_have, stretches
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_MOST_PIXELS = 50_000_000
_MOST_PAGES = 5_000
_MOST_TIMES = 50.0  # as high as wide, or as wide as high: no window could count the px of more
_LETTER = (612.0, 792.0)
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_FINE = 1_000_000  # px, to turn points into shares of a page
_reading = threading.RLock()  # PDFium may be used by one thread at a time


@dataclass(frozen=True)
class Picture:
    """A picture; `rgb` holds three bytes a pixel, row by row from the top, without gaps."""

    width: int
    height: int
    rgb: bytes


class Pages:
    """An open PDF; any thread may ask, one is answered at a time. Pages count from 0.

    Refused where the file cannot be read, or a page cannot be shown.
    """

    def __init__(self, data: bytes) -> None:
        with _reading, _told():
            self._pdf: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(data)
            if len(self._pdf) > _MOST_PAGES:
                self._pdf.close()
                raise Refused(_("This PDF has more pages than can be shown."))
            self._pdf.init_forms()  # or what a signature shows is not drawn
            self.sizes = tuple(_size(self._pdf.get_page_size(at)) for at in range(len(self._pdf)))
            # At the end of the program PDFium complains of what is open still.
            self._end = partial(self._pdf.close)
            atexit.register(self._end)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    @property
    def is_read_as_laid_out(self) -> bool:
        """Whether PDFium found the objects where the file says, and did not search for them."""
        with _reading:
            if self._pdf is None:
                raise _unreadable()
            return bool(raw.FPDF_DocumentHasValidCrossReferenceTable(self._pdf))

    def close(self) -> None:
        """Lets go of the file; what is asked for afterwards is refused."""
        with _reading:
            if self._pdf is not None:
                atexit.unregister(self._end)
                self._pdf.close()
                self._pdf = None

    def height(self, page: int, width: int) -> int:
        """How many rows a page has that is so many px wide."""
        wide, high = self.sizes[page]
        return max(1, round(width * high / wide))

    def picture(self, page: int, width: int) -> Picture:
        """A whole page, so many px wide."""
        return self.rows(page, width, 0, self.height(page, width) if page < self.count else 1)

    def rows(self, page: int, width: int, first: int, count: int) -> Picture:
        """Some rows of a page that is so many px wide."""
        if not 0 <= page < self.count:
            raise Refused(_("This PDF has no page {page}.").format(page=page + 1))
        width = max(1, width)
        if width * count > _MOST_PIXELS:
            raise Refused(_("This page is too large to be shown at that size."))
        with self._page(page) as (pdf, sheet):
            bitmap = pypdfium2.PdfBitmap.new_native(
                width, count, raw.FPDFBitmap_BGR, rev_byteorder=True
            )
            try:
                bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, count)
                where = (0, -first, width, self.height(page, width), 0)
                flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
                raw.FPDF_RenderPageBitmap(bitmap, sheet, *where, flags)
                if pdf.formenv:
                    raw.FPDF_FFLDraw(pdf.formenv, bitmap, sheet, *where, flags)
                return _picture(bitmap)
            finally:
                bitmap.close()

    def text(self, page: int) -> PageText:
        """The letters of a page, each with its place."""
        with self._text(page) as (sheet, text):
            letters = _letters(text)
            return PageText(letters, tuple(_boxes(text, _Places(sheet), range(len(letters)))))

    def found(self, page: int, words: str) -> tuple[Hit, ...]:
        """Where words stand on a page: as `text(page).found(words)`, but fast where they do not."""
        with self._text(page) as (sheet, text):
            if not may_have(text.get_text_range(errors="ignore"), words):
                return ()
            letters = _letters(text)
            boxes = [_NOWHERE] * len(letters)
            places = _Places(sheet)
            for start, end in stretches(letters, words):
                boxes[start:end] = _boxes(text, places, range(start, end))
            return PageText(letters, tuple(boxes)).found(words)

    @contextmanager
    def _text(self, page: int) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
        with self._page(page) as (_pdf, sheet):
            text = sheet.get_textpage()
            try:
                yield sheet, text
            finally:
                text.close()

    @contextmanager
    def _page(self, page: int) -> Iterator[tuple[pypdfium2.PdfDocument, pypdfium2.PdfPage]]:
        with _reading, _told():
            if self._pdf is None:
                raise _unreadable()
            sheet = self._pdf[page]
            try:
                yield self._pdf, sheet
            finally:
                sheet.close()


def _size(size: tuple[float, float]) -> tuple[float, float]:
    """The width and height of a page in points, such as can be shown whatever the file says."""
    wide, high = size
    if not (1 <= wide < math.inf and 1 <= high < math.inf):
        return _LETTER
    return max(wide, high / _MOST_TIMES), max(high, wide / _MOST_TIMES)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error


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
    with _told(), opened(data) as pdf:
        return len(pdf)


def render(data: bytes, page: int, width_px: int) -> Picture:
    """A page, counted from 0, as a picture of that width; Refused where it cannot be shown."""
    pages = Pages(data)
    try:
        return pages.picture(page, max(1, width_px))
    finally:
        pages.close()


def _picture(bitmap: pypdfium2.PdfBitmap) -> Picture:
    data, row = memoryview(bitmap.buffer).cast("B"), bitmap.width * 3
    if bitmap.stride == row:
        return Picture(bitmap.width, bitmap.height, bytes(data))
    rows = (data[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return Picture(bitmap.width, bitmap.height, b"".join(rows))


class _Places:
    """Points of a page as shares of its width and height, turned and cropped as it is shown."""

    def __init__(self, sheet: pypdfium2.PdfPage) -> None:
        self._x, self._y = self._at(sheet, 0, 0)
        right, across = self._at(sheet, 1000, 0)
        down, up = self._at(sheet, 0, 1000)
        self._right, self._across = (right - self._x) / 1000, (across - self._y) / 1000
        self._down, self._up = (down - self._x) / 1000, (up - self._y) / 1000

    def _at(self, sheet: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
        left, top = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(
            sheet, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(left), ctypes.byref(top)
        )
        return left.value / _FINE, top.value / _FINE

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        across = [self._x + x * self._right + y * self._down for x, y in corners]
        down = [self._y + x * self._across + y * self._up for x, y in corners]
        return (min(across), min(down), max(across), max(down))


def _letters(text: pypdfium2.PdfTextPage) -> tuple[str, ...]:
    """One by one; the second half of a letter that Windows gives in two is empty."""
    codes = [raw.FPDFText_GetUnicode(text, at) for at in range(text.count_chars())]
    letters = [chr(code) if 0 < code < 0x110000 else "" for code in codes]
    for at, code in enumerate(codes):
        if 0xD800 <= code < 0xE000:
            letters[at] = ""
            if code >= 0xDC00 and at and 0xD800 <= codes[at - 1] < 0xDC00:
                letters[at - 1] = chr(0x10000 + ((codes[at - 1] & 0x3FF) << 10) + (code & 0x3FF))
    return tuple(letters)


def _boxes(text: pypdfium2.PdfTextPage, places: _Places, letters: range) -> Iterator[Box]:
    edges = [ctypes.c_double() for _edge in range(4)]
    left, right, bottom, top = edges
    held = [ctypes.byref(edge) for edge in edges]
    for at in letters:
        found = raw.FPDFText_GetCharBox(text, at, *held)
        yield places.box(left.value, bottom.value, right.value, top.value) if found else _NOWHERE


def _unreadable() -> Refused:
    return Refused(_("This PDF cannot be read: it is damaged, or no PDF."))
