from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.documents_tab.page import DocumentsPage
from mentor_desktop.gui.papers.viewer import Viewer
from mentor_desktop.operations.briefing import export_briefing
from mentor_desktop.operations.confidential import export_confidential_copy
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.signing import Signing, offer, sign
from tests.conftest import Pair


@pytest.fixture
def signed(pair: Pair) -> str:
    agreement_id = start_agreement(pair.database, pair.id)
    answer(pair.database, agreement_id, "objective", "Lead a team")
    offer(pair.database, agreement_id)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, agreement_id, Signing(role, True, "UTC", typed_name=name))
    return agreement_id


@pytest.fixture
def page(qtbot: QtBot, pair: Pair, qapp: QApplication) -> Iterator[DocumentsPage]:
    context = Context(pair.database)
    made = DocumentsPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    pair.database.stop_listening(context._tell)


def waited(page: DocumentsPage, qtbot: QtBot) -> None:
    """The check is done."""
    qtbot.waitUntil(lambda: not page.verdict.said[0].startswith("Checking"), timeout=60_000)


def cell(page: DocumentsPage, column: int, row: int = 0) -> str:
    return str(page.documents.index(row, column).data())


def test_says_what_belongs_here_while_there_is_nothing(page: DocumentsPage) -> None:
    assert page.empty.isVisible()
    assert not page.verify.isVisible()


# AG-37
def test_lists_what_was_exported_and_verifies_it(
    page: DocumentsPage, qtbot: QtBot, pair: Pair, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "signed.pdf"
    export_agreement(pair.database, signed, path)
    assert page.table.isVisible()
    assert cell(page, 0) == "Mentoring agreement, version 1"
    assert cell(page, 2) == "signed.pdf"
    assert cell(page, 3) == "Not yet"
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert page.verdict.said[0].startswith("Checking")
    waited(page, qtbot)
    assert cell(page, 3).startswith("✓")
    assert page.verdict.said[0] == "✓ signed.pdf is in order"
    assert any("Ada Lovelace" in line for line in page.verdict.said)


def test_tells_that_an_exported_document_was_changed_or_is_gone(
    page: DocumentsPage, qtbot: QtBot, pair: Pair, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "signed.pdf"
    export_agreement(pair.database, signed, path)
    path.write_bytes(path.read_bytes() + b"\n")
    qtbot.keyClick(page.verify, Qt.Key.Key_Space)
    waited(page, qtbot)
    assert cell(page, 3).startswith("✗")
    path.unlink()
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    waited(page, qtbot)
    assert cell(page, 3).startswith("?")
    assert "could not be checked" in page.verdict.said[0]
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton)
    assert "no file" in page.verdict.said[1]


def test_any_pdf_is_verified(
    page: DocumentsPage, pair: Pair, signed: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "signed.pdf"
    export_agreement(pair.database, signed, path)
    page.verify_file(str(path))
    waited(page, qtbot)
    assert page.verdict.said[0] == "✓ signed.pdf is in order"
    assert cell(page, 3) == "Not yet"
    (tmp_path / "other.pdf").write_bytes(b"no pdf at all")
    page.verify_file(str(tmp_path / "other.pdf"))
    waited(page, qtbot)
    assert page.verdict.said == ("✗ other.pdf could not be checked", "This is not a PDF.")


@pytest.mark.usefixtures("_in_english")
def test_an_exported_document_is_viewed_where_it_is(
    page: DocumentsPage, pair: Pair, signed: str, tmp_path: Path, qtbot: QtBot
) -> None:
    export_agreement(pair.database, signed, tmp_path / "signed.pdf")
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton)
    (viewer,) = page.findChildren(Viewer)
    qtbot.waitUntil(lambda: viewer.pages.words.startswith("Page 1 of"), timeout=60_000)


def test_a_confidential_copy_is_compared_byte_by_byte(
    page: DocumentsPage, pair: Pair, signed: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "copy.pdf"
    export_confidential_copy(pair.database, signed, path, "a long walk by the river")
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert cell(page, 3).startswith("✓")
    assert "byte for byte as it was exported" in page.verdict.said[1]
    path.write_bytes(path.read_bytes() + b"\n")
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert cell(page, 3).startswith("✗")
    path.unlink()
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert cell(page, 3).startswith("?")
    assert page.verdict.said[0] == "✗ copy.pdf could not be checked"


def test_any_other_paper_is_compared_byte_by_byte(
    page: DocumentsPage, pair: Pair, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "briefing.pdf"
    export_briefing(pair.database, pair.id, path, date(2026, 3, 9))
    assert cell(page, 0) == "Supervisor briefing"
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert cell(page, 3).startswith("✓")
    assert page.verdict.said[0] == "✓ briefing.pdf is in order"
    assert "byte for byte as it was exported" in page.verdict.said[1]
    path.write_bytes(path.read_bytes() + b"\n")
    qtbot.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    assert cell(page, 3).startswith("✗")
    assert "was changed after it was exported" in page.verdict.said[1]


def test_other_papers_are_offered_here_too(page: DocumentsPage) -> None:
    titles = [action.text() for action in page.papers.menu().actions()]
    assert {"Certificates…", "Supervisor briefing…", "Blank forms…"} <= set(titles)
