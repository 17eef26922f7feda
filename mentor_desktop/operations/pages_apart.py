"""The pages of a PDF that may be a stranger's: read and drawn in a process of its own.

A page can be made such that drawing it takes hours, or all memory. It is given up then and stays
blank; the other pages, and the window, go on. What that costs is bounded for the whole PDF, however
many such pages it has.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from mentor_desktop.operations import strangers
from mentor_desktop.operations.careful import Budget, GivenUp, Limits, Reader
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.page_text import Hit, PageText
    from mentor_desktop.documents.pages import Picture

Made = TypeVar("Made")


def prepare() -> None:
    """Starts the process that draws, so that it is there when something comes."""
    _drawer().start()


def finish() -> None:
    """Ends that process; what is drawn next gets a new one."""
    _drawer().end()


@cache
def _drawer() -> Reader:
    """Not the one that verifies: what is slow to draw shall keep nobody from knowing whose it is.

    It holds what it opened, but for so many PDFs only; with another process they are sent again.
    """
    return Reader(Limits(readers="mentor_desktop.documents.pages"))


class PagesApart:
    """As `documents.pages.Pages`, for any thread; Refused where the PDF cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = hashlib.sha256(data).hexdigest()
        self._given_up: set[int] = set()
        self._budget = Budget()
        self.sizes = self._asked(strangers.page_sizes)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def close(self) -> None:
        """Nothing is open here."""

    def height(self, page: int, width: int) -> int:
        """How many rows a page has that is so many px wide."""
        wide, high = self.sizes[page]
        return max(1, round(width * high / wide))

    def picture(self, page: int, width: int) -> "Picture":
        """A whole page, so many px wide."""
        return self.rows(page, width, 0, self.height(page, width))

    def rows(self, page: int, width: int, first: int, count: int) -> "Picture":
        """Some rows of a page; Refused where it takes too long, from then on at once."""
        if page in self._given_up:
            raise _given_up()
        try:
            return self._of_page(strangers.page_rows, page, width, first, count)
        except GivenUp:
            self._given_up.add(page)
            raise

    def text(self, page: int) -> "PageText":
        """The letters of a page, each with its place; Refused as for rows, or for too many."""
        return self._of_page(strangers.page_text, page)

    def found(self, page: int, words: str) -> "tuple[Hit, ...]":
        """Where words stand on a page; nowhere on one that cannot be read in time."""
        try:
            return self._of_page(strangers.found_on_page, page, words)
        except GivenUp:
            return ()

    def _of_page(self, work: Callable[..., Made | None], *values: object) -> Made:
        if self._budget.is_spent:
            raise GivenUp(
                _(
                    "Other pages of this PDF took too long to read, or too much memory, so no "
                    "more of it is read."
                )
            )
        try:
            with self._budget.counting():
                return self._asked(work, *values)
        except GivenUp as error:
            raise _given_up() from error

    def _asked(self, work: Callable[..., Made | None], *values: object) -> Made:
        for data in (b"", self._data):  # it is sent only where that process has not got it
            made = _drawer().do(work, (self._name, data, *values), self._budget.left)
            if made is not None:
                return made
        raise ValueError(self._name)


def _given_up() -> GivenUp:
    return GivenUp(_("This page takes too long to draw, or too much memory, so it stays blank."))
