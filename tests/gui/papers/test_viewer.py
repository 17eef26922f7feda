"""A PDF in a window of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.papers.viewer import Viewer, view
from tests.gui.papers.test_printing import A4, document

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[Viewer]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    made = view(owner, document(A4, A4), "Mentoring agreement, version 1")
    qtbot.waitUntil(lambda: made.pages.sheets.count > 0, timeout=60_000)
    yield made
    assert owner is not None  # the viewer goes with it


@pytest.mark.usefixtures("_in_english")
def test_shows_the_pdf_in_a_window_of_its_own(viewer: Viewer) -> None:
    assert viewer.isWindow()
    assert viewer.windowTitle().startswith("Mentoring agreement, version 1")
    assert viewer.pages.words == "Page 1 of 2"


def test_escape_closes_the_search_first_and_then_the_window(viewer: Viewer, qtbot: QtBot) -> None:
    closed: list[bool] = []
    viewer.destroyed.connect(lambda: closed.append(True))
    qtbot.keyClick(viewer.pages.sheets, Qt.Key.Key_F, CONTROL)
    qtbot.keyClick(viewer.pages.search.field, Qt.Key.Key_Escape)
    assert viewer.isVisible()
    qtbot.keyClick(viewer.pages.sheets, Qt.Key.Key_Escape)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(closed), timeout=5000)


def test_prints_with_the_keys_of_the_system(
    viewer: Viewer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(
        Printing, "ask", lambda self, data, title, page=0: asked.append((title, page))
    )
    viewer.pages.go_to(1)
    qtbot.keyClick(viewer.pages.sheets, Qt.Key.Key_P, CONTROL)
    qtbot.mouseClick(viewer.print, Qt.MouseButton.LeftButton)
    assert asked == [("Mentoring agreement, version 1", 1)] * 2
