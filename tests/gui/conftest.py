"""What tests of windows share."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.theme import apply_theme
from tests.gui.speaking import speaking


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Dressed as people see it, so that no test goes by which ones ran before it."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture(autouse=True, scope="module")
def _undressed_by_none(qapp: QApplication) -> Iterator[None]:
    font = QFont(qapp.font())
    yield
    if qapp.font() != font:
        qapp.setFont(font)
    apply_theme(qapp, "light")


@pytest.fixture
def _in_english() -> Iterator[None]:
    """For a test that says days or numbers as they are read in English."""
    with speaking("en_GB"):
        yield
