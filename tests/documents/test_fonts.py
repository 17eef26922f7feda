"""The chain of fonts."""

import pytest

from mentor_desktop.documents.fonts import (
    BASE,
    BOLD,
    BOLD_ITALIC,
    CHAIN,
    ITALIC,
    REGULAR,
    face_for,
    font_of,
)


def test_every_face_of_the_chain_is_installed_and_has_characters() -> None:
    assert [face.file for face in CHAIN if len(face.characters) < 80 or not face.glyph(" ")] == []


@pytest.mark.parametrize(
    ("cluster", "file"),
    [("a", "NotoSans["), ("ж", "NotoSans["), ("א", "Hebrew"), ("م", "Arabic"), ("क", "Devanagari"),
     ("中", "CJK"), ("한", "CJK"), ("🎉", "Emoji"), ("→", "Symbols"), ("❤", "Emoji"),
     ("❤\ufe0f", "Emoji"), ("#\ufe0f\u20e3", "Emoji"), ("👩\u200d💻", "Emoji"),
     ("e\u0301", "NotoSans["), ("क्षि", "Devanagari")],
)  # fmt: skip
def test_the_first_face_that_has_the_whole_cluster(cluster: str, file: str) -> None:
    face = face_for(cluster)
    assert face is not None
    assert file in face.file


def test_no_face_for_what_is_in_none() -> None:
    assert face_for("\u0378") is None


def test_bold_is_wider_and_slanted_is_another_file() -> None:
    letter = BASE.glyph("m")
    assert font_of(BASE, BOLD).width(letter) > font_of(BASE, REGULAR).width(letter)
    assert font_of(BASE, ITALIC).face is not BASE
    assert font_of(BASE, BOLD_ITALIC).name == "NotoSans-BoldItalic"


def test_scripts_without_slanted_letters_stay_upright() -> None:
    hebrew = face_for("א")
    assert hebrew is not None
    assert font_of(hebrew, ITALIC) is font_of(hebrew, REGULAR)
    assert font_of(hebrew, BOLD_ITALIC) is font_of(hebrew, BOLD)


def test_a_glyph_says_its_letter_but_not_what_looks_like_it() -> None:
    assert BASE.says(BASE.glyph("A"), "A")
    assert not BASE.says(BASE.glyph("A"), "А")  # Cyrillic
    han = face_for("中")
    assert han is not None
    assert han.says(han.glyph("一"), "一")
    assert not han.says(han.glyph("⼀"), "⼀")  # a radical drawn with the letter's glyph
