"""Hostile and many-scripted texts on paper: inert, and nothing vanishes."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.fonts import CHAIN, face_for
from mentor_desktop.domain.agreement_content import AgreementContent

Saying = Callable[[str], AgreementContent]
Reading = Callable[[bytes], str]


def _glyphs_read(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    return text


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <br/> <para> x <y> z",
        "&amp; &lt; &#65; &nonsense;",
        '<img src="resources/icon.png"/> <a href="javascript:alert(1)">open</a>',
        "</font></para> <font name='x'>broken",
        "{name} %s %(name)s \\n $x",
        "(parens) \\( \\) << >> [ ] endstream endobj",
    ],
)
def test_markup_is_only_text(saying: Saying, words_of: Reading, text: str) -> None:
    data = make(saying(text), (), draft=True).data
    assert text in words_of(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            assert "/Annots" not in page
            assert "/XObject" not in page.resources


@pytest.mark.parametrize(
    "text",
    [
        "Ελληνικά Привет Гриценко Þórsdóttir Íñiguez Tūhoro Wiśniewski",
        "我们同意每周见面一次",
        "한국어로 만나요",
        "毎週会います カタカナ",
        "Հայերեն ქართული",
        "ไทย ລາວ",
        "𠮷野家",
    ],
)
def test_reads_back_in_many_scripts(saying: Saying, words_of: Reading, text: str) -> None:
    document = make(saying(text), (), draft=True)
    assert document.missing == ()
    assert text in words_of(document.data)


@pytest.mark.parametrize(
    "text",
    ["שלום עליכם", "مرحبا بكم", "नमस्ते दुनिया", "বাংলা ভাষা", "தமிழ் மொழி", "తెలుగు", "ಕನ್ನಡ",
     "🎉 😀 ❤ ✔", "→ ← ① ✓ ≤ ∞ ★ € ₹", "മലയാളം", "සිංහල",
     "ਪੰਜਾਬੀ", "ગુજરાતી", "ଓଡ଼ିଆ", "မြန်မာ", "ភាសាខ្មែរ", "አማርኛ"],
)  # fmt: skip
def test_every_letter_of_other_scripts_and_every_sign_is_there(saying: Saying, text: str) -> None:
    document = make(saying(text), (), draft=True)
    assert document.missing == ()
    read = _glyphs_read(document.data)
    assert [letter for letter in text if letter not in read] == []


def test_what_no_font_has_is_drawn_as_a_sign_and_listed(saying: Saying, words_of: Reading) -> None:
    document = make(saying("ab\u0378cd \U0001f9ffef Ꮳ\u0378"), (), draft=True)
    assert document.missing == ("\u0378", "Ꮳ")
    words = words_of(document.data)
    assert "ab\ufffdcd" in words
    assert "\ufffd\ufffd" in words


def test_controls_overrides_and_surrogates_leave_the_words(
    saying: Saying, words_of: Reading
) -> None:
    hostile = "a\x00b\x07c \u202edesrever\u202c \u2066x\u2069 \ufffe lone\ufffd\r\nnext\u2028last"
    words = words_of(make(saying(hostile), (), draft=True).data)
    assert "abc desrever x lone\ufffd next last" in words


def test_a_long_word_is_broken_and_whole(saying: Saying, words_of: Reading) -> None:
    words = words_of(make(saying("x" * 10_000), (), draft=True).data)
    assert words.count("x") == 10_000


def test_a_megabyte_is_whole(saying: Saying) -> None:
    line = "what we said and what we meant " * 1_000
    text = "\n".join([line] * 10 + ["0123456789 " * 64_000])
    document = make(saying(text), (), draft=True)
    assert document.pages > 150
    assert _glyphs_read(document.data).count("0123456789") == 64_000


def test_thousands_of_different_han_are_whole(saying: Saying, words_of: Reading) -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 1_500))
    read = words_of(make(saying(text), (), draft=True).data).replace(" ", "")
    assert set(text) <= set(read)


def test_spaces_at_the_start_and_in_a_row_are_kept(saying: Saying) -> None:
    def left_of(letter: str, text: str) -> float:
        pdf = pypdfium2.PdfDocument(make(saying(text), (), draft=True).data)
        page = pdf[0].get_textpage()
        left: float = page.get_charbox(page.get_text_range().index(letter))[0]
        pdf.close()
        return left

    assert left_of("Ж", "a    Ж") - left_of("Ж", "a Ж") > 5
    assert left_of("Ж", "   Ж") - left_of("Ж", "Ж") > 5


def test_marks_stay_with_their_letter(saying: Saying, words_of: Reading) -> None:
    assert face_for("е\u0301") is CHAIN[0]
    assert "е\u0301ж" in words_of(make(saying("е\u0301ж"), (), draft=True).data)
