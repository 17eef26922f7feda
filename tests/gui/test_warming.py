"""What comes after the first paint comes once, and at the latest when a person acts."""

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.collecting import Collecting
from mentor_desktop.gui.warming import STEPS, Warming


@pytest.fixture(autouse=True)
def _collecting_as_before(qapp: QApplication) -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    for one in qapp.findChildren(Collecting):
        one.deleteLater()
    if was_enabled:
        gc.enable()


def test_all_is_imported_step_by_step_and_then_the_window_is_furnished(
    qtbot: QtBot, qapp: QApplication
) -> None:
    done: list[bool] = []
    warming = Warming(qapp, lambda: done.append(set(STEPS) <= set(sys.modules)))

    warming.begin()
    assert done == []
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    warming.finish()

    assert done == [True]


def test_the_first_click_finds_everything_in_its_place(qtbot: QtBot, qapp: QApplication) -> None:
    told: list[str] = []
    button = QPushButton("Begin")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: told.append("clicked"))
    warming = Warming(qapp, lambda: told.append("furnished"))
    warming.begin()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert told == ["furnished", "clicked"]


def test_afterwards_memory_is_looked_through_here(qtbot: QtBot, qapp: QApplication) -> None:
    Warming(qapp, lambda: None).finish()

    assert not gc.isenabled()
    assert qapp.findChildren(Collecting)
