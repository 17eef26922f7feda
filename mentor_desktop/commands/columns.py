"""Text in columns, on consoles where some letters are two columns wide and some none."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, each column as wide as its widest cell."""
    if not rows:
        return []
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        _GAP.join(
            cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]  # fmt: skip


def width(text: str) -> int:
    """How many columns of a console a text takes."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
