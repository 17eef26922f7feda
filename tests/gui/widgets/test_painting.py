"""Endless texts are cut before Qt measures them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop import gui
from mentor_desktop.domain.text import LONGEST_LINE, cut
from mentor_desktop.gui.profiles.words import words as profile_words
from mentor_desktop.gui.widgets.avatar import Avatar, initials
from mentor_desktop.gui.widgets.chips import Chip
from mentor_desktop.gui.widgets.comparison import Tag
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.painting import elided, wrapped
from mentor_desktop.gui.widgets.words import PAGE, words

_ENDLESS = "ab " * 1_000_000


def _label() -> ElidingLabel:
    made = ElidingLabel()
    made.setText(_ENDLESS)
    return made


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (_label, LONGEST_LINE),
        (lambda: ElidingButton(_ENDLESS), LONGEST_LINE),
        (lambda: Chip(_ENDLESS, is_one_of_many=True), LONGEST_LINE),
        (lambda: Tag(_ENDLESS), LONGEST_LINE),
        (lambda: words(_ENDLESS), PAGE),
        (lambda: profile_words(_ENDLESS), PAGE),
    ],
)  # fmt: skip
def test_a_widget_holds_the_beginning_of_an_endless_text(
    make: Callable[[], QLabel | QPushButton | Chip], most: int, qtbot: QtBot
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    widget.grab()

    for said in (widget.text(), widget.accessibleName(), widget.toolTip()):
        assert len(said) <= most + len("<span>…</span>")
    assert widget.text().endswith("…")


def test_an_avatar_says_the_beginning_of_an_endless_name(qtbot: QtBot) -> None:
    avatar = Avatar(_ENDLESS)
    qtbot.addWidget(avatar)

    assert avatar.accessibleName() == cut(_ENDLESS)
    assert len(initials(_ENDLESS)) <= 2


def test_what_is_painted_is_cut_first(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())

    assert elided(_ENDLESS, metrics, 10_000_000) == cut(_ENDLESS)
    assert len("".join(wrapped(_ENDLESS, metrics, 10_000_000))) <= LONGEST_LINE + 1
    assert elided("short", metrics, 10_000_000) == "short"


def test_nothing_else_elides() -> None:
    folder = Path(next(iter(gui.__path__)))
    found = {path.name for path in folder.rglob("*.py") if "elidedText" in path.read_text()}

    assert found == {"painting.py"}


def test_a_text_that_has_room_stays_whole(qtbot: QtBot) -> None:
    text = "a" * LONGEST_LINE
    label = ElidingLabel()
    qtbot.addWidget(label)
    label.setText(text)

    assert label.text() == text == cut(text)
