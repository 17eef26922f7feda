"""PDFs in the window: dropped, verified, exported all at once, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.papers.export_all import ExportAllDialog
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.window.window import Window
from mentor_desktop.operations.beginning import begin_personal
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.signing import offer
from mentor_desktop.operations.travelling import look_at


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Frame:
    made = Frame(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, frame: Frame) -> Iterator[Window]:
    made = Window(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=5000)
    yield made
    made.close_file()


@pytest.fixture
def draft(window: Window, tmp_path: Path) -> Path:
    """The file of Ana, who mentors Bo, open; and the draft of their agreement beside it."""
    path = tmp_path / "two.mentor"
    begun = begin_personal(path, "Ana", "mentor", "Bo")
    assert begun.relationship_id is not None
    agreement_id = start_agreement(begun.database, begun.relationship_id)
    exported = export_agreement(begun.database, agreement_id, tmp_path / "draft.pdf").path
    begun.database.close()
    window.open_file(path)
    return exported


def drop(frame: Frame, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, no_key)
    QApplication.sendEvent(frame.windowHandle(), event)
    QApplication.processEvents()  # it opens when the drop is through


def said(window: Window, qtbot: QtBot) -> tuple[str, ...]:
    dialog = window.pdfs.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.card.said[0].startswith("Checking"), timeout=60_000)
    return dialog.card.said


def test_a_pdf_dropped_on_the_start_page_is_verified(
    window: Window, frame: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"a letter")
    drop(frame, tmp_path / "letter.pdf")
    assert said(window, qtbot)[0] == "✗ letter.pdf could not be checked"


def test_a_pdf_dropped_on_an_open_file_is_compared_with_it(
    window: Window, frame: Frame, draft: Path, qtbot: QtBot
) -> None:
    drop(frame, draft)
    found = said(window, qtbot)
    assert found[0] == "… draft.pdf is not complete"
    assert any(line.startswith("Compared with the open file") for line in found)


def test_an_agreement_that_came_can_begin_a_file(
    window: Window, frame: Frame, draft: Path, tmp_path: Path
) -> None:
    assert window.desk is not None
    database = window.desk.context.database
    with database.reading() as session:
        agreement_id = session.query(Agreement).one().id
    offer(database, agreement_id)
    sent = export_agreement(database, agreement_id, tmp_path / "sent.pdf").path
    window.close_file()
    travelling = look_at(sent)
    window.pdfs.begin_file(tmp_path / "mine.mentor", travelling)
    assert window.desk is not None
    page = window.desk.view.relationship
    assert page is not None
    assert (page.tab, page.relationship_id) == ("agreement", travelling.content.relationship_id)
    assert frame.windowTitle() == "Ana and Bo [mine.mentor]"
    assert frame.settings.recent_files[0] == tmp_path / "mine.mentor"


@pytest.mark.usefixtures("_in_english")
def test_all_agreements_are_exported_from_the_menu(
    window: Window, frame: Frame, draft: Path, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportAllDialog)
        seen.append(dialog.allRadio.text())
        dialog.reject()

    QTimer.singleShot(0, look)
    frame.menus.export_all.trigger()
    assert seen == ["&All (1)"]


def test_prints_the_agreement_in_view(
    window: Window, frame: Frame, draft: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(Printing, "ask", lambda self, data, title, page=0: asked.append(data))
    assert window.desk is not None
    page = window.desk.view.relationship
    assert page is not None
    page.show_tab("profiles")
    frame.menus.print.trigger()
    assert window.desk.messages.refusal.isVisible()
    page.show_tab("agreement")
    frame.menus.print.trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=60_000)
    assert asked[0].startswith(b"%PDF")


def test_commands_on_a_file_wait_for_one(window: Window, frame: Frame) -> None:
    assert frame.menus.verify.isEnabled()
    assert not frame.menus.export_all.isEnabled()
    assert not frame.menus.print.isEnabled()
