"""The programme's authority, made and handed out from its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.gui.programme.authority import AuthorityCard
from mentor_desktop.store.database import Database

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot: QtBot, database: Database) -> Iterator[AuthorityCard]:
    context = Context(database)
    made = AuthorityCard(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    database.stop_listening(context._tell)


def test_is_made_once_and_its_certificate_handed_out(
    card: AuthorityCard, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "not who they are" in card.said.text()
    assert card.save.isHidden()
    refused: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SecretDialog)
        qtbot.mouseClick(dialog.do, LEFT)
        refused.append(dialog.problem.text())
        for field in (dialog.first, dialog.second):
            qtbot.keyClicks(field, "an old oak by the harbour")
        qtbot.mouseClick(dialog.do, LEFT)

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(card.make, LEFT)
    assert refused[0]
    assert card.make.isHidden()
    assert "Test programme vouches for keys" in card.said.text()
    card.save_to(tmp_path / "authority.crt")
    assert (tmp_path / "authority.crt").read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")


def test_says_why_the_certificate_could_not_be_saved(card: AuthorityCard, tmp_path: Path) -> None:
    card.save_to(tmp_path / "nowhere" / "authority.crt")
    assert card.problem.text() == "This programme has no authority yet. Make one first."
