"""One language at a time, the nearest to the reader's."""

import pytest

from mentor_desktop.translation import current_language, language, nearest_language


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_GB", "xx_YY", ""])
def test_where_there_is_no_catalogue_english_is_spoken(locale: str) -> None:
    assert nearest_language(locale) == "en"


def test_another_language_is_spoken_for_a_while_only() -> None:
    with language("xx"):
        assert current_language() == "xx"
    assert current_language() == "en"
