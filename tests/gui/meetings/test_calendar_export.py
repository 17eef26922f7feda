"""Meetings to another calendar, by real events."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.schedule import Schedule
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.calendar_export import CalendarDialog
from mentor_desktop.operations.meetings import plan_meeting, plan_series
from tests.conftest import Pair

LEFT = Qt.MouseButton.LeftButton
FRIDAYS = Schedule(date(2026, 3, 13), "15:00", "Europe/Vienna", "weekly", count=4)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(window: QWidget, pair: Pair, meeting_id: str | None) -> CalendarDialog:
    with pair.database.reading() as session:
        meeting = None if meeting_id is None else session.get_one(Meeting, meeting_id)
    dialog = CalendarDialog(window, Context(pair.database), pair.id, meeting)
    dialog.open()
    return dialog


def press(qtbot: QtBot, dialog: QWidget, text: str) -> None:
    chips = dialog.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in chips if one.text() == text), LEFT)


def written(qtbot: QtBot, dialog: CalendarDialog, path: Path) -> Any:
    qtbot.mouseClick(dialog.export, LEFT)
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(path))
    return Calendar.from_ical(path.read_bytes())


def test_one_meeting_its_series_or_all_with_the_alarm_that_is_wanted(
    qtbot: QtBot, window: QWidget, pair: Pair, tmp_path: Path
) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAYS)
    one = written(qtbot, opened(window, pair, ids[1]), tmp_path / "one.ics")
    assert len(one.walk("VEVENT")) == len(one.walk("VALARM")) == 1
    dialog = opened(window, pair, ids[1])
    press(qtbot, dialog, "The whole series")
    press(qtbot, dialog, "1 day before")
    series = written(qtbot, dialog, tmp_path / "series.ics")
    assert b"COUNT=4" in series.walk("VEVENT")[0]["rrule"].to_ical()
    assert [one["trigger"].dt.days for one in series.walk("VALARM")] == [-1]
    everything = written(qtbot, opened(window, pair, None), tmp_path / "all.ics")
    assert len(everything.walk("VEVENT")) > 1 and not everything.walk("VALARM")


def test_a_single_meeting_offers_no_series(window: QWidget, pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13), "15:00", "UTC")
    dialog = opened(window, pair, id)
    assert "The whole series" not in {one.text() for one in dialog.findChildren(QAbstractButton)}


def test_a_folder_that_is_not_there_is_told_in_the_dialog(
    window: QWidget, pair: Pair, tmp_path: Path
) -> None:
    dialog = opened(window, pair, None)
    dialog.write(str(tmp_path / "none" / "a.ics"))
    assert dialog.isVisible() and "There is no folder" in dialog._problem.text()
