"""Tables with real header cells, of any length."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.grid import Cell, Grid, Row, Shape
from mentor_desktop.documents.looks import CAPTION, CELL, DIGEST, HEAD_CELL, OPEN, SMALL, sized
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.translation import _

_GAP = 12.0


@dataclass(frozen=True)
class Column:
    """One column: its title, its share of the width; numbers stand at its end."""

    title: str
    share: float = 1
    is_number: bool = False
    is_head: bool = False  # its cells say what the row is about


def table(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, empty: str = "",
    caption: str = "", is_tight: bool = False,
) -> list[Flowable]:  # fmt: skip
    """Rows of texts under a head that is on every page; `empty` is said if there are none."""
    if not rows:
        said = empty or _("There is nothing to show here yet.")
        return sheet.text(said, replace(OPEN, indent=0))
    above = sheet.text(caption, CAPTION) if caption else []
    with sheet.within("Table"):
        head = _row(sheet, columns, [column.title for column in columns], is_head=True)
        body = [_row(sheet, columns, cells, is_head=False) for cells in rows]
    shape = _shape(sheet, columns)
    if is_tight:
        shape = replace(shape, above=2, below=2.5)
    return [*above, Grid(shape, body, head, before=4, after=8)]


def facts(
    sheet: Sheet, rows: Sequence[tuple[str, str]], style: TextStyle | None = None,
    label_width: float = 92,
) -> Flowable:  # fmt: skip
    """Labels and what they say, a row each; without a style, long texts are set smaller."""
    body = []
    with sheet.within("Table"):
        for label, text in rows:
            with sheet.within("TR"):
                with sheet.within("TH", Scope="Row"):
                    left = sheet.text(label, SMALL)
                with sheet.within("TD"):
                    body.append(Row([left, sheet.text(text, style or sized(DIGEST, text[70:]))]))
    shape = Shape(
        (label_width, sheet.width - label_width - _GAP), sheet.height, _GAP,
        above=3, below=3, line=0.5, is_mirrored=sheet.is_mirrored,
    )  # fmt: skip
    return Grid(shape, body, before=2, after=4)


def _row(sheet: Sheet, columns: Sequence[Column], texts: Sequence[str], *, is_head: bool) -> Row:
    with sheet.within("TR"):
        return Row([
            _cell(sheet, column, text, is_head=is_head)
            for column, text in zip(columns, texts, strict=True)
        ])  # fmt: skip


def _cell(sheet: Sheet, column: Column, text: str, *, is_head: bool) -> Cell:
    style = _style(column, is_head=is_head)
    if not text:
        sheet.tags.node("TD")
        return []
    if is_head:
        with sheet.within("TH", Scope="Column"):
            return sheet.text(text, sized(style, text))
    if column.is_head:
        with sheet.within("TH", Scope="Row"):
            return sheet.text(text, style)
    with sheet.within("TD"):
        return sheet.text(text, style)


def _style(column: Column, *, is_head: bool) -> TextStyle:
    style = HEAD_CELL if is_head else CELL
    return replace(style, align="right") if column.is_number else style


def _shape(sheet: Sheet, columns: Sequence[Column]) -> Shape:
    room = sheet.width - _GAP * (len(columns) - 1)
    whole = sum(column.share for column in columns)
    return Shape(
        tuple(room * column.share / whole for column in columns), sheet.height, _GAP,
        above=4, below=4.5, line=0.5, head_line=1.0, is_mirrored=sheet.is_mirrored,
    )  # fmt: skip
