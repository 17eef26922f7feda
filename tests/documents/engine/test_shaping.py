"""Letters to glyphs: joined, placed, and what a reader makes of them."""

import re

import pytest

from mentor_desktop.documents.engine.shaping import NO_MEANING, Piece, Words, shaped, words_of
from mentor_desktop.documents.fonts import BASE, REGULAR, Font, face_for, font_of


def _font(letter: str) -> Font:
    face = face_for(letter)
    assert face is not None
    return font_of(face, REGULAR)


def _glyphs(piece: Piece) -> list[int]:
    shown = re.sub(r"<<.*?>>|1 Tz.*?100 Tz", "", piece.code)
    return [
        int(code[at : at + 4], 16)
        for code in re.findall("<([0-9A-F]+)>", shown)
        for at in range(0, len(code), 4)
    ]


def _actual_texts(piece: Piece) -> list[str]:
    return [
        bytes.fromhex(code).decode("utf-16") for code in re.findall("ActualText<(.*?)>", piece.code)
    ]


def test_latin_letters_are_kerned_and_say_themselves() -> None:
    font = font_of(BASE, REGULAR)
    piece = shaped(font, "AVATAR")
    alone = sum(font.width(font.face.glyph(letter)) for letter in "AVATAR")
    assert piece.advance < alone
    assert _glyphs(piece) == [font.face.glyph(letter) for letter in "AVATAR"]
    assert _actual_texts(piece) == []


def test_a_ligature_says_its_letters() -> None:
    piece = shaped(font_of(BASE, REGULAR), "office")
    assert len(_glyphs(piece)) == 4
    assert "ffi" in [said for _glyph, said in piece.glyphs]


def test_arabic_letters_join_and_run_from_right_to_left() -> None:
    font = _font("م")
    joined = _glyphs(shaped(font, "محمد", is_rtl=True))
    assert len(joined) == 4
    assert font.face.glyph("م") not in joined  # an initial and a middle form
    assert joined[0] == _glyphs(shaped(font, "حد", is_rtl=True))[0]  # the last letter is left


@pytest.mark.parametrize("name", ["محمد", "عبد الله", "لمى", "بحر", "صلعم"])
def test_names_keep_their_letters(name: str) -> None:
    piece = shaped(_font("م"), name, is_rtl=True)
    read = {letter for _glyph, said in piece.glyphs for letter in said}
    assert read - {NO_MEANING, " "} == set(name) - {" "}


def test_indic_syllables_are_shaped_whole() -> None:
    font = _font("क")
    piece = shaped(font, "क्षि")
    assert len(_glyphs(piece)) == 2
    assert _actual_texts(piece) == ["क्षि"]
    vowel_first = shaped(font, "हि")
    assert _glyphs(vowel_first)[1] == font.face.glyph("ह")


def test_vowel_marks_stand_before_their_letter_in_what_is_read() -> None:
    piece = shaped(_font("م"), "مَ", is_rtl=True)
    assert _actual_texts(piece) == ["\u064e", "م"]


def test_a_joiner_in_persian_is_not_lost() -> None:
    assert "\u200c" in "".join(_actual_texts(shaped(_font("م"), "می\u200cخواهم", is_rtl=True)))


def test_an_emoji_sequence_is_one_glyph_with_its_whole_text() -> None:
    piece = shaped(_font("🎉"), "👩\u200d💻")
    assert len(_glyphs(piece)) == 1
    assert _actual_texts(piece) == ["👩\u200d💻"]


def test_look_alikes_say_what_they_are() -> None:
    assert _actual_texts(shaped(_font("⼀"), "⼀")) == ["⼀"]
    assert _actual_texts(shaped(_font("一"), "一")) == []


def test_han_takes_the_forms_of_its_language() -> None:
    words = words_of(_font("直"))
    forms = {language: words.directed("直", 0, language).code for language in ("ja", "zh-Hans")}
    assert forms["ja"] != forms["zh-Hans"]


@pytest.mark.parametrize("text", ["x\u0301" + "\u0301" * 28, "ញ៉ើ", "မြို့", "ཀ"])
def test_high_and_deep_letters_tell_their_ink(text: str) -> None:
    face = face_for(text)
    if face is None:
        assert text == "ཀ"  # Tibetan is in no font of ours
        return
    piece = words_of(font_of(face, REGULAR)).directed(text, 0, "")
    assert piece.top > 700 or piece.bottom < -150


def test_words_are_kept_and_long_ones_are_not() -> None:
    words = Words(font_of(BASE, REGULAR))
    assert words["plan "] is words["plan "]
    assert words["plan "].bare == words["plan"].advance < words["plan "].advance
    assert words["x" * 5_000] is not words["x" * 5_000]


def test_no_glyph_is_ever_the_sign_for_a_missing_one() -> None:
    for text in ("a\u200bb", "a\u00adb", "\u2060x", "\u034f"):
        assert 0 not in _glyphs(shaped(font_of(BASE, REGULAR), text)), text
