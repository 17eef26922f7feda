""" "Since you were here": what others did and what is due, over the page in view."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.window.since import Since
from mentor_desktop.gui.window.window import Window
from mentor_desktop.operations.action_items import add_action_item, complete_action_item
from mentor_desktop.operations.beginning import begin_cohort, begin_personal
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.meeting_notes import set_private_note
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.store.pair_lines import pair_lines
from tests.conftest import Pair

TODAY = date(2026, 6, 10)
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).isoformat()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def context(pair: Pair) -> Iterator[Context]:
    """The mentor sits here; of a pair without days nothing is due by itself."""
    made = Context(pair.database, lambda: TODAY)
    made.act_as(pair.mentor_id)
    yield made


def opened(context: Context, settings: Settings, qtbot: QtBot) -> Since:
    made = Since(context, settings)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with context.database.reading() as session:
        lines = pair_lines(session, TODAY)
    made.begin(lines)
    assert made.isHidden()  # the file is painted first
    qtbot.waitUntil(lambda: not made._later.isActive(), timeout=3000)
    return made


def listed(since: Since) -> list[str]:
    return [since.lines.line(since.lines.index(row)).text for row in range(since.lines.rowCount())]


def by_the_mentee(pair: Pair) -> None:
    pair.database.acting_person_id = pair.mentee_id
    add_goal(pair.database, pair.id, "Lead")
    meeting = plan_meeting(pair.database, pair.id, TODAY + timedelta(days=60))
    set_private_note(pair.database, meeting, pair.mentee_id, "For me alone")
    pair.database.acting_person_id = pair.mentor_id


def test_tells_what_the_other_did_and_nothing_of_private_notes(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_seen_at(pair.database.path, pair.mentor_id, datetime.now(UTC).isoformat())
    by_the_mentee(pair)
    since = opened(context, settings, qtbot)
    assert since.isVisible() and since.heading.text() == "Since you were here"
    assert "2 changes" in since.summary.text()
    assert "Benny and Ada Lovelace: 1 meeting planned, 1 new goal" in listed(since)
    assert not any("note" in line for line in listed(since))


def test_says_what_is_late_and_due_and_keeps_up(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    late = add_action_item(pair.database, pair.id, "mentor", "Forgotten", TODAY - timedelta(days=2))
    add_action_item(pair.database, pair.id, "mentee", "Not mine", TODAY)
    plan_meeting(pair.database, pair.id, TODAY + timedelta(days=7), "15:00", "Europe/Vienna")
    plan_meeting(pair.database, pair.id, TODAY + timedelta(days=8))
    since = opened(context, settings, qtbot)
    assert since.heading.text() == "What is due"
    lines = listed(since)
    assert "Action item: Forgotten (Ada Lovelace), late" in lines
    assert "Stage: Prepare: Ben Okri and Ada Lovelace, late" in lines
    assert not any("Not mine" in line for line in lines)
    assert sum("Meeting: " in line for line in lines) == 1
    complete_action_item(pair.database, late)
    qtbot.waitUntil(lambda: not any("Forgotten" in one for one in listed(since)), timeout=3000)


def test_does_not_appear_with_nothing_to_tell(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    set_state(pair.database, pair.id, "paused")
    settings.set_seen_at(pair.database.path, pair.mentor_id, datetime.now(UTC).isoformat())
    assert opened(context, settings, qtbot).isHidden()


def test_opens_folds_and_goes_by_keyboard(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    item = add_action_item(pair.database, pair.id, "mentor", "Forgotten", TODAY)
    since = opened(context, settings, qtbot)
    assert since.view.isHidden()
    since.more.setFocus()
    qtbot.keyClick(since.more, Qt.Key.Key_Space)
    assert since.view.isVisible() and since.more.text() == "Fold up"
    row = since.lines.row_of(item)
    since.view.choose(row)
    with qtbot.waitSignal(context.record_opened) as told:
        qtbot.keyClick(since.view, Qt.Key.Key_Return)
    assert told.args == [pair.id, "meetings", item]
    assert since.view.isHidden()
    since.more.setChecked(True)
    qtbot.keyClick(since.view, Qt.Key.Key_Escape)
    assert since.view.isHidden() and since.isVisible()
    qtbot.keyClick(since.more, Qt.Key.Key_Escape)
    assert since.isHidden()
    add_action_item(pair.database, pair.id, "mentor", "Another", TODAY)
    qtbot.wait(20)
    assert since.isHidden() and not since._later.isActive()


def test_leaves_room_under_the_list_and_none_when_folded(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    add_action_item(pair.database, pair.id, "mentor", "Forgotten", TODAY)
    since = opened(context, settings, qtbot)
    down = since.layout()
    assert down is not None
    folded = down.contentsMargins().bottom()
    since.more.setChecked(True)
    assert down.contentsMargins().bottom() == 2 * folded
    since.more.setChecked(False)
    assert down.contentsMargins().bottom() == folded


def test_cuts_no_line_in_its_middle(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    for number in range(9):
        add_action_item(pair.database, pair.id, "mentor", f"Thing {number}", TODAY)
    since = opened(context, settings, qtbot)
    since.more.setChecked(True)
    heights = [since.view.sizeHintForRow(row) for row in range(since.lines.rowCount())]
    assert since.view.height() < sum(heights)
    ends = [sum(heights[: row + 1]) + 4 for row in range(len(heights))]
    assert since.view.height() in ends


def test_another_person_has_another_moment(
    pair: Pair, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_seen_at(pair.database.path, pair.mentee_id, YESTERDAY)
    add_goal(pair.database, pair.id, "Lead")  # by the mentor
    since = opened(context, settings, qtbot)
    assert since.heading.text() == "What is due"
    context.act_as(pair.mentee_id)
    qtbot.waitUntil(lambda: since.heading.text() == "Since you were here", timeout=3000)
    assert settings.seen_at(pair.database.path, pair.mentor_id) > YESTERDAY
    settings.set_seen_at(pair.database.path, pair.mentor_id, "no moment at all")
    context.act_as(pair.mentor_id)
    qtbot.waitUntil(lambda: since.heading.text() == "What is due", timeout=3000)


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[Window]:
    frame = Frame(settings)
    qtbot.addWidget(frame)
    made = Window(frame)
    frame.resize(1200, 800)
    frame.show()
    yield made
    made.close_file()


def test_the_window_remembers_when_each_was_here(
    window: Window, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "two.mentor"
    begun = begin_personal(path, "Ana", "mentor", "Bo")
    begun.database.close()
    settings.set_person_at(path, begun.person_id)
    window.open_file(path)
    assert settings.seen_at(path, begun.person_id) == ""
    window.close_file()
    seen = settings.seen_at(path, begun.person_id)
    assert datetime.now(UTC) - datetime.fromisoformat(seen) < timedelta(minutes=1)


def test_an_empty_file_opens_in_peace(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "empty.mentor"
    begin_cohort(path, "Spring").database.close()
    window.open_file(path)
    assert window.desk is not None
    since = window.desk.since
    qtbot.waitUntil(lambda: not since._later.isActive(), timeout=3000)
    assert since.isHidden()
