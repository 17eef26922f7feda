"""Another person sits down at the same file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.window.desk import Desk
from mentor_desktop.gui.window.window import Window
from mentor_desktop.operations.beginning import begin_personal
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.meetings import log_held


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The file of Ana, who mentors Bo, open; they met today."""
    path = tmp_path / "two.mentor"
    begun = begin_personal(path, "Ana", "mentor", "Bo").database
    with begun.reading() as session:
        pair_id = session.scalars(select(Relationship.id)).one()
    log_held(begun, pair_id, today())
    begun.close()
    frame = Frame(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(frame)
    window = Window(frame)
    frame.show()
    window.open_file(path)
    assert window.desk is not None
    yield window.desk
    window.close_file()


def test_undo_in_a_field_brings_back_no_words_of_who_sat_here_before(
    desk: Desk, qtbot: QtBot
) -> None:
    with desk.context.database.reading() as session:
        pair = session.scalars(select(Relationship)).one()
    desk.view.show_relationship(pair.id)
    page = desk.view.relationship
    assert page is not None
    desk.context.act_as(pair.mentor_id)
    page.show_tab("meetings")
    meetings = page.findChild(MeetingsPage)
    assert meetings is not None
    with desk.context.database.reading() as session:
        meeting_id = session.scalars(select(Meeting.id)).one()
    meetings.show_meeting(meeting_id, "hold")
    edit = meetings.view.hold.private.edit
    qtbot.keyClicks(edit, "what I think of Bo")
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.document().isUndoAvailable()
    desk.context.act_as(pair.mentee_id)
    assert meetings.view.hold.private.edit is edit  # the same field, now of somebody else
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == ""
