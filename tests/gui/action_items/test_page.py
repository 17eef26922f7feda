"""Action items over all relationships, as the one who sits here sees them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.action_items.page import ActionItemsPage
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.clock import today
from tests.conftest import Pair


@pytest.fixture
def context(pair: Pair) -> Context:
    return Context(pair.database)


@pytest.fixture
def page(pair: Pair, context: Context, qtbot: QtBot) -> ActionItemsPage:
    """One late item of the mentee's, beside the mentor's first."""
    add_action_item(
        pair.database, pair.id, "mentee", "Draft it", today() - timedelta(days=2)
    )  # fmt: skip
    made = ActionItemsPage(context)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def shown(page: ActionItemsPage) -> list[str]:
    lines = page.table.lines
    return [str(lines.index(row, 0).data()) for row in range(lines.rowCount())]


def test_a_coordinator_sees_them_all_with_the_pair(page: ActionItemsPage) -> None:
    assert page.switch.current == "all"
    assert len(shown(page)) == 2 and "Draft it" in shown(page)
    row = shown(page).index("Draft it")
    assert page.table.lines.index(row, 1).data() == "2 days late"
    assert page.table.lines.index(row, 2).data() == "Benny ← Ada Lovelace"


def test_what_i_promised_and_what_i_wait_for_depend_on_who_i_am(
    page: ActionItemsPage, context: Context, pair: Pair
) -> None:  # MT-09
    context.act_as(pair.mentee_id)
    assert page.switch.current == "mine" and shown(page) == ["Draft it"]
    page.switch._chips.buttons()[1].click()
    assert shown(page) == ["Write to Benny and propose a first meeting"]
    context.act_as(pair.mentor_id)
    assert shown(page) == ["Draft it"]
    context.act_as(None)
    assert shown(page) == [] and page.empty.accessibleName() == "Who are you?"


def test_a_tick_takes_it_off_the_list_and_undo_brings_it_back(
    page: ActionItemsPage, qtbot: QtBot
) -> None:
    page.table.selectRow(shown(page).index("Draft it"))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert "Draft it" not in shown(page)
    undo = next(one for one in page.findChildren(QPushButton) if one.text() == "Undo")
    assert undo.isVisible()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert "Draft it" in shown(page)
