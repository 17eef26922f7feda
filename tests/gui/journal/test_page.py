"""The Journal tab: written, read and taken away by real events."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.dialog import EntryDialog
from mentor_desktop.gui.entries.reading import ReadingDialog
from mentor_desktop.gui.journal.page import JournalPage
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.plan.goal_dialog import GoalDialog
from mentor_desktop.operations import clock
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.journal import remove_entry, set_entry_reader, write_entry
from mentor_desktop.operations.meetings import log_held, plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.journal import PAGE
from mentor_desktop.store.opening import open_file
from tests.conftest import Pair
from tests.gui.answering import when_shown

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = clock.today()


@pytest.fixture
def context(pair: Pair) -> Iterator[Context]:
    made = Context(pair.database)
    made.act_as(pair.mentee_id)
    yield made
    pair.database.stop_listening(made._tell)


def page_of(context: Context, pair: Pair, qtbot: QtBot) -> JournalPage:
    made = JournalPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1050, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def page(context: Context, pair: Pair, qtbot: QtBot) -> JournalPage:
    """The tab as large as in a window of 1360 x 930."""
    return page_of(context, pair, qtbot)


def entries(pair: Pair) -> list[JournalEntry]:
    with pair.database.reading() as session:
        return session.query(JournalEntry).order_by(JournalEntry.id).all()


def shown(page: JournalPage) -> list[str]:
    return [card.text.text() for card in page.listing.cards.values()]


def chip(within: QWidget, text: str) -> QWidget:
    return next(
        one
        for one in within.findChildren(QWidget)
        if one.accessibleName() == text and one.isVisible()
    )


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    found = next(
        one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    qtbot.mouseClick(found, LEFT)


def test_an_empty_journal_says_what_belongs_here(page: JournalPage) -> None:
    assert page.empty.isVisible() and page.empty.accessibleName() == "A quiet place to think"
    assert not page.filters.isVisible()
    assert page.composer.editor.whose.text() == "Only you see this, here and in search."


def test_what_is_typed_is_saved_and_ctrl_enter_begins_the_next(
    page: JournalPage, pair: Pair, qtbot: QtBot
) -> None:
    page.setFocus()
    edit = page.composer.editor.edit
    qtbot.keyClicks(edit, "I asked twice.")
    qtbot.waitUntil(lambda: [one.text for one in entries(pair)] == ["I asked twice."])
    assert shown(page) == []  # it is still on its page
    assert page.composer.state.text().startswith("Saved")
    qtbot.keyClicks(edit, " It helped.")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    (kept,) = entries(pair)
    assert (kept.text, kept.reader, kept.kind) == ("I asked twice. It helped.", "me", "reflection")
    assert (kept.person_id, kept.day) == (pair.mentee_id, TODAY)
    assert shown(page) == ["I asked twice. It helped."]
    assert edit.toPlainText() == "" and edit.hasFocus()
    qtbot.keyClicks(edit, "Next")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    assert shown(page) == ["Next", "I asked twice. It helped."]
    pair.database.undo()
    assert shown(page) == ["I asked twice. It helped."]


def test_marks_are_chosen_before_and_after_the_first_word(
    page: JournalPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-17
    goal = add_goal(pair.database, pair.id, "Lead a team")
    meeting = plan_meeting(pair.database, pair.id, date(2026, 4, 1))
    editor = page.composer.editor
    question = editor.tip.text.text()
    qtbot.mouseClick(chip(editor, "Thanks"), LEFT)
    assert editor.tip.text.text() != question
    editor.links.goal.setFocus()
    qtbot.keyClick(editor.links.goal, Qt.Key.Key_Down)
    qtbot.keyClicks(editor.edit, "Thank you for waiting.")
    editor.tell_all()
    qtbot.mouseClick(chip(editor, "The two of us"), LEFT)
    assert editor.whose.text() == "The two of you see this."
    qtbot.keyClick(editor.links.meeting, Qt.Key.Key_Down)
    (kept,) = entries(pair)
    assert (kept.kind, kept.reader, kept.goal_id, kept.meeting_id) == (
        "thanks", "pair", goal, meeting,
    )  # fmt: skip
    for expected in (("pair", None), ("me", None)):
        pair.database.undo()
        (kept,) = entries(pair)
        assert (kept.reader, kept.meeting_id) == expected
    assert editor.reader.current == "me"
    pair.database.undo()
    assert entries(pair) == [] and editor.edit.toPlainText() == ""


def test_a_question_can_be_the_first_line(page: JournalPage, pair: Pair, qtbot: QtBot) -> None:
    tip = page.composer.editor.tip
    first = tip.text.text()
    press(qtbot, tip, "Another question")
    assert tip.text.text() not in ("", first)
    press(qtbot, tip, "Begin with it")
    qtbot.keyClicks(page.composer.editor.edit, "Well.")
    page.composer.editor.tell_all()
    assert entries(pair)[0].text == f"{tip.text.text()}\nWell."


def test_words_that_are_taken_back_leave_no_entry(
    page: JournalPage, pair: Pair, qtbot: QtBot
) -> None:
    edit = page.composer.editor.edit
    qtbot.keyClicks(edit, "No")
    page.composer.editor.tell_all()
    qtbot.keyClick(edit, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    page.composer.editor.tell_all()
    assert entries(pair) == []
    assert not page.composer.next.isEnabled()


def test_leaving_the_tab_keeps_the_words(page: JournalPage, pair: Pair, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.composer.editor.edit, "Half a thought")
    page.hide()
    assert [one.text for one in entries(pair)] == ["Half a thought"]
    page.show()
    assert shown(page) == ["Half a thought"]
    assert page.composer.editor.is_empty()


@pytest.mark.usefixtures("_in_english")
def test_each_card_says_kind_writer_day_reader_and_links(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:
    goal = add_goal(pair.database, pair.id, "Lead & serve")
    write_entry(
        pair.database, pair.id, pair.mentor_id, "You waited.", kind="thanks", reader="pair",
        day=date(2026, 3, 9), goal_id=goal,
    )  # fmt: skip
    page = page_of(context, pair, qtbot)
    (card,) = page.listing.cards.values()
    assert card.kind.text() == "Thanks"
    assert card.about.text() == "9 March 2026, Ada Lovelace"
    assert card.reader.text() == "The two of us"
    assert card.goal.accessibleName() == "Goal: Lead & serve"
    assert card.accessibleName() == "Thanks · 9 March 2026, Ada Lovelace · The two of us"
    assert not card.edit.isVisible() and not card.remove.isVisible()
    assert card.property("role") == "card"
    with qtbot.waitSignal(context.record_opened) as opened:
        qtbot.mouseClick(card.goal, LEFT)
    assert opened.args == [pair.id, "plan", goal]


def test_nobody_sees_a_sign_of_what_another_keeps_for_themselves(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    write_entry(pair.database, pair.id, pair.mentee_id, "Mine alone")
    write_entry(pair.database, pair.id, pair.mentee_id, "For both", reader="pair")
    write_entry(pair.database, pair.id, pair.mentee_id, "For all", reader="programme")
    assert page.count.text() == "3 entries"
    (mine,) = (one for one in page.listing.cards.values() if one.text.text() == "Mine alone")
    assert mine.property("role") == "private" and mine.reader.text() == "Only me"
    context.act_as(pair.mentor_id)
    assert shown(page) == ["For all", "For both"]
    assert page.count.text() == "2 entries"
    context.act_as(add_person(pair.database, "Cleo Marsh"))
    assert shown(page) == ["For all"]
    assert not page.composer.editor.isVisible() and page.composer.ask_who.isVisible()
    context.act_as(None)
    assert shown(page) == ["For all"]
    context.act_as(pair.mentee_id)
    assert len(shown(page)) == 3 and page.composer.editor.isVisible()


def test_who_sits_down_next_finds_an_empty_page(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.composer.editor.edit, "Not for Ada")
    context.act_as(pair.mentor_id)
    assert page.composer.editor.edit.toPlainText() == "" and shown(page) == []
    (kept,) = entries(pair)
    assert (kept.text, kept.person_id, kept.reader) == ("Not for Ada", pair.mentee_id, "me")
    qtbot.keyClicks(page.composer.editor.edit, "Of Ada")
    page.composer.finish()
    assert [(one.text, one.person_id) for one in entries(pair)][1:] == [("Of Ada", pair.mentor_id)]


def test_filters_leave_what_is_looked_for(page: JournalPage, pair: Pair, qtbot: QtBot) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    write_entry(pair.database, pair.id, pair.mentee_id, "One", kind="thanks", reader="pair")
    write_entry(pair.database, pair.id, pair.mentee_id, "Two", goal_id=goal)
    qtbot.mouseClick(chip(page.filters, "Thanks"), LEFT)
    assert shown(page) == ["One"]
    qtbot.keyClick(page.filters.goal, Qt.Key.Key_Down)
    assert shown(page) == [] and page.empty.accessibleName() == "Nothing of this kind yet"
    qtbot.mouseClick(chip(page.filters, "All"), LEFT)
    assert shown(page) == ["Two"]
    qtbot.keyClick(page.filters.goal, Qt.Key.Key_Up)
    qtbot.keyClick(page.filters.reader, Qt.Key.Key_Down)
    qtbot.keyClick(page.filters.reader, Qt.Key.Key_Down)
    assert shown(page) == ["One"]


def test_removed_is_offered_back(page: JournalPage, pair: Pair, qtbot: QtBot) -> None:
    write_entry(pair.database, pair.id, pair.mentee_id, "Stay")
    (card,) = page.listing.cards.values()
    qtbot.mouseClick(card.remove, LEFT)
    assert entries(pair) == [] and page.bar.isVisible()
    press(qtbot, page.bar, "Undo")
    assert shown(page) == ["Stay"]


def test_after_removing_by_keyboard_the_next_entry_has_it(
    page: JournalPage, pair: Pair, qtbot: QtBot
) -> None:
    for number in range(PAGE + 2):
        write_entry(pair.database, pair.id, pair.mentee_id, f"Entry {number}")
    first, second = list(page.listing.cards.values())[:2]
    first.remove.setFocus()
    qtbot.keyClick(first.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(second.hasFocus)
    assert shown(page)[0] == f"Entry {PAGE}" and len(shown(page)) == PAGE
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert len(entries(pair)) == PAGE + 1


def test_an_own_entry_is_edited_in_a_window(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    entry = write_entry(pair.database, pair.id, pair.mentee_id, "Old")
    dialog = EntryDialog(page, context, pair.id, entry)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    assert dialog.editor.edit.toPlainText() == "Old"
    qtbot.keyClick(dialog.editor.edit, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(dialog.editor.edit, "New")
    qtbot.mouseClick(chip(dialog.editor, "The programme, too"), LEFT)
    dialog.day.edit.selectAll()
    qtbot.keyClicks(dialog.day.edit, (TODAY + timedelta(days=1)).isoformat())
    dialog.day.tell()
    assert "still to come" in dialog.day_problem.text()
    dialog.day.edit.selectAll()
    qtbot.keyClicks(dialog.day.edit, "2026-03-09")
    dialog.editor.edit.setFocus()
    qtbot.keyClick(dialog.editor.edit, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    (kept,) = entries(pair)
    assert (kept.text, kept.reader, kept.day) == ("New", "programme", date(2026, 3, 9))


def test_an_entry_emptied_in_its_window_is_told_and_kept(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    entry = write_entry(pair.database, pair.id, pair.mentee_id, "Stay")
    dialog = EntryDialog(page, context, pair.id, entry)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.editor.edit, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(dialog.editor.edit, Qt.Key.Key_Delete)
    dialog.editor.tell_all()
    assert "Remove" in dialog.editor.problem.text()
    dialog.accept()
    assert not dialog.isVisible()
    assert [one.text for one in entries(pair)] == ["Stay"]


def test_another_window_that_removes_it_closes_the_window(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    entry = write_entry(pair.database, pair.id, pair.mentee_id, "Old")
    dialog = EntryDialog(page, context, pair.id, entry)
    qtbot.addWidget(dialog)
    dialog.show()
    remove_entry(pair.database, entry)
    assert not dialog.isVisible() and entries(pair) == []


def test_a_megabyte_is_pasted_whole_and_read_in_a_window(
    page: JournalPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:
    text = "wörd\u202e\x07 " * 150_000
    data = QMimeData()
    data.setText(text)
    page.composer.editor.edit.insertFromMimeData(data)
    assert page.composer.finish()
    page.refresh()
    assert entries(pair)[0].text == ("wörd " * 150_000).strip()
    (card,) = page.listing.cards.values()
    assert len(card.text.text()) < 1_000 and card.whole.isVisible()
    seen: list[int] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ReadingDialog)
        seen.append(len(dialog.text.toPlainText()))
        press(qtbot, dialog, "Close")

    when_shown(read)
    qtbot.mouseClick(card.whole, LEFT)
    assert seen == [5 * 150_000 - 1]


def test_too_long_is_told_and_stays(page: JournalPage, pair: Pair) -> None:
    page.composer.editor.edit.setPlainText("word word\n" * 200_001)
    assert not page.composer.finish()
    assert "nothing was cut" in page.composer.editor.problem.text()
    assert len(page.composer.editor.edit.toPlainText()) == 2_000_010
    assert entries(pair) == []


def test_a_found_entry_is_shown_whatever_the_filter_and_the_page(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:
    first = write_entry(
        pair.database, pair.id, pair.mentee_id, "First of all", day=date(2026, 3, 9)
    )
    for number in range(PAGE + 3):
        write_entry(pair.database, pair.id, pair.mentee_id, f"Later {number}", kind="thanks")
    page = page_of(context, pair, qtbot)
    assert len(shown(page)) == PAGE and page.listing.older.isVisible()
    qtbot.mouseClick(chip(page.filters, "Thanks"), LEFT)
    page.show_record(first)
    assert "First of all" in shown(page)
    qtbot.waitUntil(page.listing.cards[first].hasFocus)
    assert not page.listing.older.isVisible()
    press(qtbot, page.listing, "‹ Newer entries")
    assert len(shown(page)) == PAGE
    set_entry_reader(pair.database, first, "me")
    context.act_as(pair.mentor_id)
    page.show_record(first)
    assert shown(page) == []


def test_a_file_to_read_only_has_no_page_to_write_on(pair: Pair, qtbot: QtBot) -> None:
    write_entry(pair.database, pair.id, pair.mentee_id, "Kept")
    path = pair.database.path
    pair.database.close()
    reader = open_file(path, read_only=True)
    context = Context(reader)
    context.act_as(pair.mentee_id)
    page = page_of(context, pair, qtbot)
    assert shown(page) == ["Kept"]
    assert not page.composer.isVisible()
    (card,) = page.listing.cards.values()
    assert not card.edit.isVisible()
    context.close()


def write_in_dialog(qtbot: QtBot, words: str) -> None:
    """Types into the window that comes, and closes it by keyboard."""

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        qtbot.keyClicks(dialog.editor.edit, words)
        press(qtbot, dialog, "Close")

    when_shown(write)


def test_after_a_meeting_its_entry_is_a_click_away(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:
    meeting = log_held(pair.database, pair.id, TODAY)
    meetings = MeetingsPage(context, pair.id)
    qtbot.addWidget(meetings)
    meetings.resize(1050, 640)
    meetings.show()
    meetings.show_meeting(meeting, "after")
    write_in_dialog(qtbot, "Ask sooner.")
    press(qtbot, meetings, "Write in the journal…")
    (kept,) = entries(pair)
    assert (kept.text, kept.meeting_id, kept.reader) == ("Ask sooner.", meeting, "me")


def test_from_a_goal_its_entry_is_a_click_away(context: Context, pair: Pair, qtbot: QtBot) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = GoalDialog(parent, context, goal)
    dialog.show()
    write_in_dialog(qtbot, "It is about trust.")
    press(qtbot, dialog, "Write in the journal…")
    (kept,) = entries(pair)
    assert (kept.text, kept.goal_id) == ("It is about trust.", goal)


def test_nothing_typed_is_nothing_written(context: Context, pair: Pair, qtbot: QtBot) -> None:
    dialog = EntryDialog(None, context, pair.id)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(chip(dialog.editor, "Thanks"), LEFT)
    press(qtbot, dialog, "Close")
    assert not dialog.isVisible() and entries(pair) == []


def test_who_is_nobody_in_particular_is_told(context: Context, pair: Pair, qtbot: QtBot) -> None:
    context.act_as(None)
    dialog = EntryDialog(None, context, pair.id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.ask_who.isVisible() and not dialog.editor.isVisible()
    press(qtbot, dialog, "Close")
    assert not dialog.isVisible()
