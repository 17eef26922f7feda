"""The Overview tab: six cards on one page, each with its empty state."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.signals import KEYS
from mentor_desktop.gui.check_ins.asking import Asking
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.calendar_export import CalendarDialog
from mentor_desktop.gui.overview.page import OverviewPage
from mentor_desktop.gui.overview.parts import Card
from mentor_desktop.gui.overview.signals_card import TAB_OF_SIGNAL
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.relationship.reason_dialog import ReasonDialog
from mentor_desktop.operations import action_items, agendas, goals, journal, meetings, relationships
from mentor_desktop.operations.activities import add_activity, set_progress
from mentor_desktop.operations.check_ins import plan_check_in, start_check_in
from mentor_desktop.store.opening import open_file
from tests.conftest import Pair
from tests.gui.answering import when_shown
from tests.gui.room import give_room

TODAY = date(2026, 3, 20)


@pytest.fixture
def context(pair: Pair) -> Context:
    return Context(pair.database, lambda: TODAY)


@pytest.fixture
def whole(pair: Pair, context: Context, qtbot: QtBot) -> Iterator[RelationshipPage]:
    """The page of the pair, as it opens."""
    context.act_as(pair.mentee_id)
    made = RelationshipPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def page(whole: RelationshipPage) -> OverviewPage:
    found = whole.stack.currentWidget()
    assert isinstance(found, OverviewPage)
    return found


def test_is_the_first_tab_and_every_card_says_what_belongs_there(
    whole: RelationshipPage, page: OverviewPage
) -> None:
    assert whole.tab == "overview"
    assert page.step.title.text() == whole.head.step.button
    assert page.step.reason.text() == whole.head.step.reason
    assert "No date is fixed" in page.meeting.title.text()
    assert page.items.empty.isVisible() is (not page.items.ticks)
    assert page.goals.empty.isVisible()
    assert "Nothing is written yet" in page.journal.text.text()
    assert len(page.signals.titles) >= 4


def test_one_filled_button_and_it_is_the_heads(whole: RelationshipPage) -> None:
    filled = [
        one
        for one in whole.findChildren(QPushButton)
        if one.property("role") == "primary" and one.isVisible()
    ]
    assert filled == [whole.head_view.step]


def test_opening_the_step_leads_where_the_head_does(
    whole: RelationshipPage, page: OverviewPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.step.open, Qt.MouseButton.LeftButton)
    assert whole.tab == "profiles"


@pytest.mark.usefixtures("_in_english")
def test_the_next_meeting_with_its_agenda(
    pair: Pair, whole: RelationshipPage, page: OverviewPage, qtbot: QtBot
) -> None:
    meeting = meetings.plan_meeting(pair.database, pair.id, TODAY + timedelta(days=3), "15:00")
    assert page.meeting.title.text().startswith("Monday 23")
    assert "still empty" in page.meeting.agenda.text()
    agendas.add_agenda_entry(pair.database, meeting, "topics", "The talk on Friday")
    assert page.meeting.agenda.text().endswith("The talk on Friday")

    qtbot.mouseClick(page.meeting.open, Qt.MouseButton.LeftButton)

    assert whole.tab == "meetings"


def test_an_action_item_is_ticked_in_place_and_says_how_late_it_is(
    pair: Pair, page: OverviewPage, qtbot: QtBot
) -> None:
    late = action_items.add_action_item(
        pair.database, pair.id, "mentor", "Send the template", TODAY - timedelta(days=3)
    )
    assert "3 days late" in page.items.ticks[late].accessibleDescription()
    page.items.ticks[late].setFocus()

    qtbot.keyClick(page.items.ticks[late], Qt.Key.Key_Space)

    assert page.items.ticks[late].isChecked()
    assert page.items.ticks[late].hasFocus()
    with pair.database.reading() as session:
        item = session.get_one(ActionItem, late)
    assert item.done_on is not None


def test_an_action_item_is_added_by_keyboard_alone(
    pair: Pair, page: OverviewPage, qtbot: QtBot
) -> None:
    page.items.add.setFocus()
    qtbot.keyClick(page.items.add, Qt.Key.Key_Space)
    qtbot.keyClicks(page.items.adding.title, "Book the room")
    qtbot.keyClick(page.items.adding.title, Qt.Key.Key_Return)
    assert "Book the room" in {one.text() for one in page.items.titles.values()}
    assert page.items.adding.isVisible()

    qtbot.keyClick(page.items.adding.title, Qt.Key.Key_Escape)

    assert not page.items.adding.isVisible()
    assert page.items.add.hasFocus()


def test_an_item_without_words_is_refused_beside_the_field(
    page: OverviewPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.items.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.items.adding.add, Qt.MouseButton.LeftButton)
    assert page.items.adding.problem.isVisible()


@pytest.mark.usefixtures("_in_english")
def test_goals_show_how_far_they_are(pair: Pair, page: OverviewPage) -> None:
    ids = [goals.add_goal(pair.database, pair.id, f"Goal {number}") for number in range(4)]
    activity = add_activity(pair.database, ids[0], "Read")
    set_progress(pair.database, activity, 60)
    assert [bar.value() for bar in page.goals.bars] == [60, 0, 0]
    assert page.goals.titles[0].accessibleName() == "Goal 1: Goal 0, 60 %"
    assert page.goals.more.text() == "1 more goal"


def test_signals_tell_the_gravest_first_and_lead_to_what_they_rest_on(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    context.today = lambda: date(2026, 6, 1)
    whole = RelationshipPage(context, pair.id)
    qtbot.addWidget(whole)
    whole.show()
    page = whole.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    assert page.signals.level.text() == "At risk"
    first = next(iter(page.signals.titles))
    assert page.signals.titles[first].accessibleName() == "Contact: At risk"
    assert "No contact for 84 days" in page.signals.sentences["contact"].text()

    qtbot.mouseClick(page.signals.titles["agreement"], Qt.MouseButton.LeftButton)

    assert whole.tab == "agreement"
    assert set(TAB_OF_SIGNAL) == set(KEYS)


def test_tab_goes_as_one_reads(pair: Pair, page: OverviewPage, qtbot: QtBot) -> None:
    for number in range(2):
        action_items.add_action_item(pair.database, pair.id, "mentee", f"Do {number}", TODAY)
        goals.add_goal(pair.database, pair.id, f"Goal {number}")
    qtbot.waitUntil(lambda: all(one.isVisible() for one in page.goals.titles))
    stops = [one for one in _chain(page.step.open) if page.isAncestorOf(one) and one.isVisible()]
    places = [one.mapTo(page, one.rect().center()) for one in stops]
    cards = [next(card for card in page.findChildren(Card) if card.isAncestorOf(one))
             for one in stops if one is not page.tip.put_away]  # fmt: skip
    order = [page.step, page.meeting, page.items, page.goals, page.signals, page.journal]
    assert [order.index(card) for card in cards] == sorted(order.index(card) for card in cards)
    of_items = [place.y() for one, place in zip(stops, places, strict=True)
                if page.items.isAncestorOf(one)]  # fmt: skip
    assert of_items == sorted(of_items)
    assert len(stops) > 10


def _chain(first: QWidget) -> list[QWidget]:
    """What Tab reaches from there, once round."""
    found, here = [first], first.nextInFocusChain()
    while here is not None and here is not first:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def test_all_signals_are_shown_on_demand(page: OverviewPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.signals.more, Qt.MouseButton.LeftButton)
    assert set(page.signals.titles) == set(KEYS)


def test_the_journal_shows_nobody_what_is_not_for_them(
    pair: Pair, context: Context, page: OverviewPage
) -> None:
    journal.write_entry(pair.database, pair.id, pair.mentee_id, "I was afraid.", day=TODAY)
    assert "afraid" in page.journal.text.text()
    context.act_as(pair.mentor_id)
    assert "afraid" not in page.journal.text.text()
    context.act_as(None)
    assert page.journal.text.text() == "There is no entry for you to read."
    assert page.journal.write.isHidden()


def test_a_pair_at_rest_says_so_and_counts_nothing(pair: Pair, page: OverviewPage) -> None:
    relationships.set_state(pair.database, pair.id, "paused")
    assert page.step.open.text() == "Resume"
    assert page.signals.titles == {}
    assert "rest" in page.signals.empty.text()
    assert page.meeting.plan.isHidden()

    for state in ("completed", "ended_early"):
        relationships.set_state(pair.database, pair.id, state)
        assert page.step.open.isHidden()
        assert "over" in page.signals.empty.text()
        assert page.tip.isHidden()  # good advice for the months that are over

    relationships.set_state(pair.database, pair.id, "active")
    assert page.tip.isVisible()


def test_an_informal_pair_is_asked_for_nothing(pair: Pair, page: OverviewPage) -> None:  # PRE-14
    relationships.set_informal(pair.database, pair.id, True)
    assert page.step.title.text() == "Informal"
    assert page.step.open.isHidden()
    assert set(page.signals.titles) == {"cancelled", "action_items"}


@pytest.mark.usefixtures("_in_english")
def test_a_check_in_can_be_planned_for_later(
    pair: Pair, whole: RelationshipPage, page: OverviewPage
) -> None:
    relationships.pass_stage(pair.database, pair.id, "prepare")
    assert page.step.later.isVisible()
    plan_check_in(pair.database, pair.id, "first_meeting", TODAY + timedelta(days=9))
    assert whole.head.step.tone == ""
    assert page.step.reason.text().endswith("Planned for 29 Mar.")
    assert page.step.open.isVisible()
    start_check_in(pair.database, pair.id, "first_meeting")
    assert page.step.later.isHidden()


def test_asks_for_the_day_of_what_is_planned_for_later(
    pair: Pair, whole: RelationshipPage, page: OverviewPage, qtbot: QtBot
) -> None:
    relationships.pass_stage(pair.database, pair.id, "prepare")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, Asking)
        dialog.form.field("day").put("2026-03-30")
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    when_shown(choose)
    qtbot.mouseClick(page.step.later, Qt.MouseButton.LeftButton)

    assert whole.head.step.line == "First meeting planned"


def test_asks_why_a_step_is_skipped(
    pair: Pair, whole: RelationshipPage, page: OverviewPage, qtbot: QtBot
) -> None:
    def give_reason(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.reasonField.setText("We know each other")
        qtbot.mouseClick(dialog.skipButton, Qt.MouseButton.LeftButton)

    when_shown(give_reason)
    qtbot.mouseClick(page.step.skip, Qt.MouseButton.LeftButton)

    assert whole.head.stages[0].state == "skipped"
    assert whole.head.step.action == "check_in:first_meeting"


def test_the_date_goes_to_another_calendar(pair: Pair, page: OverviewPage, qtbot: QtBot) -> None:
    meetings.plan_meeting(pair.database, pair.id, TODAY + timedelta(days=3), "15:00")
    shown: list[QDialog] = []

    def leave(dialog: QDialog) -> None:
        shown.append(dialog)
        dialog.reject()

    when_shown(leave)
    qtbot.mouseClick(page.meeting.export, Qt.MouseButton.LeftButton)

    assert isinstance(shown[0], CalendarDialog)


@pytest.mark.parametrize(("letters", "columns"), [(106, 2), (102, 1)])
def test_little_room_makes_one_column(
    pair: Pair, context: Context, qtbot: QtBot, letters: int, columns: int
) -> None:
    page = OverviewPage(context, pair.id)
    qtbot.addWidget(page)
    give_room(page, letters, 40)
    page.show()
    edges = {card.geometry().left() for card in page.findChildren(Card)}
    assert len(edges) == columns


def test_a_file_to_read_only_offers_no_change(pair: Pair, tmp_path: Path, qtbot: QtBot) -> None:
    action_items.add_action_item(pair.database, pair.id, "mentor", "Send it", TODAY)
    path = pair.database.path
    pair.database.close()
    database = open_file(path, read_only=True)
    context = Context(database, lambda: TODAY)
    page = OverviewPage(context, pair.id)
    qtbot.addWidget(page)
    page.show()
    assert all(not tick.isEnabled() for tick in page.items.ticks.values())
    for part in (page.items.add, page.step.skip, page.step.later, page.meeting.plan):
        assert part.isHidden()
    context.close()
