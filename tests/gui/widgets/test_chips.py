"""A chip shows a person's words as they are."""

from pytestqt.qtbot import QtBot

from mentor_desktop.gui.agreement.voices import Voices
from mentor_desktop.gui.widgets.chips import Chip
from mentor_desktop.gui.widgets.switch import Switch


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


_LONG = "Maximiliane Wilhelmina Theodora von und zu Hohenfels-Langenburg " * 3 + "(mentor)"


def test_a_long_name_takes_one_line_and_can_be_read_in_full(qtbot: QtBot) -> None:
    switch = Switch(("both", "mentor"), "Part")
    qtbot.addWidget(switch)
    switch.set_text("mentor", _LONG)
    switch.resize(400, switch.heightForWidth(400))
    switch.show()
    short, long = switch.findChildren(Chip)
    assert long.height() == short.height()
    assert long.width() <= 400
    assert "…" in long.shown_text()
    assert long.shown_text().endswith("(mentor)")
    assert (short.toolTip(), long.toolTip()) == ("", _LONG)
    switch.set_text("mentor", "Ada (mentor)")
    assert (long.shown_text(), long.toolTip()) == ("Ada (mentor)", "")


def test_whose_answers_takes_one_line_a_voice(qtbot: QtBot) -> None:
    voices = Voices()
    qtbot.addWidget(voices)
    voices.show_voices((_LONG, "Bo"), "agreed")
    voices.resize(400, 200)
    voices.show()
    heights = {chip.height() for chip in voices.findChildren(Chip)}
    assert len(heights) == 1


def test_an_answer_still_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    chip = Chip(_LONG, is_one_of_many=True)
    qtbot.addWidget(chip)
    chip.resize(200, chip.heightForWidth(200))
    assert chip.height() > chip.sizeHint().height() * 2
    assert chip.shown_text() == _LONG
    assert chip.toolTip() == ""
