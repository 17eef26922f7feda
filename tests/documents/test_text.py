"""Hostile and many-scripted texts on paper: inert, and nothing vanishes."""

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.fonts import BOLD, ITALIC
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.text import clean
from tests.documents.bare_pages import put
from tests.documents.hostile import TABLE, Hostile
from tests.documents.sentences import SENTENCES
from tests.exploring import tries

Saying = Callable[[str], AgreementContent]
Reading = Callable[[bytes], str]

STYLE = TextStyle(10, 14.5, "#1C2421")
_ORDERING = re.compile("[\u200e\u200f\u202a-\u202e]")  # what pdftotext adds around Hebrew


def _drawn(text: str, style: TextStyle = STYLE, *, writer: Writer | None = None) -> bytes:
    """The text on pages that hold nothing else."""
    return put((writer or Writer()).paragraphs(text, style))


def _glyphs_read(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    return text


def _read(words_of: Reading, data: bytes) -> str:
    return _ORDERING.sub("", words_of(data))


@pytest.mark.parametrize("hostile", TABLE, ids=lambda hostile: ascii(hostile.text)[:40])
def test_hostile_texts_are_only_text(words_of: Reading, hostile: Hostile) -> None:
    writer = Writer()
    data = _drawn(hostile.text, writer=writer)
    assert _read(words_of, data) == hostile.read
    assert writer.missing == tuple(sorted(hostile.missing))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert not pdf.pages[0].resources.get("/XObject", {})
        assert all(
            key in ("/Type", "/Pages", "/Outlines", "/PageMode", "/Lang") for key in pdf.Root
        )


def test_sixty_hostile_texts_and_all_of_them_in_one_agreement(
    saying: Saying, words_of: Reading
) -> None:
    assert len(TABLE) >= 60
    document = make(saying(clean("\n".join(hostile.text for hostile in TABLE))), (), draft=True)
    words = _read(words_of, document.data)
    assert [one.text for one in TABLE if one.read.split(" ")[0] not in words] == []
    assert set(document.missing) == {letter for one in TABLE for letter in one.missing}


@pytest.mark.parametrize(
    ("text", "letter", "count"),
    [
        ("x" * 10_000, "x", 10_000),
        ("w" * 200_000, "w", 200_000),
        ("字" * 20_000, "字", 20_000),
        ("ب" * 20_000, "ب", 20_000),
        ("ก" * 20_000, "ก", 20_000),
        ("e" + "\u0301" * 3_000, "\u0301", 30),  # and one is part of é
        ("🎉" * 5_000, "🎉", 5_000),
        (("a " * 50_000), "a", 50_000),
        ("a" + " " * 100_000 + "b", "b", 1),
        ("\u200d" * 50_000 + "z", "z", 1),
        ("(" * 20_000 + "א", "(", 20_000),
    ],
    ids=lambda value: ascii(value)[:12],
)
def test_endless_texts_are_broken_and_whole(
    words_of: Reading, text: str, letter: str, count: int
) -> None:
    assert words_of(_drawn(text)).count(letter) == count


def test_a_megabyte_is_whole(saying: Saying) -> None:
    line = "what we said and what we meant " * 1_000
    text = "\n".join([line] * 10 + ["0123456789 " * 64_000])
    document = make(saying(text), (), draft=True)
    assert document.pages > 150
    assert _glyphs_read(document.data).count("0123456789") == 64_000


def test_thousands_of_different_han_are_whole(saying: Saying, words_of: Reading) -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 20_000, tries(4, 1)))
    document = make(saying(text), (), draft=True)
    assert document.missing == ()
    assert set(text) <= set(words_of(document.data))
    assert len(document.data) < 6_000_000


@pytest.mark.parametrize("script", SENTENCES)
def test_every_word_of_every_script_is_read_back(words_of: Reading, script: str) -> None:
    sentence = SENTENCES[script]
    writer = Writer()
    read = unicodedata.normalize("NFC", _read(words_of, _drawn(sentence, writer=writer)))
    words = unicodedata.normalize("NFC", sentence).split()
    assert [word for word in words if word not in read.split()] == []
    assert writer.missing == ()


@pytest.mark.parametrize("script", SENTENCES)
def test_every_script_is_read_back_in_narrow_columns_and_other_weights(
    words_of: Reading, script: str
) -> None:
    for style in (TextStyle(10, 14.5, "#000000", BOLD), TextStyle(17, 22, "#16324F", ITALIC)):
        read = "".join(_read(words_of, _drawn(SENTENCES[script] + " " + SENTENCES[script], style)))
        assert not set(SENTENCES[script]) - set(read) - {"\u0301"}


def test_directions_mixed_in_one_line_stand_right(words_of: Reading) -> None:
    assert words_of(_drawn("Grace met محمد علي in Cairo")).startswith("Grace met ")
    boxes = {}
    pdf = pypdfium2.PdfDocument(_drawn("one שלום two"))
    text = pdf[0].get_textpage()
    for at in range(text.count_chars()):
        boxes[text.get_text_range(at, 1)] = text.get_charbox(at)[0]
    pdf.close()
    assert boxes["n"] < boxes["ם"] < boxes["ל"] < boxes["ש"] < boxes["w"]


def test_spaces_at_the_start_and_in_a_row_are_kept(saying: Saying) -> None:
    def left_of(letter: str, text: str) -> float:
        pdf = pypdfium2.PdfDocument(make(saying(text), (), draft=True).data)
        page = pdf[0].get_textpage()
        left: float = page.get_charbox(page.get_text_range().index(letter))[0]
        pdf.close()
        return left

    assert left_of("Ж", "a    Ж") - left_of("Ж", "a Ж") > 5
    assert left_of("Ж", "   Ж") - left_of("Ж", "Ж") > 5


def test_measures_and_shortens_one_line() -> None:
    writer = Writer()
    for text in ("Grace Ndlovu", "李文静", "محمد عبد الله", "क्षत्रिय", "👩‍💻 👍🏽"):
        assert writer.width(text, 20) == pytest.approx(2 * writer.width(text, 10))
        assert writer.width(text + text, 10) > writer.width(text, 10)
        assert writer.fitting(text, STYLE, 1_000) == text
        short = writer.fitting(text * 20, STYLE, 100)
        assert short.endswith("…")
        assert writer.width(short, STYLE.size) <= 100
    assert writer.width("Mentoring", 10, BOLD) > writer.width("Mentoring", 10)
    assert writer.fitting("👩‍💻👩‍💻👩‍💻", STYLE, 30).count("\u200d") in (1, 2)


def test_draws_a_line_at_its_left_its_middle_or_its_right() -> None:
    for align, expected in (("left", 100), ("center", 70), ("right", 40)):
        out = BytesIO()
        canvas = Canvas(out, pagesize=(200, 100), invariant=1, initialFontName=Writer().font())
        style = TextStyle(10, 14, "#000000", align=align)
        text = "x" * round(60 / Writer().width("x", 10))
        Writer().draw(canvas, 100, 50, text, style)
        canvas.showPage()
        canvas.save()
        pdf = pypdfium2.PdfDocument(out.getvalue())
        left = pdf[0].get_textpage().get_charbox(0)[0]
        pdf.close()
        assert abs(left - expected) < 4


def test_bare_outlines_are_seen_but_not_read() -> None:
    for text in ("Draft", "草稿", "مسودة", "मसौदा"):
        out = BytesIO()
        canvas = Canvas(out, pagesize=(300, 100), invariant=1, initialFontName=Writer().font())
        Writer().draw_shape(canvas, 150, 30, text, TextStyle(40, 40, "#000000", align="center"))
        canvas.showPage()
        canvas.save()
        pdf = pypdfium2.PdfDocument(out.getvalue())
        assert pdf[0].get_textpage().get_text_bounded().strip() == ""
        bitmap = pdf[0].render(scale=1)
        picture = bitmap.to_pil().convert("L")
        bitmap.close()
        pdf.close()
        assert sum(picture.histogram()[:100]) > 200
        assert picture.crop((0, 0, 30, 100)).getextrema() == (255, 255)
