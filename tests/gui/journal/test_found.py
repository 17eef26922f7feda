"""What search finds in a journal is opened on its tab; links lead on from there."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.journal.page import JournalPage
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.window.file_view import FileView
from mentor_desktop.operations.journal import write_entry
from mentor_desktop.operations.meetings import log_held
from mentor_desktop.store.search import search
from tests.conftest import Pair

DAY = date(2026, 3, 16)


def test_a_found_entry_is_opened_and_its_meeting_from_there(pair: Pair, qtbot: QtBot) -> None:
    meeting = log_held(pair.database, pair.id, DAY)
    entry = write_entry(
        pair.database, pair.id, pair.mentee_id, "A zebra crossed the room.", meeting_id=meeting
    )
    context = Context(pair.database, lambda: date(2026, 3, 20))
    context.act_as(pair.mentee_id)
    view = FileView(context)
    qtbot.addWidget(view)
    view.resize(1360, 900)
    with qtbot.waitExposed(view):
        view.show()
    with pair.database.reading() as session:
        (found,) = search(session, "zebra", reader_id=pair.mentee_id)
    view.show_found(found)
    assert view.relationship is not None and view.relationship.tab == "journal"
    page = view.relationship.findChild(JournalPage)
    assert page is not None
    card = page.listing.cards[entry]
    assert card.kind.text() == "Reflection"
    qtbot.mouseClick(card.meeting, Qt.MouseButton.LeftButton)
    assert view.relationship.tab == "meetings"
    meetings = view.relationship.findChild(MeetingsPage)
    assert meetings is not None and meetings.view.meeting_id == meeting
    pair.database.stop_listening(context._tell)


def test_ctrl_7_puts_the_keyboard_on_an_empty_page(pair: Pair, qtbot: QtBot) -> None:
    context = Context(pair.database, lambda: date(2026, 3, 20))
    context.act_as(pair.mentee_id)
    view = FileView(context)
    qtbot.addWidget(view)
    view.resize(1360, 900)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.show_relationship(pair.id, "profiles")
    assert view.relationship is not None
    qtbot.keyClick(view.relationship.bar, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    page = view.relationship.findChild(JournalPage)
    assert page is not None
    qtbot.waitUntil(page.composer.editor.edit.hasFocus)
    pair.database.stop_listening(context._tell)
