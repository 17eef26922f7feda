"""Asking for a statement of contact hours, by real events."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.papers.hours_dialog import HoursDialog
from mentor_desktop.operations.contacts import log_contact
from mentor_desktop.operations.meetings import log_held
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.gui.papers.asking import chip, opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def met(pair: Pair) -> Pair:
    log_held(pair.database, pair.id, date(2026, 3, 12))
    log_held(pair.database, pair.id, date(2026, 5, 12))
    log_contact(pair.database, pair.id, "call", day=date(2026, 3, 20))
    return pair


def test_says_what_is_in_it_before_anything_is_written(
    qtbot: QtBot, window: QWidget, met: Pair
) -> None:
    dialog = opened(HoursDialog, window, met)
    assert "2 meetings, 2 h; 1 brief contact." in dialog.summary.text()
    first = dialog.form.field("first").main_widget()
    qtbot.keyClicks(first, "2026-05-01")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "1 meeting, 1 h; 0 brief contacts." in dialog.summary.text())
    qtbot.mouseClick(chip(dialog, "All of Benny, the mentee"), LEFT)
    qtbot.mouseClick(chip(dialog, "Initials of others"), LEFT)
    wanted = dialog.wanted()
    assert (wanted.person_id, wanted.has_initials) == (met.mentee_id, True)


def test_an_end_before_the_start_is_told_beside_the_field(
    qtbot: QtBot, window: QWidget, met: Pair
) -> None:
    dialog = opened(HoursDialog, window, met)
    first = dialog.form.field("first").main_widget()
    qtbot.keyClicks(first, "2099-05-01")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialog.export.isEnabled())
    assert (
        "ends before it starts" in dialog.form.field("last").main_widget().accessibleDescription()
    )


def test_one_of_the_two_is_not_offered_the_hours_of_the_other(window: QWidget, met: Pair) -> None:
    dialog = opened(HoursDialog, window, met, met.mentor_id)
    texts = {one.text() for one in dialog.findChildren(QAbstractButton)}
    assert "All of Ada Lovelace, the mentor" in texts
    assert not {"All of Benny, the mentee", "All relationships"} & texts


def test_exports_where_it_is_told_to_and_notes_it(
    qtbot: QtBot, window: QWidget, met: Pair, tmp_path: Path
) -> None:
    dialog = opened(HoursDialog, window, met)
    qtbot.mouseClick(dialog.export, LEFT)
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    path = tmp_path / "hours.pdf"
    asking.fileSelected.emit(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.result() == HoursDialog.DialogCode.Accepted
    with met.database.reading() as session:
        assert [one.kind for one in documents_of(session, met.id)] == ["hours"]
