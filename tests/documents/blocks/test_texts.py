"""Headings, paragraphs and lists on paper."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.platypus import Flowable, Spacer

from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, paragraph, room_for, rule
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import Run

Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]


def test_headings_stand_in_the_bookmarks_by_their_levels(on_paper: Printing, kinds: Kinds) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return [
            *heading(sheet, "Report", 1),
            *heading(sheet, "Goals", number="1"),
            *heading(sheet, "Chair the review", 3, number="1.1"),
            *heading(sheet, "Meetings", number="2"),
            *paragraph(sheet, "Every two weeks."),
        ]

    data = on_paper(build).data
    assert kinds(data) == ["H1", "H2", "H3", "H2", "P"]
    with pikepdf.open(BytesIO(data)) as pdf:
        (report,) = pdf.open_outline().root
        assert report.title == "Report"
        assert [entry.title for entry in report.children] == ["1 Goals", "2 Meetings"]
        assert [entry.title for entry in report.children[0].children] == ["1.1 Chair the review"]
        tops = [_top(entry) for entry in [report, *report.children]]
        assert 842 > tops[0] > tops[1] > tops[2] > 500


def _top(entry: pikepdf.OutlineItem) -> float:
    assert isinstance(entry.destination, pikepdf.Array)
    return float(entry.destination[3])


def test_a_heading_never_stands_alone_at_the_foot(on_paper: Printing, pages_of: Pages) -> None:
    for space in range(560, 700, 10):

        def build(sheet: Sheet, space: int = space) -> list[Flowable]:
            return [Spacer(1, space), *heading(sheet, "Goals"), *paragraph(sheet, "Learn. " * 90)]

        (page,) = [page for page in pages_of(on_paper(build).data) if "Goals" in page]
        assert "Goals Learn." in page


def test_a_heading_stays_with_the_first_row_of_its_table(
    on_paper: Printing, pages_of: Pages
) -> None:
    signed = "Signed by a person with a name of some length\n" * 3  # as in a progress report
    for space in range(560, 700, 10):

        def build(sheet: Sheet, space: int = space) -> list[Flowable]:
            columns = (Column("Version"), Column("Days"))
            rows = [("1", signed.strip()), ("2", signed.strip())]
            return [Spacer(1, space), *heading(sheet, "Versions"), *table(sheet, columns, rows)]

        (page,) = [page for page in pages_of(on_paper(build).data) if "Versions" in page]
        assert "Signed" in page


def test_a_heading_stays_with_what_wants_room_below_it(on_paper: Printing, pages_of: Pages) -> None:
    title = "Third parties, and what we say to them about us both " * 3
    for space in range(500, 700, 10):

        def build(sheet: Sheet, space: int = space) -> list[Flowable]:
            top = [Spacer(1, space), *heading(sheet, title, number="12")]
            return [*top, room_for(56), *paragraph(sheet, "Learn.")]

        (page,) = [page for page in pages_of(on_paper(build).data) if "Third" in page]
        assert "Learn." in page


def test_a_list_has_labels_and_bodies_and_lists_below(
    on_paper: Printing, kinds: Kinds, pages_of: Pages
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return items(sheet, ["Plan", ("Act", ["Ask", "Listen"])], is_numbered=True)

    data = on_paper(build).data
    item = ["LI", "Lbl", ["LBody", "P"]]
    below = ["L", item, item]
    assert kinds(data) == [["L", item, ["LI", "Lbl", ["LBody", "P", below]]]]
    assert "1. Plan 2. Act • Ask • Listen" in pages_of(data)[0]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.StructTreeRoot.K.K.A.ListNumbering == "/Decimal"


def test_an_empty_list_and_a_line_leave_no_tags(on_paper: Printing, kinds: Kinds) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return [*items(sheet, []), rule(), *paragraph(sheet, "Words")]

    assert kinds(on_paper(build).data) == ["P"]


def test_a_link_is_an_annotation_inside_its_paragraph(on_paper: Printing, kinds: Kinds) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        words = [Run("See "), Run("the notes", link="https://example.org/notes"), Run(".")]
        return paragraph(sheet, words)

    data = on_paper(build).data
    assert kinds(data) == [["P", "Link"]]
    with pikepdf.open(BytesIO(data)) as pdf:
        (link,) = pdf.pages[0].Annots
        assert link.A.URI == "https://example.org/notes"
        assert "/Contents" in link
        before, element, after = pdf.Root.StructTreeRoot.K.K.K
        assert (int(before), int(after)) == (0, 2)  # reading order, the link between
        assert element.K[1].Obj.objgen == link.objgen


def test_all_begins_on_the_right_where_that_is_how_one_reads(
    on_paper: Printing, words_left: Callable[[bytes, str], float]
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return [*heading(sheet, "Review", number="1"), *paragraph(sheet, "مرحبا بكم")]

    ltr, rtl = on_paper(build).data, on_paper(build, language="ar").data
    assert words_left(ltr, "Review") < 120 < 400 < words_left(rtl, "Review")
    assert words_left(ltr, "1") < words_left(ltr, "Review")
    assert words_left(rtl, "1") > words_left(rtl, "Review")
    with pikepdf.open(BytesIO(rtl)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
