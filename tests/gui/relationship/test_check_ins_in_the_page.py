"""A check-in in the page of a relationship: it has all the room, and there is a way back to it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.profiles.page import ProfilesPage
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.operations.check_ins import start_check_in
from mentor_desktop.operations.meetings import cancel_meeting, plan_meeting
from mentor_desktop.operations.relationships import remove_relationship
from tests.conftest import Pair


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> RelationshipPage:
    context = Context(pair.database, lambda: date(2026, 6, 7))
    made = RelationshipPage(context, pair.id, "check_ins")
    made.setProperty("context", context)  # lives as long as the page
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


def check_ins(page: RelationshipPage) -> CheckInsPage:
    found = page.findChild(CheckInsPage)
    assert found is not None
    return found


def test_the_wizard_has_all_the_room_and_gives_it_back(page: RelationshipPage) -> None:
    check_ins(page).start("check_up")
    assert not page.head_view.isVisible()
    assert not page.bar.isVisible()
    check_ins(page).wizard.close_it()
    assert page.head_view.isVisible()
    assert page.bar.isVisible()


def test_on_another_tab_a_button_leads_back_to_the_same_step(
    page: RelationshipPage, qtbot: QtBot
) -> None:
    check_ins(page).start("first_meeting")
    check_ins(page).wizard.go_to("goals")
    page.show_tab("agreement")
    assert page.head_view.isVisible()
    assert page.way_back.text() == "Back to “First meeting”"
    qtbot.mouseClick(page.way_back, Qt.MouseButton.LeftButton)
    assert page.tab == "check_ins"
    assert check_ins(page).wizard.step == "goals"
    assert not page.head_view.isVisible()


def test_evidence_opens_its_meeting(page: RelationshipPage, pair: Pair, qtbot: QtBot) -> None:
    off = plan_meeting(pair.database, pair.id, date(2026, 4, 1))
    cancel_meeting(pair.database, off, "mentor")
    check_ins(page).start("check_up")
    QApplication.processEvents()
    card = check_ins(page).wizard.page.cards["cancelled"]
    qtbot.mouseClick(card.look, Qt.MouseButton.LeftButton)
    assert page.tab == "meetings"
    meetings = page.findChild(MeetingsPage)
    assert meetings is not None
    assert meetings.view.isVisible()


def test_the_sheets_are_filled_in_on_their_own_tab(page: RelationshipPage, qtbot: QtBot) -> None:
    line = check_ins(page).overview.lines["prepare"]
    QApplication.processEvents()
    qtbot.mouseClick(line.buttons["sheets"], Qt.MouseButton.LeftButton)
    profiles = page.findChild(ProfilesPage)
    assert profiles is not None
    assert profiles.part == "preparation"


def test_a_pair_removed_while_its_check_in_is_open_is_sound(
    page: RelationshipPage, pair: Pair, qtbot: QtBot
) -> None:
    check_ins(page).start("check_up")
    with qtbot.waitSignal(page.gone):
        remove_relationship(pair.database, pair.id)


def test_a_check_in_that_another_began_is_gone_on_with(page: RelationshipPage, pair: Pair) -> None:
    begun = start_check_in(pair.database, pair.id, "check_up")
    check_ins(page).start("check_up")
    assert check_ins(page).wizard.check_in_id == begun
