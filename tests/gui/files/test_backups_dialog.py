"""The list of backups: made, restored as a copy, deleted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.backups_dialog import BackupsDialog
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.settings import Settings
from mentor_desktop.operations.protecting import protect
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from tests.gui.answering import answer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(database: Database, qtbot: QtBot, tmp_path: Path) -> BackupsDialog:
    window = QWidget()
    qtbot.addWidget(window)
    opener = Opener(window, Settings(tmp_path / "settings.ini"))
    made = BackupsDialog(window, Context(database), opener)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog: BackupsDialog, row: int) -> list[str]:
    model = dialog.backupsView.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_without_a_backup_it_says_when_there_will_be_one(dialog: BackupsDialog) -> None:
    assert dialog.noneLabel.isVisible()
    assert not dialog.restoreButton.isEnabled()
    assert not dialog.deleteButton.isEnabled()


def test_a_backup_by_hand_says_how_it_opens(
    dialog: BackupsDialog, database: Database, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.backUpButton, LEFT)
    assert cells(dialog, 0)[2] == "Without a passphrase"
    protect(database, "one two")
    qtbot.mouseClick(dialog.backUpButton, LEFT)
    assert cells(dialog, 0)[2] == "With a passphrase"
    assert dialog.problemLabel.text() == "Backed up."
    assert dialog.problemLabel.property("role") == "muted"


def test_deletes_the_chosen_one_after_asking(
    dialog: BackupsDialog, database: Database, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.backUpButton, LEFT)
    asked = answer("")
    qtbot.mouseClick(dialog.deleteButton, LEFT)
    assert "Nothing brings it back" in asked[0]
    assert len(list_backups(database.path)) == 1
    answer("delete")
    qtbot.mouseClick(dialog.deleteButton, LEFT)
    assert list_backups(database.path) == ()
    assert dialog.noneLabel.isVisible()


def test_restores_a_copy_and_says_which_passphrase_opens_it(
    dialog: BackupsDialog,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "copy.mentor"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))
    protect(database, "one two")
    qtbot.mouseClick(dialog.backUpButton, LEFT)
    protect(database, "three four")
    qtbot.mouseClick(dialog.restoreButton, LEFT)
    assert "the passphrase the file had then" in dialog.problemLabel.text()
    open_file(target, "one two").close()
    qtbot.mouseClick(dialog.restoreButton, LEFT)  # it is there already
    assert "there already" in dialog.problemLabel.text()
    assert dialog.problemLabel.property("role") == "danger"
