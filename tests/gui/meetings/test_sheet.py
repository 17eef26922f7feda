"""The sheet of a meeting from its page, by real events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mentor_desktop.documents.pages import page_count
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.operations import clock
from mentor_desktop.operations.meeting_notes import set_private_note
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> Iterator[MeetingsPage]:
    context = Context(pair.database)
    context.act_as(pair.mentee_id)
    made = MeetingsPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1050, 640)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    pair.database.stop_listening(context._tell)


def test_exports_the_sheet_of_the_meeting_in_view(
    qtbot: QtBot, pair: Pair, page: MeetingsPage, tmp_path: Path
) -> None:
    id = plan_meeting(pair.database, pair.id, clock.today(), "15:00", "UTC")
    page.show_meeting(id)
    qtbot.mouseClick(page.view.prepare.sheet.export, LEFT)
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    assert page_count((tmp_path / "sheet.pdf").read_bytes()) == 1
    with pair.database.reading() as session:
        assert [one.kind for one in documents_of(session, pair.id)] == ["meeting"]


def test_offers_only_ones_own_note_and_only_when_asked(pair: Pair, page: MeetingsPage) -> None:
    id = plan_meeting(pair.database, pair.id, clock.today())
    set_private_note(pair.database, id, pair.mentor_id, "Not hers")
    page.show_meeting(id)
    sheet = page.view.prepare.sheet
    assert sheet.with_note.isHidden() and sheet._notes_of() is None
    set_private_note(pair.database, id, pair.mentee_id, "Her own")
    page.refresh()
    assert not sheet.with_note.isHidden() and sheet._notes_of() is None
    sheet.with_note.setChecked(True)
    assert sheet._notes_of() == pair.mentee_id
    page._context.act_as(pair.mentor_id)
    page.show_meeting(id)
    assert sheet._notes_of() is None  # another person asks for their own


def test_ctrl_p_prints_the_next_meeting(
    pair: Pair, page: MeetingsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(Printing, "ask", lambda _self, data, *_more: asked.append(data))
    with qtbot.waitSignal(page._context.refused):
        page.print_pages()
    plan_meeting(pair.database, pair.id, clock.today())
    page.print_pages()
    assert len(asked) == 1 and page_count(asked[0]) == 1
    assert page.view.isVisible()
