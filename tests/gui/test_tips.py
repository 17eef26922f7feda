"""Tips are put away for good, and brought back by the menu."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.operations.texts import tips
from mentor_desktop.store.database import Database


@pytest.fixture
def context(database: Database) -> Context:
    return Context(database)


@pytest.fixture
def card(context: Context, qtbot: QtBot) -> TipCard:
    made = TipCard(context)
    qtbot.addWidget(made)
    made.show_tip("overview", "mentee")
    return made


def test_shows_one_that_is_meant_for_who_looks(card: TipCard) -> None:
    assert card.tip is not None
    assert card.tip.is_for("mentee")
    assert card.words.text() == card.tip.text
    assert not card.isHidden()


def test_what_is_put_away_does_not_come_back_by_itself(
    card: TipCard, context: Context, qtbot: QtBot
) -> None:
    first = card.tip
    assert first is not None
    qtbot.mouseClick(card.put_away, Qt.MouseButton.LeftButton)
    card.show_tip("overview", "mentee")
    assert card.isHidden()

    another = TipCard(context)
    qtbot.addWidget(another)
    another.show_tip("overview", "mentee")
    assert another.tip != first


def test_all_come_back_when_they_are_asked_for(
    card: TipCard, context: Context, qtbot: QtBot
) -> None:
    qtbot.mouseClick(card.put_away, Qt.MouseButton.LeftButton)
    Settings().bring_tips_back()
    context.tips_returned.emit()
    assert not card.isHidden()


def test_a_place_without_tips_stays_empty(card: TipCard) -> None:
    card.show_tip("nowhere")
    assert card.isHidden()


@pytest.mark.parametrize("where", ["overview", "goals", "meetings", "journal", "profiles"])
@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_every_place_has_a_tip_for_both(where: str, role: str) -> None:
    assert any(tip.is_for(role) for tip in tips(where))
