"""The calendar: a month and an agenda of everything with a date."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.calendar.day_card import DayCard
from mentor_desktop.gui.calendar.page import CalendarPage
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.people import set_profile
from mentor_desktop.operations.programme import add_event
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.store.opening import create_file, open_file
from tests.conftest import Pair
from tests.copying import SAMPLE_DAY, Samples

TODAY = date(2026, 6, 10)
MOST_STATEMENTS = 20
QtKey = Qt.Key


@pytest.fixture(autouse=True)
def _in_british_english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def context(pair: Pair) -> Context:
    return Context(pair.database, lambda: TODAY)


def shown(context: Context, qtbot: QtBot) -> CalendarPage:
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


@pytest.fixture
def page(pair: Pair, context: Context, qtbot: QtBot) -> CalendarPage:
    """A day with five entries, one late thing, one event."""
    for number in range(5):
        add_action_item(pair.database, pair.id, "mentee", f"Do {number}", date(2026, 6, 17))
    plan_meeting(pair.database, pair.id, date(2026, 6, 12), "15:00", "Europe/Vienna", 60)
    add_action_item(pair.database, pair.id, "mentor", "Forgotten", date(2026, 6, 1))
    add_event(pair.database, "Clinic", date(2026, 7, 3))
    return shown(context, qtbot)


def spoken(page: CalendarPage, day: date) -> str:
    index = page.days.index_of(day)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def agenda(page: CalendarPage) -> list[str]:
    return [page.lines.line(page.lines.index(row)).text for row in range(page.lines.rowCount())]


def test_begins_on_today_in_weeks_of_the_locale(page: CalendarPage) -> None:
    assert page.tools.month.text() == "June 2026" and page.month.day == TODAY
    assert page.days.first == date(2026, 6, 1)
    assert page.days.headerData(0, Qt.Orientation.Horizontal) == "Mon"
    assert spoken(page, TODAY) == "Today, Wednesday 10 Jun"
    QLocale.setDefault(QLocale("en_US"))
    other = CalendarPage(page._context)
    assert other.days.first == date(2026, 5, 31)
    assert other.days.headerData(0, Qt.Orientation.Horizontal) == "Sun"


def test_each_day_says_what_it_has_to_a_screen_reader(page: CalendarPage) -> None:
    assert spoken(page, date(2026, 6, 1)) == (
        "Monday 1 Jun: 1 entry. Action item: Forgotten (Ada Lovelace), late"
    )
    five = spoken(page, date(2026, 6, 17))
    assert five.startswith("Wednesday 17 Jun: 5 entries. ") and "Do 4 (Benny)" in five
    table = QAccessible.queryAccessibleInterface(page.month)
    names = {table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())}
    assert {five, spoken(page, TODAY), "Monday"} <= names


def test_the_keys_go_through_days_and_months_and_come_back(
    page: CalendarPage, qtbot: QtBot
) -> None:
    page.month.setFocus()
    qtbot.keyClick(page.month, QtKey.Key_Right)
    qtbot.keyClick(page.month, QtKey.Key_Down)
    assert page.month.day == date(2026, 6, 18)
    for _step in range(2):
        qtbot.keyClick(page.month, QtKey.Key_Down)
    assert page.month.day == date(2026, 7, 2) and page.tools.month.text() == "July 2026"
    qtbot.keyClick(page.month, QtKey.Key_PageUp)
    assert page.month.day == date(2026, 6, 2)
    qtbot.keyClick(page.month, QtKey.Key_PageDown)
    qtbot.keyClick(page.month, QtKey.Key_Left)
    assert page.month.day == date(2026, 7, 1)
    qtbot.keyClick(page.month, QtKey.Key_Left)
    assert page.month.day == date(2026, 6, 30)
    qtbot.keyClick(page.month, QtKey.Key_Home)
    assert page.month.day == TODAY


def test_the_last_day_of_a_long_month_stays_within_a_short_one(page: CalendarPage) -> None:
    page.show_day(date(2028, 1, 31))
    page.tools.after.click()
    assert page.month.day == date(2028, 2, 29)
    page.show_day(date(2100, 12, 31))
    page.tools.after.click()
    assert page.month.day.year == 2100
    page.show_day(date(1900, 1, 1))
    page.tools.before.click()
    assert page.month.day.year == 1900


def test_enter_opens_the_entry_where_it_belongs(
    page: CalendarPage, pair: Pair, qtbot: QtBot
) -> None:
    page.show_day(date(2026, 6, 12))
    with qtbot.waitSignal(page._context.record_opened) as told:
        qtbot.keyClick(page.month, QtKey.Key_Return)
    relationship_id, tab, record_id = told.args
    assert (relationship_id, tab) == (pair.id, "meetings") and record_id
    page.show_day(date(2026, 7, 3))
    with qtbot.waitSignal(page._context.page_opened) as told:
        qtbot.keyClick(page.month, QtKey.Key_Return)
    assert told.args == ["programme"]


def test_enter_on_a_full_day_opens_the_day_and_then_an_entry(
    page: CalendarPage, pair: Pair, qtbot: QtBot
) -> None:
    page.show_day(date(2026, 6, 17))
    qtbot.keyClick(page.month, QtKey.Key_Return)
    card = cast(DayCard, page.findChild(DayCard))
    assert card.lines.rowCount() == 5 and card.accessibleName() == "Wednesday 17 Jun"
    qtbot.keyClick(card.view, QtKey.Key_Down)
    entry = card.lines.line(card.view.currentIndex()).entry
    with qtbot.waitSignal(page._context.record_opened) as told:
        qtbot.keyClick(card.view, QtKey.Key_Return)
    assert entry is not None and told.args == [pair.id, "meetings", entry.id]
    page.month.open_day(date(2026, 6, 17))
    card = page.findChildren(DayCard)[-1]
    qtbot.keyClick(card.view, QtKey.Key_Escape)
    assert not card.isVisible()


def test_the_mouse_opens_what_has_no_room_and_an_entry(
    page: CalendarPage, pair: Pair, qtbot: QtBot
) -> None:
    page.resize(900, 560)
    QApplication.processEvents()
    page.show_day(date(2026, 6, 17))
    month = page.month
    place = month.visualRect(page.days.index_of(date(2026, 6, 17)))
    found = page.days.found_on(date(2026, 6, 17))
    rest = month.delegate.more_place(place, found)
    assert rest is not None and len(month.delegate.placed(place, found)) < 5
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(month.viewport(), left, pos=rest.center())
    card = cast(DayCard, page.findChild(DayCard))
    assert card.lines.rowCount() == 5
    card.close()
    place = month.visualRect(page.days.index_of(date(2026, 6, 12)))
    found = page.days.found_on(date(2026, 6, 12))
    entry, where = month.delegate.placed(place, found)[0]
    with qtbot.waitSignal(page._context.record_opened) as told:
        qtbot.mouseDClick(month.viewport(), left, pos=where.center() + QPoint(4, 0))
    assert told.args == [pair.id, "meetings", entry.id]


def test_times_are_those_of_the_readers_clock(
    page: CalendarPage, pair: Pair, context: Context
) -> None:
    set_profile(pair.database, pair.mentor_id, "time_zone", "Asia/Tokyo")
    context.act_as(pair.mentor_id)
    assert "22:00 Benny and Ada Lovelace" in spoken(page, date(2026, 6, 12))
    set_profile(pair.database, pair.mentor_id, "time_zone", "Pacific/Auckland")
    assert "01:00 Benny and Ada Lovelace" in spoken(page, date(2026, 6, 13))
    assert "entr" not in spoken(page, date(2026, 6, 12))


def test_kinds_and_only_mine_narrow_it(
    page: CalendarPage, pair: Pair, context: Context, qtbot: QtBot
) -> None:
    page.tools._ticks["action_item"].trigger()
    assert "entr" not in spoken(page, date(2026, 6, 17))
    assert page.tools.kinds.text() == "8 kinds"
    page.tools._tick_all()
    assert page.tools.kinds.text() == "All kinds"
    assert page.tools.mine.isHidden()
    context.act_as(pair.mentor_id)
    assert not page.tools.mine.isHidden()
    page.tools.mine.click()
    assert "entr" not in spoken(page, date(2026, 6, 17))  # the mentee promised it
    assert "Forgotten" in spoken(page, date(2026, 6, 1))
    context.act_as(None)
    assert page.tools.mine.isHidden() and "5 entries" in spoken(page, date(2026, 6, 17))


def test_the_agenda_begins_with_what_is_late_and_goes_on_to_the_end(
    page: CalendarPage, pair: Pair, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.tools.switch._chips.buttons()[1], Qt.MouseButton.LeftButton)
    lines = agenda(page)
    assert lines[0] == "Late"
    assert "Action item: Forgotten (Ada Lovelace), late" in lines
    assert lines.index("Friday 12 Jun") < lines.index("Wednesday 17 Jun")
    page.agenda.setFocus()
    for _step in range(8):
        qtbot.keyClick(page.agenda, QtKey.Key_End)
    assert agenda(page)[-1].endswith("Last day of Benny and Ada Lovelace")
    assert "Friday 3 Jul" in agenda(page)
    qtbot.keyClick(page.agenda, QtKey.Key_Home)
    first = page.lines.line(page.agenda.currentIndex()).entry
    assert first is not None and first.state == "late"
    with qtbot.waitSignal(page._context.record_opened):
        qtbot.keyClick(page.agenda, QtKey.Key_Return)


def test_a_pair_that_rests_has_nothing_due_and_nothing_late(page: CalendarPage, pair: Pair) -> None:
    assert "90-day check-up" in spoken(page, date(2026, 6, 7))
    set_state(pair.database, pair.id, "paused")
    assert "entr" not in spoken(page, date(2026, 6, 7))
    assert "Forgotten (Ada Lovelace), paused" in spoken(page, date(2026, 6, 1))
    set_state(pair.database, pair.id, "ended_early", TODAY)
    assert "entr" not in spoken(page, date(2026, 6, 12))
    assert "Last day of" in spoken(page, TODAY)


def test_follows_what_changes(page: CalendarPage, pair: Pair) -> None:
    add_event(pair.database, "Gathering", date(2026, 6, 25))
    assert "Gathering" in spoken(page, date(2026, 6, 25))
    pair.database.undo()
    assert "entr" not in spoken(page, date(2026, 6, 25))


def test_exports_what_is_shown(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "june.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    page.tools.export.click()
    titles = {str(one["summary"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert {"Mentoring: Benny and Ada Lovelace", "Due: Forgotten (Ada Lovelace)"} <= titles
    assert "Clinic" in titles  # 3 July is in the last week that is shown
    refused: list[str] = []
    page._context.refused.connect(refused.append)
    page.show_day(date(2031, 1, 1))
    page.tools.export.click()
    assert refused and "nothing to export" in refused[0]


def test_an_empty_file_says_what_belongs_here(tmp_path: Path, qtbot: QtBot) -> None:
    database = create_file(tmp_path / "empty.mentor", Programme(name="Empty"))
    context = Context(database, lambda: TODAY)
    page = shown(context, qtbot)
    assert page.views.currentWidget() is page.empty
    assert page.empty.accessibleName() == "Nothing has a date yet"
    page.tools.switch._chips.buttons()[1].click()
    assert page.views.currentWidget() is page.empty
    add_event(database, "Clinic", TODAY + timedelta(days=3))
    assert page.views.currentWidget() is page.agenda
    context.close()


def test_a_large_file_takes_no_more_statements(
    samples: Samples, tmp_path: Path, qtbot: QtBot
) -> None:
    path = samples.copy(tmp_path / "crowd.mentor", 1_000, 1)
    context = Context(open_file(path), lambda: SAMPLE_DAY)
    page = shown(context, qtbot)
    said: list[str] = []
    event.listen(
        context.database.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *rest: said.append(statement),
    )
    page.show_day(SAMPLE_DAY + timedelta(days=30))
    counted = [one for one in said if not one.startswith(("BEGIN", "PRAGMA data_version"))]
    assert len(counted) <= MOST_STATEMENTS
    assert all(len(one.entries) <= 12 for one in page.days._found.values())
    assert sum(one.count for one in page.days._found.values()) > 500
    context.close()
