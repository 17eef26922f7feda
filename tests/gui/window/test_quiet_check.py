"""F8: the window looks through its file by itself, and tells when something is wrong."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.files.backups_dialog import BackupsDialog
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.gui.window import quiet_check
from mentor_desktop.gui.window.desk import Desk
from mentor_desktop.gui.window.window import Window
from mentor_desktop.operations import careful
from mentor_desktop.operations.beginning import begin_personal
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.signing import offer
from mentor_desktop.store import digests
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.connection import connect
from tests.gui.answering import when_shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(quiet_check, "_AFTER_OPENING", 0)
    monkeypatch.setattr(quiet_check, "_LATER", 0)
    frame = Frame(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(frame)
    made = Window(frame)
    frame.show()
    yield made
    made.close_file()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of Ana, who mentors Bo, closed."""
    path = tmp_path / "two.mentor"
    begin_personal(path, "Ana", "mentor", "Bo").database.close()
    return path


def change(path: Path, statement: str, *, sealed: bool = False) -> None:
    """Changes a file past the program; sealed: with all digests made anew."""
    raw = connect(path, None, "rw")
    raw.execute(statement)
    if sealed:
        digests.seal_rows(raw, {})
    raw.close()


def opened(window: Window, path: Path) -> Desk:
    window.open_file(path)
    assert window.desk is not None
    return window.desk


def test_a_sound_file_shows_no_bar(window: Window, path: Path, qtbot: QtBot) -> None:
    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.ended):
        pass
    assert desk.damage.bar.isHidden()


def test_a_changed_letter_is_told_and_leads_to_the_good_backup(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    desk = opened(window, path)
    database = desk.context.database
    good = database.back_up("bulk")
    window.close_file()
    change(path, "UPDATE person SET name='Anb' WHERE name='Ana'")
    seen: list[str] = []
    rows: list[int] = []

    def read(question: QDialog) -> None:
        assert isinstance(question, Question)
        seen.append(question.text)
        when_shown(look, but=question)
        qtbot.mouseClick(question.buttons["backups"], LEFT)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        rows.append(dialog.backupsView.currentIndex().row())
        qtbot.mouseClick(dialog.closeButton, LEFT)

    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.ended):
        desk.context.database.back_up("bulk")  # newer, and no better than the file
    bar = desk.damage.bar
    assert bar.isVisible()
    assert "not as it was saved" in bar.accessibleName()
    qtbot.waitUntil(lambda: desk.damage._good is not None)
    when_shown(read)
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "See what it is…")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: bool(rows))
    assert "person" in seen[0]
    assert "changed from outside or damaged" in seen[0]
    assert "The newest backup in which all is as it was saved" in seen[0]
    assert [list_backups(path)[row] for row in rows] == [good]


def test_work_goes_on_meanwhile_and_a_row_written_anew_is_still_told(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    change(path, "UPDATE person SET role='wrong' WHERE name='Ana'")
    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.ended):
        for name in ("Cy", "Di", "Ed"):
            add_person(desk.context.database, name)
        with desk.context.database.changing("Edit") as session:
            session.connection().exec_driver_sql("UPDATE person SET role='' WHERE name='Ana'")
    assert desk.damage.bar.isVisible()
    window.close_file()
    desk = opened(window, path)  # and now all is as it was saved
    with qtbot.waitSignal(desk.check.ended):
        pass
    assert desk.damage.bar.isHidden()


def test_what_another_program_wrote_is_looked_at_too(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.ended):
        pass
    change(path, "UPDATE person SET role='wrong' WHERE name='Ana'")
    with qtbot.waitSignal(desk.check.ended):
        desk.files.look_again()
    assert desk.damage.bar.isVisible()


def test_a_file_that_another_program_writes_is_looked_at_later(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    desk = opened(window, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    desk.check._go_on()  # waits for nothing
    assert not desk.check._is_ended
    with qtbot.waitSignal(desk.check.ended):
        other.rollback()
        other.close()
    assert desk.damage.bar.isHidden()


def test_closing_midway_is_clean(window: Window, path: Path, qtbot: QtBot) -> None:
    desk = opened(window, path)
    check = desk.check
    check._go_on()
    window.close_file()
    qtbot.wait(50)
    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.ended):
        pass
    assert desk.damage.bar.isHidden()


def test_an_agreement_that_says_something_else_than_its_pdf_is_told(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    desk = opened(window, path)
    database = desk.context.database
    assert desk.view.relationship is not None
    agreement_id = start_agreement(database, desk.view.relationship.head.relationship.id)
    answer(database, agreement_id, "objective", "Lead a team.")
    offer(database, agreement_id)
    with qtbot.waitSignal(desk.check.ended, timeout=60_000):
        desk.check.begin()
    assert desk.damage.bar.isHidden()
    window.close_file()
    change(
        path,
        "UPDATE agreement SET content=CAST(replace(CAST(content AS TEXT), 'Lead a', 'Lead my')"
        " AS BLOB)",
        sealed=True,
    )
    desk = opened(window, path)
    with qtbot.waitSignal(desk.check.found, timeout=60_000) as told:
        pass
    assert told.args is not None
    assert "signed PDF" in told.args[0].sentence
    assert desk.damage.bar.isVisible()
    careful.finish()
