"""What the Export menu of a relationship offers, and what it writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.hours_dialog import HoursDialog
from mentor_desktop.gui.papers.report_dialog import ReportDialog
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> Iterator[RelationshipPage]:
    made = RelationshipPage(Context(pair.database), pair.id)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def choose(page: RelationshipPage, text: str) -> None:
    menu = page.head_view.export.menu()
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_offers_dialogs_that_ask_more(page: RelationshipPage) -> None:
    for text, kind in (
        ("Progress report…", ReportDialog), ("Contact hours…", HoursDialog),
    ):  # fmt: skip
        choose(page, text)
        (dialog,) = page.findChildren(kind)
        assert dialog.isVisible()
        dialog.reject()


def test_writes_the_closing_report_where_one_says(
    page: RelationshipPage, pair: Pair, tmp_path: Path
) -> None:
    choose(page, "Closing report…")
    (asking,) = page.findChildren(QFileDialog)
    assert asking.selectedFiles()[0].endswith("Closing report of Benny and Ada Lovelace.pdf")
    asking.fileSelected.emit(str(tmp_path / "end.pdf"))
    assert (tmp_path / "end.pdf").read_bytes().startswith(b"%PDF")
    with pair.database.reading() as session:
        assert [one.kind for one in documents_of(session, pair.id)] == ["closing"]
