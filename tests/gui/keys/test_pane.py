"""What to sign with, by real events."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.certificate import FOREIGN, ONE_TIME, OWN
from mentor_desktop.gui.keys.pane import KeyPane
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.operations.keys import make_own_key, own_keys, save_own_key

FEW = 1000  # rounds, so that tests do not wait
SECRET = "a long walk by the river"


@pytest.fixture
def pane(qtbot: QtBot) -> KeyPane:
    return shown(qtbot)


def shown(qtbot: QtBot) -> KeyPane:
    made = KeyPane("Ada Lovelace")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_key_used_once_is_the_first_choice(pane: KeyPane) -> None:
    assert pane.choice.kind == ONE_TIME
    assert pane.passphrase.isHidden() or not pane.passphrase.isVisible()
    assert "thrown away" in pane.about.text()


def test_makes_a_key_of_ones_own_and_takes_it(pane: KeyPane, qtbot: QtBot) -> None:
    problems: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SecretDialog)
        assert dialog.name_field.text() == "Ada Lovelace"
        qtbot.keyClicks(dialog.first, SECRET)
        qtbot.keyClicks(dialog.second, "another")
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
        problems.append(dialog.problem.text())
        dialog.second.clear()
        qtbot.keyClicks(dialog.second, SECRET)
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(pane.make, Qt.MouseButton.LeftButton)
    assert problems == ["The two differ. Write the same passphrase twice."]
    (key,) = own_keys()
    assert (pane.choice.kind, pane.choice.key_id) == (OWN, key.id)
    assert pane.choice.passphrase == SECRET
    assert "Certificate of Ada Lovelace" in pane.about.text()
    assert key.certificate.short in pane.about.text()


def test_the_key_in_a_file_says_whose_it_is_or_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    key = make_own_key("Ada Lovelace", SECRET, FEW)
    path = tmp_path / "ada.p12"
    save_own_key(key.id, path)
    pane = shown(qtbot)
    pane.use_file(path)
    assert "ada.p12" in pane.about.text()
    qtbot.keyClicks(pane.passphrase, "wrong")
    qtbot.keyClick(pane.passphrase, Qt.Key.Key_Return)
    assert pane.problem.isVisible()
    assert "passphrase" in pane.problem.text().casefold()
    assert pane.passphrase.text() == "wrong"
    pane.passphrase.clear()
    qtbot.keyClicks(pane.passphrase, SECRET)
    assert pane.problem.isHidden()
    qtbot.keyClick(pane.passphrase, Qt.Key.Key_Return)
    assert "Certificate of Ada Lovelace" in pane.about.text()
    assert (pane.choice.kind, pane.choice.path) == (FOREIGN, path)


def test_leaving_the_choice_of_a_file_takes_the_key_used_once(pane: KeyPane) -> None:
    pane.use_file(None)
    assert pane.choice.kind == ONE_TIME
