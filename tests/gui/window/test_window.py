"""The window around the pages, by real events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.faults import Faults
from mentor_desktop.gui.files.new_file import NewFileDialog
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.sidebar.model import KEY
from mentor_desktop.gui.window.desk import Desk
from mentor_desktop.gui.window.window import Window
from mentor_desktop.operations.beginning import begin_cohort, begin_personal
from mentor_desktop.operations.people import add_person, set_profile
from mentor_desktop.operations.relationships import remove_relationship
from mentor_desktop.store.database import Database
from tests.copying import Samples
from tests.gui.answering import answer


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    frame = Frame(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(frame)
    made = Window(frame)
    frame.show()
    frame.resize(1360, 930)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=5000)
    yield made
    made.close_file()


@pytest.fixture
def frame(window: Window) -> Frame:
    found = window.parent()
    assert isinstance(found, Frame)
    return found


@pytest.fixture
def desk(window: Window, tmp_path: Path) -> Desk:
    """The file of Ana, who mentors Bo, open."""
    path = tmp_path / "two.mentor"
    begin_personal(path, "Ana", "mentor", "Bo").database.close()
    window.open_file(path)
    assert window.desk is not None
    return window.desk


def test_starts_a_file_for_oneself_with_both_people(
    window: Window, frame: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewFileDialog)
        qtbot.keyClicks(dialog.nameField, "Ana")
        dialog.mentorButton.click()
        dialog.createButton.click()
        assert dialog.otherProblem.text() == "Write the name of the other person."
        qtbot.keyClicks(dialog.otherField, "Bo")
        dialog.placeField.setText(str(tmp_path / "mine"))
        dialog.placeField.textEdited.emit("")
        dialog.createButton.click()

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(frame.start.personalButton, Qt.MouseButton.LeftButton)

    assert window.desk is not None
    assert (tmp_path / "mine.mentor").exists()
    assert window.desk.view.relationship is not None
    assert window.desk.view.relationship.head_view.title.text() == "Bo and Ana"
    assert window.desk.view.sidebar.whoButton.text() == "You are Ana"
    assert frame.windowTitle() == "Ana and Bo [mine.mentor]"
    assert frame.settings.recent_files == [tmp_path / "mine.mentor"]


def test_an_empty_cohort_offers_the_first_relationship(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "cohort.mentor"
    begin_cohort(path, "Spring").database.close()

    window.open_file(path)

    assert window.desk is not None
    assert window.desk.view.relationship is None
    assert window.desk.view.sidebar.pairs.rowCount() == 0


def test_search_opens_by_keyboard(desk: Desk, frame: Frame, qtbot: QtBot) -> None:
    frame.menus.search.trigger()
    field = desk.view.sidebar.searchField
    assert field.hasFocus()

    qtbot.keyClicks(field, "bo")
    qtbot.waitUntil(desk.view.found.view.isVisible, timeout=2000)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert desk.view.found.view.isHidden()
    assert desk.view.relationship is None  # a person came first: the page of people


def test_removing_offers_the_way_back(desk: Desk, frame: Frame) -> None:
    assert desk.view.relationship is not None
    desk.view.relationship.commands.remove()

    assert desk.view.sidebar.pairs.rowCount() == 0
    assert desk.messages.removal.isVisibleTo(frame)
    assert desk.messages.removal.text == "Relationship removed."

    desk.messages.removal.undo.emit()
    desk.view._show_lines()

    assert desk.view.sidebar.pairs.rowCount() == 1
    assert desk.view.relationship is not None


def test_undo_and_redo_say_what_they_would_do(desk: Desk, frame: Frame) -> None:
    add_person(desk.context.database, "Cy")
    desk.history.follow()
    assert frame.menus.undo.text() == "&Undo: Add Cy"

    frame.menus.undo.trigger()
    desk.history.follow()
    assert frame.menus.redo.text() == "&Redo: Add Cy"


def test_undo_is_the_fields_first_and_then_the_files(
    desk: Desk, frame: Frame, qtbot: QtBot
) -> None:
    add_person(desk.context.database, "Cy")
    field = QLineEdit(desk.view)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "words")

    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert desk.context.database.undo_label == "Add Cy"

    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.context.database.undo_label != "Add Cy"


def test_a_refusal_is_told_in_its_own_words(desk: Desk, frame: Frame) -> None:
    desk.context.attempt(Database.redo)

    assert desk.messages.refusal.isVisibleTo(frame)
    assert desk.messages.refusal.text == "There is nothing to redo."
    assert "Not saved" in frame.status.text


def test_nothing_to_undo_leaves_all_saved(desk: Desk, frame: Frame) -> None:
    while desk.context.database.undo_label:
        frame.menus.undo.trigger()
    before = frame.status.text
    frame.menus.undo.trigger()
    assert desk.messages.refusal.text == "There is nothing to undo."
    assert frame.status.text == before
    assert "Not saved" not in before


def test_the_file_menu_lets_go_of_old_history(desk: Desk, frame: Frame) -> None:
    assert desk.context.database.undo_label is None
    add_person(desk.context.database, "Cy")

    asked = answer("all")
    frame.menus.forget.trigger()

    assert asked[0].startswith("Forget old history?")
    assert desk.context.database.undo_label is None
    assert "changes forgotten" in frame.status.text


def test_the_sidebar_keeps_its_order_until_asked(
    window: Window, samples: Samples, tmp_path: Path
) -> None:
    window.open_file(samples.copy(tmp_path / "sample.mentor"))
    desk = window.desk
    assert desk is not None
    pairs = desk.view.sidebar.pairs
    before = [pairs.index(row).data(KEY) for row in range(pairs.rowCount())]

    remove_relationship(desk.context.database, before[1])
    desk.context.database.undo()
    desk.view._show_lines()
    after = [pairs.index(row).data(KEY) for row in range(pairs.rowCount())]

    assert sorted(after) == sorted(before)
    pairs.sort_by_need()
    sorted_again = [pairs.index(row).data(KEY) for row in range(pairs.rowCount())]
    assert sorted_again == before


def test_a_sample_is_marked_and_removed_by_one_click(
    window: Window, frame: Frame, qtbot: QtBot
) -> None:
    qtbot.mouseClick(frame.start.sampleButton, Qt.MouseButton.LeftButton)
    assert window.desk is not None
    path = window.desk.context.database.path
    sidebar = window.desk.view.sidebar
    assert "Sample data" in sidebar.stateLabel.text()

    qtbot.mouseClick(sidebar.removeSampleButton, Qt.MouseButton.LeftButton)

    assert window.desk is None
    assert not path.exists()
    assert path not in frame.settings.recent_files
    assert frame.stack.currentWidget() is frame.start


def test_opening_another_file_lets_go_of_the_first(
    desk: Desk, window: Window, tmp_path: Path
) -> None:
    other = tmp_path / "other.mentor"
    begin_cohort(other, "Other").database.close()

    window.open_file(other)
    window.open_file(tmp_path / "two.mentor")

    assert window.desk is not None
    assert window.desk.is_at(tmp_path / "two.mentor")


def test_a_change_of_name_reaches_sidebar_and_chooser(
    desk: Desk, window: Window, qtbot: QtBot
) -> None:
    assert desk.view.relationship is not None
    mentor = desk.view.relationship.head.people["mentor"]
    desk.context.act_as(mentor.id)

    set_profile(desk.context.database, mentor.id, "name", "Anna")

    assert desk.view.sidebar.whoButton.text() == "You are Anna"
    qtbot.waitUntil(lambda: "Anna" in str(desk.view.sidebar.pairs.index(0).data()), timeout=2000)


def test_a_bug_is_told_once_and_the_window_lives_on(
    window: Window, frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(box.detailedText()))
    faults = Faults()
    secret = " ".join(("words", "of", "the", "file"))
    for _time in range(2):
        try:
            raise KeyError(secret)
        except KeyError as error:
            faults.take(type(error), error, error.__traceback__)
    QApplication.processEvents()

    assert len(told) == 1
    assert "KeyError" in told[0]
    assert secret not in told[0]
    assert frame.isVisible()


def test_pages_never_flash_as_windows_of_their_own(desk: Desk, frame: Frame, qtbot: QtBot) -> None:
    view = desk.view
    for key in ("people", "programme"):
        if view.sidebar.pages.index_of(key).isValid():
            view.show_page(key)
    view.show_first()
    assert view.relationship is not None
    for key in ("profiles", "agreement", "documents"):
        view.relationship.show_tab(key)

    others = {one for one in QApplication.topLevelWidgets() if one.isVisible()} - {frame}

    assert others == set()
    assert frame.isActiveWindow()


def test_a_file_open_to_read_only_says_so_and_goes_on_as_a_copy(  # P5
    window: Window, frame: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = tmp_path / "theirs.mentor", tmp_path / "mine.mentor"
    theirs = begin_personal(path, "Ana", "mentor", "Bo").database
    answer("read only")
    window.open_file(path)
    assert window.desk is not None
    bar = window.desk.messages.reading
    assert bar.isVisible()
    assert "read only" in window.desk.view.sidebar.stateLabel.text()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(copy), ""))
    bar.acted.emit()
    assert window.desk is not None
    assert window.desk.is_at(copy)
    assert not window.desk.context.database.is_read_only
    assert not window.desk.messages.reading.isVisible()
    theirs.close()


def test_a_file_that_moved_away_goes_on_as_a_copy(  # P4
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.mentor"
    desk.context.database.path.rename(tmp_path / "elsewhere.mentor")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(copy), ""))
    asked = answer("copy")
    desk.files.look_again()
    assert "no longer where it was" in asked[0]
    assert window.desk is not None
    assert window.desk.is_at(copy)
    assert add_person(window.desk.context.database, "Cleo")


def test_a_file_that_was_replaced_can_be_opened_again(  # P4
    window: Window, desk: Desk, tmp_path: Path
) -> None:
    path, other = desk.context.database.path, tmp_path / "other.mentor"
    begin_cohort(other, "Another").database.close()
    other.replace(path)
    answer("reopen")
    desk.files.look_again()
    assert window.desk is not None
    assert window.desk is not desk
    assert window.desk.view.sidebar.name.text() == "Another"


@pytest.mark.parametrize(
    ("command", "key", "state"),
    [("complete", "yes", "completed"), ("end_early", "yes", "ended_early"), ("complete", "", "")],
)
def test_an_end_is_asked_for_and_named_without_blame(  # AG-24
    desk: Desk, command: str, key: str, state: str
) -> None:
    page = desk.view.relationship
    assert page is not None
    before = page.head.relationship.state
    asked = answer(key)
    getattr(page.commands, command)()
    assert page.head.relationship.state == (state or before)
    assert "you can reopen it" in asked[0]


def test_a_second_start_waits_until_what_is_asked_is_answered(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    gone, there = tmp_path / "gone.mentor", tmp_path / "there.mentor"
    begin_personal(there, "Cy", "mentor", "Di").database.close()
    asked = answer("")

    window.come_forward(gone)
    window.come_forward(there)
    assert asked == []

    qtbot.waitUntil(lambda: window.desk is not desk, timeout=30_000)
    assert len(asked) == 1
    assert window.desk is not None
    assert window.desk.is_at(there)


def test_what_was_still_waiting_does_not_read_a_file_that_was_closed(
    window: Window, desk: Desk
) -> None:
    view = desk.view
    add_person(desk.context.database, "Cy")
    assert view._later.isActive()  # it would look who was added
    window.close_file()
    assert not any(one.isActive() for one in view.findChildren(QTimer))
