"""The bookmarks of a document, from its headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentor_desktop.documents.objects import Objects, string


@dataclass(frozen=True)
class Bookmark:
    """A heading: `level` counts from 1, `page` from 1; `top` in points above the page's foot."""

    level: int
    text: str
    page: int
    top: float


class _Entry:
    def __init__(self, number: int, bookmark: Bookmark | None) -> None:
        self.number, self.bookmark = number, bookmark
        self.inside: list[_Entry] = []

    def count(self) -> int:
        return len(self.inside) + sum(entry.count() for entry in self.inside)


def write_outline(bookmarks: Sequence[Bookmark], objects: Objects, pages: Sequence[int]) -> int:
    """The number of the outline; 0 where there are no headings."""
    if not bookmarks:
        return 0
    top = _Entry(objects.number(), None)
    open_ones = [(0, top)]
    for bookmark in bookmarks:
        while open_ones[-1][0] >= bookmark.level:
            open_ones.pop()
        entry = _Entry(objects.number(), bookmark)
        open_ones[-1][1].inside.append(entry)
        open_ones.append((bookmark.level, entry))
    _write(top, objects, pages, "/Type/Outlines")
    return top.number


def _write(entry: _Entry, objects: Objects, pages: Sequence[int], said: str) -> None:
    ends = ""
    if entry.inside:
        first, last = entry.inside[0].number, entry.inside[-1].number
        ends = f"/First {first} 0 R/Last {last} 0 R/Count {entry.count()}"
    objects.put(entry.number, f"<<{said}{ends}>>")
    for at, inner in enumerate(entry.inside):
        bookmark = inner.bookmark
        if bookmark is None:
            continue
        before = f"/Prev {entry.inside[at - 1].number} 0 R" if at else ""
        after = f"/Next {entry.inside[at + 1].number} 0 R" if at + 1 < len(entry.inside) else ""
        _write(
            inner, objects, pages,
            f"/Title {string(bookmark.text)}/Parent {entry.number} 0 R{before}{after}"
            f"/Dest[{pages[bookmark.page - 1]} 0 R/XYZ 0 {bookmark.top:.1f} 0]",
        )  # fmt: skip
