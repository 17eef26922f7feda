"""A chip shows a person's words as they are."""

from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.chips import Chip


def test_an_ampersand_is_shown_once_and_makes_no_shortcut(qtbot: QtBot) -> None:
    chip, changed, twice = (Chip(words, is_one_of_many=True) for words in ("R&D", "x", "R&&D"))
    for one in (chip, changed, twice):
        qtbot.addWidget(one)
        one.resize(120, 40)
    changed.setText("R&&D")  # as Qt's buttons take it
    assert chip.shortcut().isEmpty()
    assert chip.accessibleName() == "R&D"
    assert chip.sizeHint() == changed.sizeHint()
    assert chip.grab().toImage() == changed.grab().toImage()
    assert chip.grab().toImage() != twice.grab().toImage()
