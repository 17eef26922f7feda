"""A paragraph on paper: wraps, is cut between pages, stands where its direction says."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from mentor_desktop.documents.engine.block import Block
from mentor_desktop.documents.tagging import Tags
from mentor_desktop.documents.text import Run, TextStyle, Writer

Printing = Callable[..., bytes]

STYLE = TextStyle(10, 15, "#1C2421")
TEN_LINES = "\u2028".join(["line"] * 10)


def _block(text: str, style: TextStyle = STYLE) -> Block:
    (block,) = Writer().paragraphs(text, style)
    return block


def _lines_of(block: Flowable, width: float = 200) -> int:
    return round(float(block.wrap(width, 1_000)[1]) / STYLE.leading)


def _boxes(data: bytes, page: int = 0) -> list[tuple[str, float, float, float]]:
    """Each letter of a page with its left, bottom and right."""
    pdf = pypdfium2.PdfDocument(data)
    text = pdf[page].get_textpage()
    found = []
    for at in range(text.count_chars()):
        left, bottom, right, _top = text.get_charbox(at)
        found.append((text.get_text_range(at, 1), left, bottom, right))
    pdf.close()
    return found


def _texts(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return texts


def test_takes_as_many_lines_as_the_width_asks_for() -> None:
    block = _block("what we said and what we meant " * 8)
    assert _lines_of(block, 500) < _lines_of(block, 200) < _lines_of(block, 80)
    assert block.wrap(200, 1_000)[0] == 200


def test_is_cut_where_the_room_ends_and_nothing_is_lost(printed: Printing) -> None:
    words = " ".join(f"word{number}" for number in range(2_000))
    pages = _texts(printed([_block(words)], 300, 300))
    assert len(pages) > 10
    assert " ".join(pages) == words


@pytest.mark.parametrize(
    ("lines", "room", "expected"),
    [
        (10, 5, [5, 5]),
        (10, 9, [8, 2]),  # no single line on the second page
        (10, 1, []),  # nor on the first
        (3, 2, []),
        (4, 3, [2, 2]),
        (10, 10, [10]),
    ],
)
def test_leaves_no_line_alone(lines: int, room: int, expected: list[int]) -> None:
    block = _block(" ".join(["incomprehensible"] * lines))
    assert _lines_of(block, 100) == lines
    parts = block.split(100, room * STYLE.leading)
    assert [_lines_of(part, 100) for part in parts] == expected


def test_a_part_can_be_cut_again_and_keeps_the_space_around() -> None:
    style = TextStyle(10, 15, "#000000", before=7, after=9)
    block = _block(" ".join(["incomprehensible"] * 20), style)
    block.wrap(100, 1_000)
    first, rest = block.split(100, 6 * 15)
    second, last = rest.split(100, 5 * 15)
    assert [_lines_of(part, 100) for part in (first, second, last)] == [6, 5, 9]
    spaces = [(part.getSpaceBefore(), part.getSpaceAfter()) for part in (first, second, last)]
    assert spaces == [(7, 0), (0, 0), (0, 9)]


def test_a_part_loses_nothing_where_the_next_page_is_narrower() -> None:
    block = _block(" ".join(["incomprehensible"] * 20))
    block.wrap(100, 1_000)
    first, rest = block.split(100, 6 * 15)
    assert _lines_of(first, 100) + _lines_of(rest, 60) == 20


@pytest.mark.parametrize(
    ("text", "align", "is_left"),
    [
        ("abc", "left", True),
        ("abc", "right", False),
        ("אבג", "left", False),
        ("אבג", "right", True),
        ("مرحبا", "left", False),
        ("12", "left", True),
        ("12 אב", "left", False),
    ],
)
def test_begins_on_the_side_of_its_direction(
    printed: Printing, text: str, align: str, is_left: bool
) -> None:
    boxes = _boxes(printed([_block(text, TextStyle(10, 15, "#000000", align=align))], 300, 300))
    if is_left:
        assert min(left for _letter, left, *_rest in boxes) < 23
    else:
        assert max(right for *_rest, right in boxes) > 276


def test_stands_in_the_middle(printed: Printing) -> None:
    for text in ("Mentoring", "שלום"):
        style = TextStyle(10, 15, "#000000", align="center")
        boxes = _boxes(printed([_block(text, style)], 300, 300))
        left = min(left for _letter, left, *_rest in boxes)
        right = max(right for *_rest, right in boxes)
        assert abs((left + right) / 2 - 150) < 1.5


def test_justified_lines_end_at_the_margin_but_the_last_does_not(printed: Printing) -> None:
    style = TextStyle(10, 15, "#000000", align="justify")
    boxes = _boxes(printed([_block("what we said and what we meant " * 6, style)], 300, 300))
    ends: dict[float, float] = {}
    for letter, _left, bottom, right in boxes:
        if letter.strip():
            line = round(bottom / 15)
            ends[line] = max(right, ends.get(line, 0))
    *full, last = [ends[line] for line in sorted(ends, reverse=True)]
    assert len(full) > 2
    assert all(abs(end - 280) < 2 for end in full)
    assert last < 270


def test_no_number_of_the_page_code_is_written_with_an_exponent(printed: Printing) -> None:
    style = TextStyle(9.3, 13.7, "#01FE03", align="justify")
    texts = ["مَرْحَبًا بِكُم " * 30, "क्षत्रिय श्री " * 30, "Ж\u0301 👩‍💻 " * 40, "讨论目标和进展" * 30]
    with pikepdf.open(BytesIO(printed([_block(text, style) for text in texts]))) as pdf:
        code = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert not re.search(rb"\d[eE][-+]?\d", re.sub(rb"<[^<>]*>", b"", code))


def test_bullets_and_indents_are_mirrored(printed: Printing) -> None:
    style = TextStyle(10, 15, "#000000", indent=30, bullet_indent=10)
    for text, is_mirrored in (("abc", False), ("אבג", True)):
        story = Writer().paragraphs(text, style, bullet="•")
        read = _boxes(printed(story, 300, 300))
        boxes = [(letter, left, right) for letter, left, _bottom, right in read]
        (bullet,) = [(left, right) for letter, left, right in boxes if letter == "•"]
        letters = [(left, right) for letter, left, right in boxes if letter not in "•\r\n "]
        if is_mirrored:
            assert 260 < bullet[1] < 272
            assert 245 < max(right for _left, right in letters) < 251
        else:
            assert 28 < bullet[0] < 40
            assert 49 < min(left for left, _right in letters) < 52


def test_a_wide_bullet_pushes_its_text(printed: Printing) -> None:
    style = TextStyle(10, 15, "#000000", indent=12, bullet_indent=0)
    story = Writer().paragraphs("text", style, bullet="1000.")
    boxes = _boxes(printed(story, 300, 300))
    dot = max(right for letter, *_rest, right in boxes if letter == ".")
    assert min(left for letter, left, *_rest in boxes if letter == "t") > dot


def test_high_letters_push_lines_apart() -> None:
    high = "a" + "\u0301" * 29
    plain, stacked = _block("a b " * 40), _block(f"{high} b " * 40)
    assert stacked.wrap(100, 9_999)[1] > 2 * plain.wrap(100, 9_999)[1]
    assert _block("אָב מְנַחֵם " * 20).wrap(100, 9_999)[1] % 15 == 0


def test_high_lines_are_cut_between_pages(printed: Printing) -> None:
    high = "a" + "\u0301" * 29
    assert len(_texts(printed([_block(f"{high} b " * 200)], 300, 400))) > 2


def test_stands_in_tables_and_is_kept_together(printed: Printing) -> None:
    cell = Writer().paragraphs("what we said and what we meant " * 60, STYLE)
    grid = Table([[cell, Writer().paragraphs("short", STYLE)]], colWidths=[120, None], splitInRow=1)
    data = printed([Spacer(1, 30), grid, KeepTogether(Writer().paragraphs("end", STYLE))], 300, 300)
    assert " ".join(_texts(data)).count("meant") == 60
    assert _texts(data)[-1].endswith("end")


def test_a_link_is_an_annotation_and_only_web_and_mail_lead_anywhere(printed: Printing) -> None:
    runs = [
        Run("see "), Run("the programme", link="https://example.org/a?b=c&d=ü"),
        Run(" or "), Run("write", link="mailto:someone@example.org"),
        Run(" or "), Run("run", link="javascript:alert(1)"),
        Run(" or "), Run("open", link="file:///etc/passwd"),
        Run(" or "), Run("break", link="https://example.org/a b"),
    ]  # fmt: skip
    data = printed(Writer().paragraphs(runs, STYLE))
    assert _texts(data) == ["see the programme or write or run or open or break"]
    with pikepdf.open(BytesIO(data)) as pdf:
        links = [str(note.A.URI) for note in pdf.pages[0].Annots]
    assert links == ["https://example.org/a?b=c&d=%C3%BC", "mailto:someone@example.org"]


def test_a_link_over_two_lines_has_a_box_on_each(printed: Printing) -> None:
    runs = [Run("read "), Run("what we said and what we meant " * 3, link="https://example.org/")]
    data = printed(Writer().paragraphs(runs, STYLE), 200, 300)
    with pikepdf.open(BytesIO(data)) as pdf:
        boxes = [[float(edge) for edge in note.Rect] for note in pdf.pages[0].Annots]
    assert len(boxes) == 4
    assert all(19 < left < right < 181 for left, _bottom, right, _top in boxes)
    assert len({bottom for _left, bottom, *_rest in boxes}) == 4


def test_nodes_are_made_when_the_text_is_built() -> None:
    tags = Tags()
    writer = Writer(tags)
    writer.paragraphs("Heading\nof two lines", STYLE, tag="H1")
    writer.paragraphs("one\ntwo", STYLE)
    writer.paragraphs([Run("a "), Run("link", link="https://example.org/")], STYLE)
    writer.paragraphs("nothing", STYLE, tag="")
    with tags.within("L"), tags.within("LI") as item:
        writer.paragraphs("point", STYLE, bullet="•")
    kinds = [node.kind for node in tags.root.children]
    assert kinds == ["H1", "P", "P", "P", "L"]
    assert [node.kind for node in tags.root.children[3].children] == ["Link"]
    label, body = item.children
    assert (label.kind, body.kind) == ("Lbl", "LBody")
    assert [node.kind for node in body.children] == ["P"]
