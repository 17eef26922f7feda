"""What our documents say, for others to set: headings, paragraphs, items, tables.

An outline is a list of pairs of a kind and a text; with "table" stand its rows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import Run, TextStyle
from tests.benchmarks.our_documents import OURS

Outline = list[tuple[str, Any]]

MARGIN = 68  # points on each side of the others' pages
_LONGEST_CELL = 1_500  # others cannot split a row that is higher than a page


def outline_of(kind: str) -> Outline:
    """All that a document says: headings, paragraphs, items, and tables as rows of texts."""
    outline: Outline = []
    with _heard(outline):
        OURS[kind]()
    return [(kind, _even(said[1]) if kind == "table" else said) for kind, said in outline]


def _even(rows: list[list[str]]) -> list[list[str]]:
    """The rows of a table, all with as many cells."""
    most = max(map(len, rows))
    return [row + [""] * (most - len(row)) for row in rows]


@contextmanager
def _heard(outline: Outline) -> Iterator[None]:
    said = Sheet.text
    rows: dict[int, list[str]] = {}

    def text(
        sheet: Sheet, text: str | Sequence[Run], style: TextStyle, *, tag: str = "P",
        bullet: str = "",
    ) -> list[Any]:  # fmt: skip
        words = text if isinstance(text, str) else "".join(run.text for run in text)
        _note(outline, rows, sheet, words, "item" if bullet == "•" else tag)
        return said(sheet, text, style, tag=tag, bullet=bullet)

    with patch.object(Sheet, "text", text):
        yield


def _note(outline: Outline, rows: dict[int, list[str]], sheet: Sheet, words: str, tag: str) -> None:
    row = next((node for node in sheet.tags._building if node.kind == "TR"), None)
    if row is None:
        heading = "heading" if tag.startswith("H") else "paragraph"
        outline.append(("item" if tag == "item" else heading, words))
    elif id(row) in rows:
        rows[id(row)].append(words[:_LONGEST_CELL])
    else:
        rows[id(row)] = cells = [words[:_LONGEST_CELL]]
        if outline and outline[-1][0] == "table" and outline[-1][1][0] is row.parent:
            outline[-1][1][1].append(cells)
        else:
            outline.append(("table", (row.parent, [cells])))
