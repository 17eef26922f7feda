"""A text that is longer than its room."""

import pytest
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.eliding_label import ElidingLabel

LONG = "Benedikt Freiherr-Lindqvist van der Meulen " * 6


@pytest.fixture
def label(qtbot: QtBot) -> ElidingLabel:
    """Narrow, of two lines at most."""
    made = ElidingLabel()
    qtbot.addWidget(made)
    made.setText(LONG)
    made.resize(300, 100)
    made.show()
    return made


def test_a_long_text_ends_in_its_second_line_and_is_told_whole(label: ElidingLabel) -> None:
    lines = label.shown_lines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert label.heightForWidth(300) == 2 * label.fontMetrics().lineSpacing()
    assert label.accessibleName() == LONG
    assert all(label.fontMetrics().horizontalAdvance(line.strip()) <= 300 for line in lines)


def test_a_short_text_takes_one_line(label: ElidingLabel) -> None:
    label.setText("Ana and Bo")
    assert label.shown_lines() == ["Ana and Bo"]
    assert label.heightForWidth(300) == label.fontMetrics().lineSpacing()


def test_a_word_without_end_is_broken_and_its_letters_stay_whole(label: ElidingLabel) -> None:
    label.setText("𐐀" * 400)
    lines = label.shown_lines()
    assert len(lines) == 2
    assert set("".join(lines)) == {"𐐀", "…"}
