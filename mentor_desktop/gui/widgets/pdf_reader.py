"""Reads a PDF beside the window: pictures of rows, letters, and where words stand."""

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.drawing import open_pages
from mentor_desktop.operations.pages_apart import PagesApart
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.pages import Pages, Picture

Made = TypeVar("Made")
ROWS = 640  # px of a stripe: a page is drawn in stripes, so that a large one needs little memory
_OPENING = "opening"
Stripe = tuple[int, int, int]  # page from 0, width of the page in px, number of the stripe


class PdfReader(QObject):
    """One open PDF and a thread that reads it; what is asked twice is done once.

    Signals: `opened()` where that was not at once, `drawn(stripe, QImage)`, `left_blank(page)`,
    `read(page, PageText)`, `searched(words, page, hits)`, `failed(sentence)`. What was asked of an
    earlier PDF is never told. `blank`: why pages cannot be drawn.
    """

    opened = Signal()
    drawn = Signal(object, QImage)
    left_blank = Signal(int)
    read = Signal(int, object)
    searched = Signal(str, int, object)
    failed = Signal(str)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blank: dict[int, str] = {}
        self._pages: Pages | PagesApart | None = None
        self._held: list[Pages | PagesApart] = []
        self._thread = ThreadPoolExecutor(1, "reading")
        self._asked: dict[object, Future[object]] = {}
        self._arrived.connect(self._take)
        self.destroyed.connect(partial(_let_go, self._thread, self._held))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pages.count if self._pages else 0

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points."""
        return self._pages.sizes if self._pages else ()

    @property
    def is_busy(self) -> bool:
        """Whether something asked for is still to come."""
        return bool(self._asked)

    def height(self, page: int, width: int) -> int:
        """Rows of a page that is so many px wide."""
        return self._pages.height(page, width) if self._pages else 1

    def open(self, data: bytes, *, is_ours: bool) -> None:
        """Reads this PDF from now on, none for no bytes; Refused where it cannot be read.

        One that may not be ours is read in a process of its own, and `opened` comes later.
        """
        self.forget()
        self._pages, self.blank = None, {}
        while self._held:
            self._thread.submit(self._held.pop().close)  # after what the thread is at
        if data and is_ours:
            self._hold(open_pages(data))
        elif data:
            self._ask(_OPENING, partial(PagesApart, data))

    def _hold(self, pages: "Pages | PagesApart") -> None:
        self._pages = pages
        self._held.append(pages)

    def forget(self) -> None:
        """What was asked for is not wanted any more."""
        asked, self._asked = self._asked, {}
        for future in asked.values():
            future.cancel()

    def draw(self, stripes: list[Stripe]) -> None:
        """Wants these stripes, and no others any more."""
        for key in [one for one in self._asked if isinstance(one, tuple) and len(one) == 3]:
            if key not in stripes:
                self._asked.pop(key).cancel()
        for stripe in stripes:
            if self._pages is not None and stripe[0] not in self.blank:
                self._ask(stripe, partial(_drawn, self._pages, stripe))

    def read_text(self, page: int) -> None:
        """Wants the letters of a page."""
        if self._pages is not None:
            self._ask(("read", page), partial(self._pages.text, page))

    def search(self, words: str, page: int) -> None:
        """Wants to know where words stand on a page."""
        if self._pages is not None:
            self._ask(("search", words, page, ""), partial(_found, self._pages, words, page))

    def _ask(self, key: object, job: Callable[[], object]) -> None:
        if key in self._asked:
            return
        self._asked[key] = future = self._thread.submit(job)
        future.add_done_callback(partial(self._tell, key))

    def _tell(self, key: object, future: "Future[object]") -> None:
        # Comes from the thread; the window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(key, future)

    def _take(self, key: object, future: "Future[object]") -> None:
        if self._asked.get(key) is not future:
            return
        del self._asked[key]
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            if not isinstance(error, Refused):
                logging.getLogger(__name__).error("a page could not be read", exc_info=error)
                error = Refused(_("This page could not be read."))
            if isinstance(key, tuple) and len(key) == 3:
                self.blank[key[0]] = str(error)
                self.left_blank.emit(key[0])
            else:
                self.failed.emit(str(error))
            return
        made = future.result()
        if isinstance(made, PagesApart):
            self._hold(made)
            self.opened.emit()
        elif isinstance(made, QImage):
            self.drawn.emit(key, made)
        elif isinstance(key, tuple) and key[0] == "search":
            self.searched.emit(key[1], key[2], made)
        elif isinstance(key, tuple):
            self.read.emit(key[1], made)


def _let_go(thread: ThreadPoolExecutor, held: "list[Pages | PagesApart]") -> None:
    thread.shutdown(wait=False, cancel_futures=True)
    for pages in held:
        pages.close()


def _drawn(pages: "Pages | PagesApart", stripe: Stripe) -> QImage:
    page, width, number = stripe
    first = number * ROWS
    count = min(ROWS, pages.height(page, width) - first)
    return image_of(pages.rows(page, width, first, max(1, count)))


def image_of(made: "Picture") -> QImage:
    """A picture that owns its bytes."""
    shape = QImage.Format.Format_RGB888
    borrowed = QImage(made.rgb, made.width, made.height, made.width * 3, shape)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


def _found(pages: "Pages | PagesApart", words: str, page: int) -> object:
    return pages.found(page, words)
