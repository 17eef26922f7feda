"""Pages as pictures, and the words on them with their places."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.page_text import PageText
from mentor_desktop.documents.pages import Pages, page_count, render
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.refused import Refused


def written(*lines: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(600, 800))
    canvas.setFont("Helvetica", 20)
    for at, line in enumerate(lines):
        canvas.drawString(60, 700 - 40 * at, line)
    canvas.save()
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    made, out = pikepdf.open(BytesIO(data)), BytesIO()
    made.pages[0].rotate(degrees, relative=False)
    made.save(out)
    return out.getvalue()


def text_of(data: bytes, page: int = 0) -> PageText:
    pages = Pages(data)
    try:
        return pages.text(page)
    finally:
        pages.close()


def letters(words: str) -> PageText:
    boxes = tuple((at / 100, 0.1, (at + 1) / 100, 0.2) for at in range(len(words)))
    return PageText(tuple(words), boxes)


def test_renders_the_width_asked_for_in_whole_pixels(content: AgreementContent) -> None:
    data = make(content, (), draft=True).data
    for width in (1, 333, 600):
        picture = render(data, 0, width)
        assert picture.width == width
        assert len(picture.rgb) == picture.width * picture.height * 3


def test_colours_are_red_green_blue(content: AgreementContent) -> None:
    picture = render(make(content, (), draft=True).data, 0, 595)
    pixels = {picture.rgb[at : at + 3] for at in range(0, len(picture.rgb), 3)}
    assert b"\xff\xff\xff" in pixels
    assert b"\x1b\x6e\x60" in pixels  # the accent under the title


def test_stripes_of_a_page_make_up_the_whole(content: AgreementContent) -> None:
    pages = Pages(make(content, (), draft=True).data)
    whole = pages.picture(0, 501)
    stripes = [
        pages.rows(0, 501, first, min(100, whole.height - first)).rgb
        for first in range(0, whole.height, 100)
    ]
    # A slanted edge may be rounded another way: no eye sees that.
    pairs = zip(b"".join(stripes), whole.rgb, strict=True)
    assert sum(abs(one - other) > 2 for one, other in pairs) < 60
    pages.close()


def test_draws_what_a_field_for_a_signature_shows() -> None:
    made, out = pikepdf.open(BytesIO(written("page"))), BytesIO()
    shown = made.make_stream(b"1 0 0 rg 0 0 100 50 re f")
    shown.Type, shown.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    shown.BBox = pikepdf.Array([0, 0, 100, 50])
    field = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="one",
            Rect=[100, 100, 200, 150], F=132, AP=pikepdf.Dictionary(N=shown),
        )
    )  # fmt: skip
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([field]))
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
    made.save(out)
    picture = render(out.getvalue(), 0, 600)
    at = (675 * 600 + 150) * 3
    assert picture.rgb[at : at + 3] == b"\xff\x00\x00"


def test_counts_pages(content: AgreementContent) -> None:
    document = make(content, (), draft=False)
    assert page_count(document.data) == document.pages == 2


def test_refuses_what_cannot_be_shown(content: AgreementContent) -> None:
    data = make(content, (), draft=True).data
    with pytest.raises(Refused, match="no page 2"):
        render(data, 1, 100)
    with pytest.raises(Refused, match="too large"):
        render(data, 0, 100_000)
    with pytest.raises(Refused, match="cannot be read"):
        render(b"junk", 0, 100)
    with pytest.raises(Refused, match="cannot be read"):
        page_count(b"junk")
    closed = Pages(data)
    closed.close()
    with pytest.raises(Refused, match="cannot be read"):
        closed.text(0)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_words_are_found_where_they_are_seen(degrees: int) -> None:
    pages = Pages(turned(written("one goal"), degrees))
    (boxes,) = pages.text(0).found("goal")
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    picture = pages.picture(0, 800)
    ink = [
        (at // 3 % 800 / 800, at // 3 // 800 / picture.height)
        for at in range(0, len(picture.rgb), 3)
        if picture.rgb[at] < 128
    ]
    inside = [one for one in ink if left <= one[0] <= right and top <= one[1] <= bottom]
    assert len(inside) > 0.4 * len(ink)
    pages.close()


def test_the_fast_way_finds_the_same() -> None:
    pages = Pages(written("a goal", "and a goal again"))
    for words in ("goal", "again", "goal and", "none", ""):
        assert pages.found(0, words) == pages.text(0).found(words)
    pages.close()


def test_finds_words_over_the_end_of_a_line() -> None:
    text = text_of(written("we meet every", "two weeks"))
    (hit,) = text.found("Every  two")
    assert len(hit) == 2
    assert hit[0][1] < hit[1][1]


def test_finds_words_whatever_their_case_and_accents() -> None:
    text = letters("José Ærøskøbing STRASSE")
    assert len(text.found("jose")) == 1
    assert len(text.found("straße")) == 1
    assert len(letters("مُحَمَّد").found("محمد")) == 1
    assert letters("कि कु").found("कि") == letters("कि").found("कि")
    assert text.found("  ") == ()


def test_arabic_and_hebrew_are_found_in_either_order() -> None:
    assert len(letters("ىليل ينيسحلا").found("ليلى الحسيني")) == 1
    assert len(letters("ليلى الحسيني").found("الحسيني")) == 1
    assert len(letters("םולש and שלום").found("שלום")) == 2
    assert letters("lead").found("dael") == ()


def test_a_word_broken_by_a_hyphen_is_found() -> None:
    assert len(letters("agree\x02\r\nment").found("agreement")) == 1


def test_the_nearest_letter_is_the_one_in_the_line_that_was_meant() -> None:
    text = text_of(written("first", "second"))
    first = text.letter_at(0.9, 100 / 800)
    second = text.letter_at(0.9, 140 / 800)
    assert (first, second) != (None, None)
    assert text.letters[first or 0] == "t"
    assert text.letters[second or 0] == "d"
    assert text.words(0, 5) == "first"
