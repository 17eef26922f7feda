"""A desk for each journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen of 1360 x 930 with nothing on it yet."""
    home = tmp_path / "home"
    home.mkdir()
    desk = Desktop(home)
    yield desk
    desk.close()
