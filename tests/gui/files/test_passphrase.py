"""Passphrases: asked for, set, changed, removed, and what that means for the backups."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.ask_passphrase import AskPassphrase
from mentor_desktop.gui.files.new_file import NewFileDialog
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.files.passphrase_dialog import PassphraseDialog
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.beginning import begin_cohort
from mentor_desktop.operations.protecting import protect, protection
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from tests.gui.answering import answer, when_shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context(database: Database) -> Context:
    return Context(database)


def dialog_for(window: QWidget, context: Context, qtbot: QtBot) -> PassphraseDialog:
    dialog = PassphraseDialog(window, context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(dialog: PassphraseDialog, qtbot: QtBot, first: str, second: str) -> None:
    for field, text in ((dialog.firstField, first), (dialog.secondField, second)):
        field.clear()
        qtbot.keyClicks(field, text)
    qtbot.mouseClick(dialog.setButton, LEFT)


def test_a_slip_is_told_and_nothing_changes(
    window: QWidget, context: Context, qtbot: QtBot
) -> None:
    dialog = dialog_for(window, context, qtbot)
    for words, said in (
        (("", ""), "Write a passphrase."),
        (("one two", "one tow"), "The two differ."),
        (("x'00", "x'00"), "cannot begin with x'"),
    ):
        fill(dialog, qtbot, *words)
        assert said in dialog.problemLabel.text()
        assert dialog.problemLabel.isVisible()
    assert dialog.isVisible()
    assert not context.database.is_encrypted


def test_what_is_typed_can_be_shown(window: QWidget, context: Context, qtbot: QtBot) -> None:
    dialog = dialog_for(window, context, qtbot)
    qtbot.mouseClick(dialog.showBox, LEFT, pos=QPoint(8, dialog.showBox.height() // 2))
    assert dialog.firstField.echoMode() == QLineEdit.EchoMode.Normal
    assert dialog.secondField.echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.usefixtures("_in_english")
def test_protecting_offers_to_delete_backups_that_anyone_can_read(
    window: QWidget, context: Context, qtbot: QtBot
) -> None:
    database = context.database
    for _time in range(2):
        database.back_up("session")
    asked = answer("delete")
    fill(dialog_for(window, context, qtbot), qtbot, "one two", "one two")
    assert database.is_encrypted
    assert "2 older backups of this file open without a passphrase" in asked[0]
    assert [protection(one) for one in list_backups(database.path)] == ["passphrase"]


def test_backups_can_be_kept(window: QWidget, context: Context, qtbot: QtBot) -> None:
    kept = context.database.back_up("session")
    answer("")
    fill(dialog_for(window, context, qtbot), qtbot, "one two", "one two")
    assert list_backups(context.database.path) == (kept,)


def test_without_backups_nothing_is_asked(window: QWidget, context: Context, qtbot: QtBot) -> None:
    dialog = dialog_for(window, context, qtbot)
    fill(dialog, qtbot, "one two", "one two")
    assert not dialog.isVisible()
    assert context.database.is_encrypted


def test_another_passphrase_names_backups_that_open_as_before(
    window: QWidget, context: Context, qtbot: QtBot
) -> None:
    protect(context.database, "one two")
    context.database.back_up("session")
    asked = answer("delete")
    fill(dialog_for(window, context, qtbot), qtbot, "three four", "three four")
    assert "passphrase it had then" in asked[0]
    path = context.database.path
    (left,) = list_backups(path)
    open_file(left.path, "three four", read_only=True).close()


@pytest.mark.usefixtures("_in_english")
def test_removing_asks_first_and_says_what_backups_need(
    window: QWidget, context: Context, qtbot: QtBot
) -> None:
    protect(context.database, "one two")
    context.database.back_up("session")
    dialog = dialog_for(window, context, qtbot)
    answer("")
    qtbot.mouseClick(dialog.removeButton, LEFT)
    assert context.database.is_encrypted
    asked = answer("remove", "")
    qtbot.mouseClick(dialog.removeButton, LEFT)
    assert not context.database.is_encrypted
    assert "1 older backup still opens with the passphrase only" in asked[1]


def test_a_new_file_says_beside_the_passphrase_what_is_wrong_with_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewFileDialog(None, is_personal=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.programmeField, "Ours")
    dialog.placeField.setText(str(tmp_path / "ours.mentor"))
    dialog.secretBox.click()
    for field in (dialog.firstField, dialog.secondField):
        qtbot.keyClicks(field, "x'00")
    qtbot.mouseClick(dialog.createButton, LEFT)
    assert "cannot begin with x'" in dialog.secretProblem.text()
    assert not (tmp_path / "ours.mentor").exists()


@pytest.fixture
def opener(window: QWidget, tmp_path: Path) -> Opener:
    return Opener(window, Settings(tmp_path / "settings.ini"))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A protected file that is closed, with a backup from before and one from after."""
    path = tmp_path / "secret.mentor"
    database = begin_cohort(path, "Secret").database
    database.back_up("session")
    protect(database, "right")
    database.back_up("session")
    database.close()
    return path


def typing(qtbot: QtBot, *steps: tuple[str, str]) -> list[str]:
    """Types into each dialog that asks, and presses a button; what each had to say."""
    said: list[str] = []

    def act(dialog: QDialog, at: int) -> None:
        assert isinstance(dialog, AskPassphrase)
        text, button = steps[at]
        said.append(dialog.problemLabel.text() + dialog.passphrase)
        if at + 1 < len(steps):
            when_shown(lambda other: act(other, at + 1), but=dialog)
        qtbot.keyClicks(dialog.passphraseField, text)
        qtbot.mouseClick(getattr(dialog, button), LEFT)

    when_shown(lambda dialog: act(dialog, 0))
    return said


def test_a_wrong_passphrase_stays_to_be_looked_at_and_a_backup_is_offered(
    opener: Opener, secret: Path, qtbot: QtBot
) -> None:
    said = typing(qtbot, ("wrong", "openButton"), ("right", "openButton"))
    database = opener.open(secret)
    assert database is not None
    database.close()
    assert said[0] == ""
    assert "does not open" in said[1]
    assert said[1].endswith("wrong")


def test_a_damaged_file_whose_passphrase_is_right_gives_way_to_its_backup(  # P7
    opener: Opener, secret: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = bytearray(secret.read_bytes())
    damaged[100:200] = bytes(range(100))
    secret.write_bytes(damaged)
    target = tmp_path / "restored.mentor"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))
    typing(qtbot, ("right", "openButton"), ("right", "restoreButton"))
    restored = opener.open(secret)
    assert restored is not None
    assert restored.path == target
    assert restored.is_encrypted
    restored.close()
    assert secret.read_bytes() == damaged


def test_with_a_wrong_passphrase_an_older_open_backup_is_no_surprise(
    opener: Opener, secret: Path, qtbot: QtBot
) -> None:
    asked: list[str] = []
    steps = [("wrong", "openButton"), ("wrong", "restoreButton"), ("", "cancelButton")]
    said: list[str] = []

    def act(dialog: QDialog, at: int) -> None:
        if isinstance(dialog, Question):
            asked.append(dialog.text)
            when_shown(lambda other: act(other, at), but=dialog)
            qtbot.mouseClick(dialog.leave_button, LEFT)
            return
        assert isinstance(dialog, AskPassphrase)
        text, button = steps[at]
        said.append(dialog.problemLabel.text())
        if at + 1 < len(steps):
            when_shown(lambda other: act(other, at + 1), but=dialog)
        qtbot.keyClicks(dialog.passphraseField, text)
        qtbot.mouseClick(getattr(dialog, button), LEFT)

    when_shown(lambda dialog: act(dialog, 0))
    assert opener.open(secret) is None
    assert len(said) == 3
    assert "Newer backups do not open" in asked[0]
