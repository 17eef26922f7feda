"""Texts cut to a length."""

from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.documents.shortening import shortened


def test_cuts_between_words_and_keeps_letters_whole() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("Donaudampfschifffahrt", 8) == "Donauda…"
    assert shortened("line\none", 20) == "line one"
    assert shortened("👩‍👩‍👧 family of three", 4) == "…"


@given(st.text(max_size=300), st.integers(1, 100))
def test_is_never_longer_than_wanted(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
