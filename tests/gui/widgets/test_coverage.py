"""A bar and the same in words."""

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.coverage import CoverageMeter


@pytest.mark.usefixtures("_in_english")
def test_says_in_words_what_the_bar_shows(qtbot: QtBot) -> None:
    meter = CoverageMeter()
    qtbot.addWidget(meter)

    meter.set_counts(9, 15)

    bar = meter.findChild(QProgressBar)
    assert bar is not None
    assert meter.words == "9 of 15 sections complete"
    assert (bar.value(), bar.maximum()) == (9, 15)
    assert bar.accessibleName() == meter.words


def test_nothing_to_do_is_no_endless_bar(qtbot: QtBot) -> None:
    meter = CoverageMeter()
    qtbot.addWidget(meter)
    bar = meter.findChild(QProgressBar)
    assert bar is not None
    assert bar.maximum() == 1
    assert bar.value() == 0
