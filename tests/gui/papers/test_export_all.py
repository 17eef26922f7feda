"""Exporting all agreements from the window, by real events."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export_all import ExportAllDialog
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.people import add_person
from tests.conftest import Pair
from tests.pairing import add_relationship

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def drafts(pair: Pair) -> list[str]:
    mentor = add_person(pair.database, "Cy")
    other = add_relationship(pair.database, mentor, pair.mentee_id)
    return [start_agreement(pair.database, one) for one in (pair.id, other)]


def shown(qtbot: QtBot, pair: Pair, folder: Path) -> ExportAllDialog:
    dialog = ExportAllDialog(Context(pair.database))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folderEdit.selectAll()
    qtbot.keyClicks(dialog.folderEdit, str(folder))
    return dialog


def told(part: QWidget, dialog: ExportAllDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(part.isVisible, timeout=60_000)
    return dialog.resultLabel.text()


def test_writes_them_all_and_says_where(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    dialog = shown(qtbot, pair, tmp_path / "out")
    assert dialog.allRadio.text().endswith("(2)")
    assert not dialog.signedRadio.isEnabled()
    assert dialog.clashPart.isHidden()
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert dialog.workPart.isVisible()
    assert told(dialog.resultPart, dialog, qtbot) == f"2 agreements are in {tmp_path / 'out'}."
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2
    assert dialog.resultList.isHidden()
    qtbot.mouseClick(dialog.closeButton, LEFT)
    assert not dialog.isVisible()


def test_replaces_nothing_without_being_told_to(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    dialog = shown(qtbot, pair, tmp_path / "out")
    mine = tmp_path / "out" / dialog.wanted[0].name
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    dialog.folderEdit.textEdited.emit("")
    assert dialog.clashPart.isVisible()
    assert dialog.keepRadio.isChecked()
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert told(dialog.resultPart, dialog, qtbot).startswith("1 agreement is in")
    assert mine.read_bytes() == b"mine"
    again = shown(qtbot, pair, tmp_path / "out")
    assert "2 files" in again.clashLabel.text()
    again.replaceRadio.click()
    qtbot.mouseClick(again.exportButton, LEFT)
    assert told(again.resultPart, again, qtbot).startswith("2 agreements")
    assert mine.read_bytes().startswith(b"%PDF")


def test_lists_what_could_not_be_written_and_what_no_font_has(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    answer(pair.database, drafts[1], "objective", "Read \U00012000")
    dialog = shown(qtbot, pair, tmp_path / "out")
    in_the_way = (
        tmp_path / "out" / next(one.name for one in dialog.wanted if one.agreement_id == drafts[0])
    )
    in_the_way.mkdir(parents=True)
    dialog.folderEdit.textEdited.emit("")
    dialog.replaceRadio.click()
    qtbot.mouseClick(dialog.exportButton, LEFT)
    told(dialog.resultPart, dialog, qtbot)
    lines = dialog.resultList.toPlainText()
    assert f"Not written: {in_the_way.name}." in lines
    assert "U+12000" in lines


def test_can_be_stopped(qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path) -> None:
    dialog = shown(qtbot, pair, tmp_path / "out")
    qtbot.mouseClick(dialog.exportButton, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told(dialog.resultPart, dialog, qtbot).startswith("Stopped.")
    assert dialog.isVisible()
    assert list((tmp_path / "out").glob("*.unfinished")) == []


def test_says_why_it_cannot_begin(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    dialog = shown(qtbot, pair, tmp_path / "file" / "folder")
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert "could not be made" in dialog.problemLabel.text()
    dialog.folderEdit.clear()
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert dialog.problemLabel.text() == "Choose the folder that the PDFs go into."
    assert dialog.askPart.isVisible()


def test_without_an_agreement_there_is_nothing_to_export(
    qtbot: QtBot, pair: Pair, tmp_path: Path
) -> None:
    dialog = shown(qtbot, pair, tmp_path)
    assert not dialog.exportButton.isEnabled()
    assert dialog.problemLabel.text() == "No relationship has an agreement yet."
