"""The page of a relationship."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import event, func, select

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.relationship.tabs import TABS
from mentor_desktop.operations import relationships
from mentor_desktop.operations.activities import add_activity, set_progress
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.opening import open_file
from tests.conftest import Pair
from tests.copying import SAMPLE_DAY, Samples
from tests.gui.room import give_room

_MOST_STATEMENTS = 12
_NOT_COUNTED = ("BEGIN", "PRAGMA data_version")


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> RelationshipPage:
    context = Context(pair.database, lambda: date(2026, 3, 10))
    made = RelationshipPage(context, pair.id)
    made.setProperty("context", context)  # lives as long as the page
    qtbot.addWidget(made)
    give_room(made, 150, 45)
    made.show()
    return made


@pytest.fixture(scope="module", params=[12, 1000])
def crowd(
    request: pytest.FixtureRequest, samples: Samples, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A file of so many pairs."""
    return samples.copy(tmp_path_factory.mktemp("crowd") / "crowd.mentor", request.param, 1)


@pytest.mark.parametrize("tab", [one.key for one in TABS])
def test_opens_in_few_statements_whatever_the_size(crowd: Path, tab: str, qtbot: QtBot) -> None:
    database = open_file(crowd)
    with database.reading() as session:
        of_each_state = select(func.min(Relationship.id)).group_by(Relationship.state)
        wanted = session.scalars(of_each_state).all()
    assert len(wanted) > 3
    context = Context(database, lambda: SAMPLE_DAY)
    said: list[str] = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *rest: said.append(statement),
    )
    for pair in wanted:
        said.clear()
        made = RelationshipPage(context, pair, tab)
        qtbot.addWidget(made)
        made.show()
        counted = [one for one in said if not one.startswith(_NOT_COUNTED)]
        made.close()
        assert made.tab == tab
        assert len(counted) <= _MOST_STATEMENTS, "\n".join(counted)
    context.close()


@pytest.mark.usefixtures("_in_english")
def test_head_says_who_and_since_when(page: RelationshipPage) -> None:
    assert page.head_view.title.text() == "Ben Okri and Ada Lovelace"
    assert "Mentee: Benny" in page.head_view.about.text()
    assert "Mentor: Ada Lovelace, engineer" in page.head_view.about.text()
    assert "12 months" in page.head_view.about.text()


def test_the_one_button_is_the_next_step(page: RelationshipPage, pair: Pair) -> None:
    assert page.head_view.step.text() == "Prepare the first meeting"
    assert page.head_view.step.property("role") == "primary"

    relationships.set_state(pair.database, pair.id, "completed")

    assert page.head_view.step.isHidden()


def test_a_paused_pair_is_resumed_by_the_button(page: RelationshipPage, pair: Pair) -> None:
    page.commands.pause()
    assert page.head.relationship.state == "paused"

    page.head_view.step.click()

    assert page.head.relationship.state == "preparing"


def test_nothing_presses_while_a_pair_rests(page: RelationshipPage, pair: Pair) -> None:
    relationships.set_dates(pair.database, pair.id, date(2025, 1, 1), date(2026, 12, 31))
    assert page.head.stages[0].state == "late"
    page.commands.pause()
    assert {stage.state for stage in page.head.stages} == {"coming"}
    names = [button.accessibleName() for button in page.head_view.stepper.buttons()]
    assert not any("was due" in name for name in names)


def test_the_head_waits_for_a_hand_that_moves_bars(
    page: RelationshipPage, pair: Pair, qtbot: QtBot
) -> None:
    activity = add_activity(pair.database, add_goal(pair.database, pair.id, "Lead"), "Read")
    page.show_tab("plan")
    with qtbot.waitSignal(page.shown, timeout=2000):
        set_progress(pair.database, activity, 10)
    before = page.head
    set_progress(pair.database, activity, 20)
    assert page.head is before
    page.show_tab("overview")
    assert page.head is not before


def test_a_stage_can_be_gone_through_from_its_menu(page: RelationshipPage, qtbot: QtBot) -> None:
    page.head_view.stage_chosen.emit("first_meeting")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[1].text() == "Start the first meeting"
    menu.actions()[1].trigger()
    menu.close()
    assert page.tab == "check_ins"


def test_the_next_step_opens_the_wizard(page: RelationshipPage, pair: Pair) -> None:
    relationships.pass_stage(pair.database, pair.id, "prepare")
    assert page.head_view.step.text() == "Start the first meeting"
    assert page.head_view.step.accessibleDescription() == page.head.step.reason
    page.head_view.step.click()
    assert page.tab == "check_ins"
    assert page.head_view.step.text() == "Go on: First meeting"


def test_an_informal_pair_has_no_stages(page: RelationshipPage) -> None:  # PRE-14
    page.commands.toggle_informal()
    assert page.head_view.stepper.isHidden()

    page.commands.toggle_informal()
    assert not page.head_view.stepper.isHidden()


def test_little_room_makes_the_journey_one_line(page: RelationshipPage) -> None:
    give_room(page, 60, 45)

    assert page.head_view.stepper.isHidden()
    assert page.head_view.journey.text() == "Step 1 of 6: Prepare"


def test_a_line_over_the_page_leaves_room_for_its_tab(page: RelationshipPage) -> None:
    give_room(page, 150, 34)  # a window of 1024 x 700 that tells what is due
    assert page.head_view.stepper.isHidden()

    give_room(page, 150, 36)
    assert not page.head_view.stepper.isHidden()


def test_nothing_is_due_once_it_ended(page: RelationshipPage, pair: Pair) -> None:
    relationships.set_dates(pair.database, pair.id, date(2024, 1, 1), date(2024, 12, 31))
    names = [button.accessibleName() for button in page.head_view.stepper.buttons()]
    assert all("was due" in name for name in names)
    relationships.set_state(pair.database, pair.id, "ended_early")
    names = [button.accessibleName() for button in page.head_view.stepper.buttons()]
    assert not any("due" in name for name in names)
    assert page.head_view.journey.text() == "The journey"


def test_a_stage_is_marked_done_and_opened_again_from_its_menu(page: RelationshipPage) -> None:
    page.commands.offer_stage("action_plan").actions()[1].trigger()
    assert {stage.key: stage.state for stage in page.head.stages}["action_plan"] == "done"

    page.commands.offer_stage("action_plan").actions()[1].trigger()
    assert {stage.key: stage.state for stage in page.head.stages}["action_plan"] != "done"


def test_says_that_it_is_gone_when_it_is_removed(page: RelationshipPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.gone, timeout=2000):
        page.commands.remove()


def test_digits_belong_to_names(page: RelationshipPage) -> None:
    places = {
        "overview": 1, "profiles": 2, "agreement": 3, "plan": 4, "meetings": 5, "check_ins": 6,
        "journal": 7, "documents": 8,
    }  # fmt: skip
    assert {one.key: one.place for one in TABS}.items() <= places.items()


def test_very_long_names_take_two_lines_and_are_told_whole(pair: Pair, qtbot: QtBot) -> None:
    long = "Benedikt Maximilian Freiherr-Lindqvist van der Meulen-Castellanos"
    for person in (pair.mentor_id, pair.mentee_id):
        set_profile(pair.database, person, "name", long)
    page = RelationshipPage(Context(pair.database), pair.id)
    qtbot.addWidget(page)
    give_room(page, 105, 36)
    page.show()
    title = page.head_view.title
    assert len(title.shown_lines()) == 2
    assert title.height() <= 3 * title.fontMetrics().lineSpacing()
    assert title.accessibleName() == f"{long} and {long}"
    assert title.accessibleName() in title.toolTip()


def test_a_name_from_right_to_left_leaves_the_dates_in_place(
    page: RelationshipPage, pair: Pair
) -> None:
    with pair.database.changing("Rename") as session:
        session.get_one(Person, pair.mentor_id).name = "عبد الرحمن"
    assert "Mentor: \u2068عبد الرحمن\u2069, engineer  ·  started" in page.head_view.about.text()
