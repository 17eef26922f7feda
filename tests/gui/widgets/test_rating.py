"""A rating: numbers as chips, its ends said aloud."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.form import Value
from mentor_desktop.gui.widgets.rating import RatingField


def field(qtbot: QtBot, least: int = 1, most: int = 5) -> RatingField:
    question = CheckInQuestion(
        "trust", "rating", "Trust", least=least, most=most, low="Not yet", high="Fully"
    )
    made = RatingField(question)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_number_is_chosen_and_let_go_by_keys(qtbot: QtBot) -> None:
    rating = field(qtbot)
    told: list[Value] = []
    rating.edited.connect(told.append)
    chips = rating.chips.buttons()
    qtbot.keyClick(chips[3], Qt.Key.Key_Space)
    qtbot.keyClick(chips[3], Qt.Key.Key_Delete)
    assert told == [4.0, None]
    assert rating.value() is None


def test_the_ends_are_named_to_who_cannot_see_them(qtbot: QtBot) -> None:
    rating = field(qtbot)
    names = [chip.accessibleName() for chip in rating.chips.buttons()]
    assert names == ["1 of 5: Not yet", "2 of 5", "3 of 5", "4 of 5", "5 of 5: Fully"]


def test_it_may_begin_at_nought(qtbot: QtBot) -> None:
    rating = field(qtbot, 0, 10)
    rating.show_value(0.0)
    assert rating.value() == 0.0
    assert len(rating.chips.buttons()) == 11


def test_a_number_out_of_its_reach_shows_as_none(qtbot: QtBot) -> None:
    rating = field(qtbot)
    rating.show_value(9.0)
    assert rating.value() is None
