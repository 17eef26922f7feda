"""Certificates, the briefing and blank forms from the window, by real events."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.documents.pages import page_count
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.blank_dialog import BlankDialog
from mentor_desktop.gui.papers.briefing_dialog import BriefingDialog
from mentor_desktop.gui.papers.certificate_dialog import CertificateDialog
from mentor_desktop.gui.papers.paper_dialog import PaperDialog
from mentor_desktop.gui.papers.papers_menu import PapersMenu
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.operations.meetings import log_held
from mentor_desktop.operations.programme import add_event
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, dialog: QWidget, text: str) -> None:
    chips = dialog.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in chips if one.text() == text), LEFT)


def written(qtbot: QtBot, dialog: PaperDialog, path: Path) -> int:
    """Exports it there; how many pages it has."""
    dialog.open()
    qtbot.mouseClick(dialog.export, LEFT)
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(path))
    return page_count(path.read_bytes())


def kinds(pair: Pair) -> list[str]:
    with pair.database.reading() as session:
        return [one.kind for one in documents_of(session, pair.id)]


def test_every_paper_has_a_line_that_opens_its_dialog(window: QWidget, pair: Pair) -> None:
    menu = QMenu(window)
    papers = PapersMenu(Context(pair.database), window, pair.id)
    papers.fill(menu)
    titles = [action.text() for action in menu.actions()]
    assert titles == [
        "Progress report…", "Closing report…", "Certificates…", "Supervisor briefing…",
        "Contact hours…", "Blank forms…",
    ]  # fmt: skip
    for count, action in enumerate(menu.actions(), 1):
        action.trigger()
        opened = [one for one in window.findChildren(QDialog) if one.isVisible()]
        assert len(opened) >= count, action.text()


# CLO-09
def test_certificates_say_why_there_are_none_and_then_are_for_both_or_one(
    qtbot: QtBot, window: QWidget, pair: Pair, tmp_path: Path
) -> None:
    context = Context(pair.database)
    empty = CertificateDialog(window, context, pair.id)
    assert "nothing to certify" in empty.summary.text() and not empty.export.isEnabled()
    log_held(pair.database, pair.id, date(2026, 3, 12))
    dialog = CertificateDialog(window, context, pair.id)
    assert dialog.summary.text() == "On it: 1 meeting, 1 h."
    assert written(qtbot, dialog, tmp_path / "both.pdf") == 2
    one = CertificateDialog(window, context, pair.id)
    press(qtbot, one, "Benny")
    assert written(qtbot, one, tmp_path / "one.pdf") == 1
    assert kinds(pair) == ["certificate", "certificate"]


# CO-04, CO-08
def test_the_briefing_says_what_is_on_it_before_it_is_written(
    qtbot: QtBot, window: QWidget, pair: Pair, tmp_path: Path
) -> None:
    add_event(pair.database, "Lunch", date(2026, 5, 2))
    context = Context(pair.database, lambda: date(2026, 4, 1))
    dialog = BriefingDialog(window, context, pair.id)
    assert "1 day of the programme's calendar" in dialog.included.text()
    assert "goals, notes, answers" in dialog.left_out.text()
    assert written(qtbot, dialog, tmp_path / "briefing.pdf") == 1
    assert kinds(pair) == ["briefing"]


def test_a_blank_form_is_chosen_printed_and_exported(
    qtbot: QtBot, window: QWidget, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(Printing, "ask", lambda _self, data, *_more: printed.append(data))
    dialog = BlankDialog(window, Context(pair.database))
    dialog.open()
    press(qtbot, dialog, "90-day check-up")
    qtbot.mouseClick(dialog.print, LEFT)
    assert written(qtbot, dialog, tmp_path / "form.pdf") == page_count(printed[0])
    assert printed[0] == (tmp_path / "form.pdf").read_bytes()
    assert kinds(pair) == []
