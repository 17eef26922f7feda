"""Charts on paper: vectors with words, and the same data as a table."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from mentor_desktop.documents.blocks.charts import chart
from mentor_desktop.documents.document import Document
from mentor_desktop.domain.chart import BARS, LINES, Chart, Series

Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]
Finding = Callable[[pikepdf.Pdf, str], list[pikepdf.Object]]


def _meetings(kind: str) -> Chart:
    return Chart(kind, "Meetings", ("March", "April"), (
        Series("Planned", (3, 2)), Series("Held", (1_250.5, None)),
    ), "a month")  # fmt: skip


@pytest.mark.parametrize(("kind", "word"), [(BARS, "Bar"), (LINES, "Line")])
def test_a_chart_has_words_and_its_data_as_a_table(
    on_paper: Printing, kinds: Kinds, pages_of: Pages, find_elements: Finding, kind: str, word: str
) -> None:
    data = on_paper(lambda sheet: chart(sheet, _meetings(kind))).data
    head = ["TR", "TD", ["TH", "P"], ["TH", "P"]]
    row = ["TR", ["TH", "P"], ["TD", "P"], ["TD", "P"]]
    assert kinds(data) == ["H3", "P", "Figure", ["Table", head, row, row]]
    assert "April 2 –" in pages_of(data)[0]
    with pikepdf.open(BytesIO(data)) as pdf:
        (figure,) = find_elements(pdf, "Figure")
        assert figure.Alt == (
            f"{word} chart: Meetings. Planned: from 2 to 3; Held: from 1,250.5 to 1,250.5. "
            "The values stand in the table below."
        )
        assert "/XObject" not in pdf.pages[0].resources  # no picture: vectors


def test_numbers_are_written_as_the_document_s_language_has_them(
    on_paper: Printing, pages_of: Pages
) -> None:
    data = on_paper(lambda sheet: chart(sheet, _meetings(BARS)), language="de").data
    assert "1.250,5" in pages_of(data)[0]


def test_a_chart_of_nothing_is_still_a_chart(on_paper: Printing, kinds: Kinds) -> None:
    for empty in (Chart(BARS, "Nothing", (), ()), Chart(LINES, "Nothing", ("A",), (
            Series("None", (None,)),))):  # fmt: skip
        assert kinds(on_paper(lambda sheet, empty=empty: chart(sheet, empty)).data)[1] == "Figure"


def test_many_series_tell_themselves_apart(on_paper: Printing, pages_of: Pages) -> None:
    names = [f"A series of a long name, number {at}" for at in range(9)]
    many = Chart(LINES, "Many", ("A", "B"), tuple(Series(name, (1, 2)) for name in names))
    words = " ".join(pages_of(on_paper(lambda sheet: chart(sheet, many)).data))
    assert all(f"number {at}" in words for at in range(9))


def test_names_of_any_length_fit(on_paper: Printing, pages_of: Pages) -> None:
    long = "Learning to lead without being asked " * 27
    many = Chart(BARS, long, (long, "B"), tuple(Series(long, (1, 2)) for _at in range(5)), long)
    document = on_paper(lambda sheet: chart(sheet, many))
    words = " ".join(pages_of(document.data))
    assert words.count("without being asked") > 27 * 6
