"""Tables of any length on paper."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Flowable, Spacer

from mentor_desktop.documents.blocks.tables import Column, facts, table
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.sheet import Sheet

Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]
Finding = Callable[[pikepdf.Pdf, str], list[pikepdf.Object]]
COLUMNS = [Column("Who", 1, is_head=True), Column("What", 3), Column("Hours", 1, is_number=True)]


def test_header_cells_say_what_they_head(
    on_paper: Printing, kinds: Kinds, find_elements: Finding
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return table(sheet, COLUMNS, [["Ada", "Plans", "2"], ["Ben", "", "3"]])

    data = on_paper(build).data
    head = ["TR", ["TH", "P"], ["TH", "P"], ["TH", "P"]]
    first = ["TR", ["TH", "P"], ["TD", "P"], ["TD", "P"]]
    assert kinds(data) == [["Table", head, first, ["TR", ["TH", "P"], "TD", ["TD", "P"]]]]
    with pikepdf.open(BytesIO(data)) as pdf:
        scopes = [str(cell.A.Scope) for cell in find_elements(pdf, "TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 2


def test_five_hundred_rows_stand_below_a_head_on_every_page(
    on_paper: Printing, pages_of: Pages, find_elements: Finding
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        rows = [[f"Number {at}", f"Does thing {at}. " * (1 + at % 5), "1"] for at in range(500)]
        return table(sheet, COLUMNS, rows)

    data = on_paper(build).data
    pages = pages_of(data)
    assert len(pages) > 10
    assert all({"Who", "What", "Hours"} <= set(page.split()) for page in pages)
    words = " ".join(pages)
    assert all(f"Number {at}" in words for at in range(500))
    with pikepdf.open(BytesIO(data)) as pdf:
        heads = find_elements(pdf, "TR")[0].K
        assert len(find_elements(pdf, "TR")) == 501
        # the head is read once: on later pages it is no content
        assert {cell.K.Pg.objgen for cell in heads} == {pdf.pages[0].objgen}
        code = pdf.pages[1].Contents.read_bytes()
        assert code.count(b"/Artifact") == 3  # lines, the head, the foot


@pytest.mark.parametrize("space", [0, 300, 600, 640])
def test_a_row_higher_than_a_page_is_cut(on_paper: Printing, pages_of: Pages, space: int) -> None:
    text = " ".join(f"word{at}" for at in range(2_000))

    def build(sheet: Sheet) -> list[Flowable]:
        rows = [["Short", "Before", "1"], ["Ada", text, "2"], ["Short", "After", "3"]]
        return [Spacer(1, space), *table(sheet, COLUMNS, rows)]

    words = " ".join(pages_of(on_paper(build).data)).split()
    assert [word for word in words if word.startswith("word")] == text.split()
    assert words.count("Before") == words.count("After") == 1


def test_a_row_that_fits_a_page_is_not_cut(on_paper: Printing, pages_of: Pages) -> None:
    text = "\n".join(f"Line {at}." for at in range(20))

    def build(sheet: Sheet) -> list[Flowable]:
        return [Spacer(1, 480), *table(sheet, COLUMNS, [["Ada", "x", "1"], ["Ben", text, "2"]])]

    first, second = pages_of(on_paper(build).data)
    assert "Ada" in first
    assert "Line 0." not in first
    assert all(f"Line {at}." in second for at in range(20))


def test_an_empty_table_is_a_sentence(on_paper: Printing, kinds: Kinds, pages_of: Pages) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return [*table(sheet, COLUMNS, []), *table(sheet, COLUMNS, [], empty="Nobody met.")]

    data = on_paper(build).data
    assert kinds(data) == ["P", "P"]
    assert pages_of(data)[0].startswith("There is nothing to show here yet. Nobody met.")


def test_columns_stand_in_the_direction_of_reading(
    on_paper: Printing, words_left: Callable[[bytes, str], float]
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return table(sheet, COLUMNS, [["Ada", "Plans", "25"]])

    ltr, rtl = on_paper(build).data, on_paper(build, language="he").data
    for data, words in ((ltr, ("Ada", "Plans", "25")), (rtl, ("25", "Plans", "Ada"))):
        lefts = [words_left(data, word) for word in words]
        assert lefts == sorted(lefts)


def test_facts_are_rows_with_their_labels_as_heads(on_paper: Printing, kinds: Kinds) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return [facts(sheet, [("When", "Today"), ("How", "Drawn")])]

    row = ["TR", ["TH", "P"], ["TD", "P"]]
    assert kinds(on_paper(build).data) == [["Table", row, row]]
