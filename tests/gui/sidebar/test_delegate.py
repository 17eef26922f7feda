"""How two names share the width of a line."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.sidebar.delegate import fitting_title


@pytest.mark.parametrize("arrow", [" ← ", " → "])
def test_both_names_keep_their_beginning(qtbot: QtBot, arrow: str) -> None:
    metrics = QFontMetrics(QFont())
    title = arrow.join(("Benedikt Freiherr-Lindqvist", "Ulrika Sjödahl-Castellanos"))
    width = metrics.horizontalAdvance(title) // 2

    shown = fitting_title(title, metrics, width)

    first, second = shown.split(arrow)
    assert first.startswith("Ben")
    assert first.endswith("…")
    assert second.startswith("Ulr")
    assert second.endswith("…")
    assert metrics.horizontalAdvance(shown) <= width + metrics.horizontalAdvance(arrow)


def test_a_short_name_leaves_its_room_to_the_other(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    title = "Aziza ← Oleksandr Castellanos-Fitzwilliam"

    shown = fitting_title(title, metrics, metrics.horizontalAdvance(title) * 2 // 3)

    assert shown.startswith("Aziza ← Oleksandr")


def test_names_with_room_enough_are_whole(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())

    assert fitting_title("Aziza ← Li", metrics, 1000) == "Aziza ← Li"
