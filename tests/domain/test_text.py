"""Cleaning: nothing dangerous is kept, nothing honest is lost."""

import unicodedata
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.text import clean, clean_line, clean_shown, fold, isolated
from tests.exploring import IS_EXPLORING

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("a\0b\x07c", "abc"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("\u202eevil\u2066x\u2069", "evilx"),
        ("می‌خواهم \u200e\u200f\u200d", "می‌خواهم \u200e\u200f\u200d"),
        ("e\u0301", "é"),
        ("e\u202a\u0301", "é"),
        ("\n\t\x0c\x7f\x85", "\n\t"),
        ("\ud800x", "\ufffdx"),
        ("\ufffe\ufdd0\U0001ffffx", "x"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("x" + "\u0327" * 100, "x" + "\u0327" * 30),
        ("tab\there", "tab\there"),
        ("👩🏽‍🔬", "👩🏽‍🔬"),
    ],
)
def test_cleans(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_line_has_no_line_ends() -> None:
    assert clean_line("  two\nlines\tand a tab \n") == "two lines and a tab"


def test_takes_a_text_as_large_as_any_without_a_look_at_each_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []

    def look(letter: str) -> int:
        looked_at.append(letter)
        return combining(letter)

    monkeypatch.setattr("mentor_desktop.domain.text.combining", look)
    lines = "Grüße aus Łódź, سلام\n" * 40_000 + "x" * 100_000
    assert clean(lines) == lines
    assert looked_at == []
    assert clean(lines + "x" + "\u0327" * 100).endswith("x" + "\u0327" * 30)
    assert len(looked_at) == 100


def dropped(letter: str) -> bool:
    code = ord(letter)
    is_control = unicodedata.category(letter) == "Cc" and letter not in "\n\t"
    return is_control or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or letter in BIDI


def test_drops_controls_noncharacters_and_bidi_controls_of_all_unicode() -> None:
    empty = range(0x40000, 0x110000)  # planes without letters, but for the tags
    kept = (code for code in empty if code & 0xFFF0 in (0, 0xFFF0) or code >> 12 == 0xE0)
    for code in (*range(0x40000), *(empty if IS_EXPLORING else kept)):
        letter = chr(code)
        if letter in "\r\x0b\u2028\u2029" or 0xD800 <= code <= 0xDFFF:
            assert clean("x" + letter) in ("x\n", "x\ufffd")
        else:
            expected = "x" if dropped(letter) else unicodedata.normalize("NFC", "x" + letter)
            assert clean("x" + letter) == expected


@pytest.mark.parametrize(
    "blank",
    ["\u200b", "\u200d\ufeff\u200b", " \u2060\n\u00a0", "\u3164", "\u2800\u2800", "\ufe0f\u034f"],
)
def test_what_looks_empty_is_empty(blank: str) -> None:
    assert clean(blank) == ""
    assert clean_line(blank) == ""
    assert clean(f"a{blank}b") != "ab"  # between words it may have its reason


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_search_compares_without_case_width_or_spacing() -> None:
    assert fold("  STRASSE  ﬁ") == fold("straße fi")


def test_what_is_shown_may_keep_its_isolates_and_nothing_else_that_turns_letters() -> None:
    day = isolated("9 مارس")
    assert day == "\u20689 مارس\u2069"
    assert clean_shown(f"by {day}: {day} {day}") == f"by {day}: {day} {day}"
    assert clean_shown("\u2066x\u2069 \u202ey \u2068z") == "x y z"
    assert clean_shown("\u2068a\nb\u2069") == "a\nb"
    assert clean_shown(f"\u2068{day}\u2069") == day
    assert clean(day) == "9 مارس"
