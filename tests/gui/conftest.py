"""What tests of windows share."""

from collections.abc import Iterator

import pytest

from tests.gui.speaking import speaking


@pytest.fixture
def _in_english() -> Iterator[None]:
    """For a test that says days or numbers as they are read in English."""
    with speaking("en_GB"):
        yield
