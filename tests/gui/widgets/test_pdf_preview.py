"""A PDF to look at: pages, zoom, keyboard, and what cannot be read."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.widgets.pdf_preview import PdfPreview


@dataclass(frozen=True)
class Sheet:
    """A sheet of one colour."""

    width: int
    height: int
    rgb: bytes


def pdf(pages: int) -> bytes:
    made, out = pikepdf.new(), BytesIO()
    for _page in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.save(out)
    return out.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def test_says_which_page_is_in_view(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3))
    assert preview.words == "Page 1 of 3"
    preview.sheets.setFocus()
    qtbot.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.words == "Page 2 of 3"
    qtbot.keyClick(preview.sheets, Qt.Key.Key_End)
    assert preview.page == 2
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert preview.page == 0


def test_draws_only_the_sheets_near_the_one_in_view(preview: PdfPreview) -> None:
    asked: list[int] = []

    def render(page: int, width: int) -> Sheet:
        asked.append(page)
        return Sheet(width, width, bytes([200]) * (width * width * 3))

    preview.show_pages(50, render)
    preview.grab()
    assert asked
    assert max(asked) < 4


def test_shows_the_colours_of_the_page(preview: PdfPreview) -> None:
    preview.show_pages(1, lambda _page, width: Sheet(width, width, b"\x0a\x64\xc8" * width**2))
    shown = preview.sheets.grab().toImage()
    ink = shown.pixelColor(shown.width() // 2, 60)
    assert (ink.red(), ink.green(), ink.blue()) == (10, 100, 200)


def test_zooms_by_keyboard_and_by_buttons(preview: PdfPreview, qtbot: QtBot) -> None:
    widths: list[int] = []

    def render(page: int, width: int) -> Sheet:
        widths.append(width)
        return Sheet(width, width, bytes(width * width * 3))

    preview.show_pages(2, render)
    preview.grab()
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    preview.grab()
    assert widths[-1] > widths[0]
    named = {button.accessibleName(): button for button in preview.findChildren(QToolButton)}
    assert set(named) == {"Smaller", "Fit the width", "Larger"}
    qtbot.mouseClick(named["Fit the width"], Qt.MouseButton.LeftButton)
    assert preview.sheets.zoom == 1.0


def test_stays_at_its_place_when_the_pdf_is_drawn_again(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(4))
    preview.go_to(2)
    preview.show_pdf(pdf(5))
    assert preview.page == 2
    assert preview.words == "Page 3 of 5"


def test_tells_that_a_file_is_no_pdf(preview: PdfPreview) -> None:
    preview.show_pdf(b"no pdf")
    assert preview.words == ""
    assert "cannot be read" in preview.problem


def test_tells_why_a_page_cannot_be_drawn(preview: PdfPreview) -> None:
    def render(page: int, width: int) -> Sheet:
        raise Refused("This page is too large to be shown at that size.")

    preview.show_pages(1, render)
    preview.grab()
    assert preview.problem == "This page is too large to be shown at that size."
