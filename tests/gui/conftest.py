"""What tests of windows share."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.papers import drawing
from mentor_desktop.gui.theme.applying import IN_USE
from tests.gui.speaking import speaking
from tests.sharing import Share, Shared


@pytest.fixture(autouse=True, scope="module")
def _as_plain_as_before(qapp: QApplication) -> Iterator[None]:
    """A look that tests put on goes with them: no test goes by which ones ran before it.

    All others run without, which takes them half the time.
    """
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    yield
    for left in qapp.topLevelWidgets():
        if shiboken6.isValid(left) and left.parent() is None:
            left.deleteLater()  # each look that tests put on would be given to it, too
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if qapp.styleSheet():
        shiboken6.delete(qapp.property(IN_USE))
        qapp.setProperty(IN_USE, None)
        qapp.styleHints().unsetColorScheme()
        qapp.setStyleSheet("")
        qapp.setPalette(palette)
    if qapp.font() != font:
        qapp.setFont(font)


@pytest.fixture(autouse=True, scope="module")
def _one_process_draws(shared: Shared) -> Iterator[None]:
    """For every page, but in tests that are about the process: these override it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "started", lambda _count: Share(shared))
        yield


@pytest.fixture
def _in_english() -> Iterator[None]:
    """For a test that says days or numbers as they are read in English."""
    with speaking("en_GB"):
        yield
