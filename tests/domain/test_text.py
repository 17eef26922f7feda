"""Cleaning: nothing dangerous is kept, nothing honest is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.text import clean, clean_line, fold


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("a\0b\x07c", "abc"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("\u202eevil\u2066x\u2069", "evilx"),
        ("می‌خواهم \u200e\u200f\u200d", "می‌خواهم \u200e\u200f\u200d"),
        ("e\u0301", "é"),
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


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_search_compares_without_case_width_or_spacing() -> None:
    assert fold("  STRASSE  ﬁ") == fold("straße fi")
