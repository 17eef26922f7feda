"""Exporting for all relationships from the window, by real events."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS, part_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export_all import ExportAllDialog
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.relationships import set_state
from tests.conftest import Pair
from tests.pairing import add_relationship

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("one_process_works")


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


@pytest.mark.usefixtures("_in_english")
def test_writes_them_all_and_says_where(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    dialog = shown(qtbot, pair, tmp_path / "out")
    assert dialog.allRadio.text().endswith("(2)")
    assert not dialog.someRadio.isEnabled()
    assert dialog.clashPart.isHidden()
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert dialog.workPart.isVisible()
    assert told(dialog.resultPart, dialog, qtbot) == f"2 agreements are in {tmp_path / 'out'}."
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2
    assert dialog.resultList.isHidden()
    qtbot.mouseClick(dialog.closeButton, LEFT)
    assert not dialog.isVisible()


@pytest.mark.usefixtures("_in_english")
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
    in_the_way = tmp_path / "out" / next(one.name for one in dialog.wanted if one.id == drafts[0])
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


@pytest.mark.usefixtures("_in_english")
def test_writes_progress_reports_for_the_reader_that_is_chosen(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    set_state(pair.database, pair.id, "ended_early", date(2026, 6, 1))
    dialog = shown(qtbot, pair, tmp_path / "out")
    assert not dialog.readerPart.isVisible()
    dialog.kindCombo.setCurrentIndex(1)
    assert dialog.readerCombo.isVisible()
    assert dialog.folder == tmp_path / "out"  # chosen, so it stays
    assert dialog.allRadio.text().endswith("(2)")
    assert dialog.someRadio.text().endswith("(1)")
    dialog.someRadio.click()
    dialog.readerCombo.setCurrentIndex(READERS.index("supervisor"))
    qtbot.mouseClick(dialog.exportButton, LEFT)
    assert told(dialog.resultPart, dialog, qtbot) == f"1 report is in {tmp_path / 'out'}."
    (written,) = (tmp_path / "out").iterdir()
    assert "supervisor" in written.name


def test_says_for_each_reader_what_is_in_and_what_is_left_out(
    qtbot: QtBot, pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    dialog = shown(qtbot, pair, tmp_path / "out")
    dialog.kindCombo.setCurrentIndex(1)
    private = [part_title(f"private_{role}") for role in ROLES]
    for place, reader in enumerate(READERS):
        dialog.readerCombo.setCurrentIndex(place)
        said_in, left_out = dialog.partsText.toPlainText().split("Left out:")
        assert part_title("journey") in said_in
        assert (part_title("notes") in said_in) is (reader in ("pair", *ROLES))
        assert all(title in left_out and title not in said_in for title in private)
