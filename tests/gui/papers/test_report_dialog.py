"""Asking for a progress report, by real events."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.report import part_title, reader_title
from mentor_desktop.gui.papers.report_dialog import ReportDialog
from mentor_desktop.operations.journal import write_entry
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.gui.papers.asking import chip, opened

LEFT = Qt.MouseButton.LeftButton
PRIVATE = part_title("private_mentee")


def test_lists_what_is_in_and_what_is_left_out_for_each_reader(
    qtbot: QtBot, window: QWidget, pair: Pair
) -> None:
    dialog = opened(ReportDialog, window, pair, pair.mentee_id)
    assert part_title("journey") in dialog.included.text()
    assert PRIVATE in dialog.left_out.text()
    qtbot.mouseClick(chip(dialog, reader_title("programme")), LEFT)
    assert PRIVATE in dialog.left_out.text()
    assert PRIVATE not in dialog.included.text()
    assert dialog.wanted().reader == "programme"


def test_only_who_sits_here_may_put_in_what_they_alone_see(
    qtbot: QtBot, window: QWidget, pair: Pair
) -> None:
    write_entry(pair.database, pair.id, pair.mentee_id, "only mine")
    dialog = opened(ReportDialog, window, pair, pair.mentee_id)
    assert not dialog.wanted().is_own
    qtbot.mouseClick(chip(dialog, "Put it in"), LEFT)
    assert dialog.wanted().is_own
    assert f"{PRIVATE} (1)" in dialog.included.text()
    qtbot.mouseClick(chip(dialog, "Ada Lovelace alone"), LEFT)
    assert not dialog.private.isVisible()
    assert not dialog.wanted().is_own


def test_who_is_neither_of_the_two_is_not_asked_for_it(window: QWidget, pair: Pair) -> None:
    assert not opened(ReportDialog, window, pair, None).private.isVisible()


def test_exports_what_was_chosen(qtbot: QtBot, window: QWidget, pair: Pair, tmp_path: Path) -> None:
    dialog = opened(ReportDialog, window, pair, None)
    qtbot.mouseClick(chip(dialog, reader_title("supervisor")), LEFT)
    qtbot.mouseClick(dialog.export, LEFT)
    (asking,) = dialog.findChildren(QFileDialog)
    assert asking.selectedFiles()[0].endswith("for the supervisor.pdf")
    path = tmp_path / "report.pdf"
    asking.fileSelected.emit(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert not dialog.isVisible()
    with pair.database.reading() as session:
        (noted,) = documents_of(session, pair.id)
    assert noted.kind == "progress"
