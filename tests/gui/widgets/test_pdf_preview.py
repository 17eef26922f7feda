"""A PDF to look at: pages, zoom, keyboard, words found, letters copied, what cannot be read."""

from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.pages import Picture
from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.widgets.pdf_preview import PdfPreview
from mentor_desktop.gui.widgets.pdf_stripes import Stripes
from mentor_desktop.operations.pages_apart import PagesApart

A4 = (595, 842)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pdf(pages: int) -> bytes:
    made, out = pikepdf.new(), BytesIO()
    for _page in range(pages):
        made.add_blank_page(page_size=A4)
    made.save(out)
    return out.getvalue()


def written(*pages: str, ground: str = "") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for words in pages:
        if ground:
            canvas.setFillColor(ground)
            canvas.rect(0, 0, *A4, stroke=0, fill=1)
            canvas.setFillColor("black")
        canvas.setFont("Helvetica", 24)
        canvas.drawString(60, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settled(preview: PdfPreview, qtbot: QtBot) -> None:
    """All that is in view is drawn."""
    preview.grab()
    qtbot.waitUntil(lambda: not preview.reader.is_busy, timeout=20_000)


@pytest.mark.usefixtures("_in_english")
def test_says_which_page_is_in_view(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3), is_ours=True)
    assert preview.words == "Page 1 of 3"
    preview.sheets.setFocus()
    qtbot.keyClick(preview.sheets, Qt.Key.Key_PageDown, CONTROL)
    assert preview.words == "Page 2 of 3"
    qtbot.keyClick(preview.sheets, Qt.Key.Key_End)
    assert preview.page == 2
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert preview.page == 0


def test_page_keys_leave_out_nothing_of_a_page(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3), is_ours=True)
    bar = preview.sheets.verticalScrollBar()
    seen = [bar.value()]
    while bar.value() < bar.maximum():
        qtbot.keyClick(preview.sheets, Qt.Key.Key_PageDown)
        assert 0 < bar.value() - seen[-1] < preview.sheets.viewport().height()
        seen.append(bar.value())


@pytest.mark.usefixtures("_in_english")
def test_goes_to_the_page_that_is_typed(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(12), is_ours=True)
    preview.bar.page_field.selectAll()
    qtbot.keyClicks(preview.bar.page_field, "11")
    qtbot.keyClick(preview.bar.page_field, Qt.Key.Key_Return)
    assert preview.words == "Page 11 of 12"


def test_draws_only_what_is_in_sight(preview: PdfPreview, qtbot: QtBot) -> None:
    asked: list[int] = []
    preview.reader.drawn.connect(lambda stripe, image: asked.append(stripe[0]))
    preview.show_pdf(pdf(50), is_ours=True)
    settled(preview, qtbot)
    assert asked
    assert max(asked) < 2


def test_shows_the_colours_of_the_page(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(written("", ground="#0A64C8"), is_ours=True)
    settled(preview, qtbot)
    shown = preview.sheets.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, 60) == QColor(10, 100, 200)


def test_what_was_drawn_stands_in_while_it_is_drawn_anew(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(written("", ground="#0A64C8"), is_ours=True)
    settled(preview, qtbot)
    preview.show_pdf(written("", ground="#C8640A"), is_ours=True)
    before = preview.sheets.grab().toImage()
    assert before.pixelColor(150, 60) in (QColor(10, 100, 200), QColor(200, 100, 10))
    settled(preview, qtbot)
    assert preview.sheets.grab().toImage().pixelColor(150, 60) == QColor(200, 100, 10)


def test_zooms_by_keyboard_and_by_buttons(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(2), is_ours=True)
    width = preview.sheets.geometry_now.width
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Plus, CONTROL)
    assert preview.sheets.geometry_now.width > width
    named = {button.accessibleName(): button for button in preview.bar.findChildren(QToolButton)}
    names = {"Find (Ctrl+F)", "Smaller", "Larger", "Fit the width", "Fit the page"}
    assert set(named) == names
    qtbot.mouseClick(named["Smaller"], Qt.MouseButton.LeftButton)
    assert preview.sheets.geometry_now.width == width
    qtbot.mouseClick(named["Larger"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named["Fit the width"], Qt.MouseButton.LeftButton)
    assert preview.sheets.zoom == 1.0


def test_fits_a_whole_page_and_keeps_to_it(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3), is_ours=True)
    preview.go_to(1)
    preview.sheets.fit_to("page")
    assert preview.page == 1
    preview.resize(500, 300)
    assert preview.sheets.geometry_now.heights[1] <= preview.sheets.viewport().height()
    assert preview.page == 1


def test_is_sharp_where_a_pixel_of_the_window_has_four(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    monkeypatch.setattr(preview.sheets, "devicePixelRatioF", lambda: 2.0)
    widths: list[int] = []
    preview.reader.drawn.connect(lambda stripe, image: widths.append(image.width()))
    preview.resize(300, 400)
    preview.show_pdf(pdf(1), is_ours=True)
    preview.show()
    settled(preview, qtbot)
    assert widths[-1] == 2 * preview.sheets.geometry_now.width


@pytest.mark.usefixtures("_in_english")
def test_stays_at_its_place_when_the_pdf_is_drawn_again(preview: PdfPreview) -> None:
    preview.show_pdf(pdf(4), is_ours=True)
    preview.go_to(2)
    preview.show_pdf(pdf(5), is_ours=True)
    assert preview.page == 2
    assert preview.words == "Page 3 of 5"


def test_tells_that_a_file_is_no_pdf(preview: PdfPreview) -> None:
    preview.show_pdf(b"no pdf", is_ours=True)
    assert preview.words == ""
    assert "cannot be read" in preview.problem


def find(preview: PdfPreview, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(preview.sheets, Qt.Key.Key_F, CONTROL)
    preview.search.field.setText(words)
    qtbot.keyClick(preview.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not preview.reader.is_busy, timeout=20_000)


@pytest.mark.usefixtures("_in_english")
def test_finds_words_and_goes_from_one_to_the_next(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(written("a goal", "none", "Goal and goal"), is_ours=True)
    find(preview, qtbot, "GOAL")
    search = preview.search
    assert search.said.text() == "1 of 3"
    assert preview.page == 0
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert (search.said.text(), preview.page) == ("2 of 3", 2)
    qtbot.mouseClick(search.on, Qt.MouseButton.LeftButton)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert (search.said.text(), preview.page) == ("1 of 3", 0)
    qtbot.keyClick(search.field, Qt.Key.Key_Return, SHIFT)
    assert search.said.text() == "3 of 3"
    find(preview, qtbot, "nowhere")
    assert search.said.text() == "Not found"
    assert not search.on.isEnabled()


def inks(preview: PdfPreview) -> set[str]:
    shown = preview.sheets.grab().toImage()
    return {shown.pixelColor(x, y).name() for x in range(20, 90) for y in range(40, 110)}


def test_marks_what_is_found_until_the_search_is_closed(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(written("goal"), is_ours=True)
    find(preview, qtbot, "goal")
    assert "#ffb347" in inks(preview)
    qtbot.keyClick(preview.search.field, Qt.Key.Key_Escape)
    assert preview.search.isHidden()
    assert "#ffb347" not in inks(preview)
    assert preview.sheets.hasFocus()


def test_what_is_selected_is_copied(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.resize(600, 800)
    preview.show_pdf(written("Amara and Daniel"), is_ours=True)
    settled(preview, qtbot)
    view = preview.sheets.viewport()
    scale = preview.sheets.geometry_now.width / A4[0]
    line = round((842 - 708) * scale)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(55 * scale), line))
    settled(preview, qtbot)
    left, place = Qt.MouseButton.LeftButton, QPointF(130 * scale, line)
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, left, left, SHIFT)
    QApplication.sendEvent(view, moved)
    assert preview.sheets.selected.startswith("Amara")
    qtbot.keyClick(preview.sheets, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == preview.sheets.selected


def test_keeps_no_more_pictures_than_there_is_room_for(qtbot: QtBot) -> None:
    stripes = Stripes(most_bytes=100_000)
    for number in range(20):
        image = QImage(100, 50, QImage.Format.Format_RGB32)
        stripes.put((0, 100, number), image, [(0, 100, 0)])
    assert stripes.bytes <= 100_000
    assert stripes.get((0, 100, 0)) is not None  # in sight
    assert stripes.get((0, 100, 1)) is None
    assert stripes.get((0, 100, 19)) is not None


@pytest.mark.usefixtures("_in_english")
def test_a_strangers_page_that_cannot_be_drawn_says_so_in_its_place(
    preview: PdfPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def rows(pages: PagesApart, page: int, width: int, first: int, count: int) -> Picture:
        asked.append(page)
        if page == 0:
            raise Refused("It takes too long.")
        return Picture(width, count, bytes(width * count * 3))

    monkeypatch.setattr(PagesApart, "rows", rows)
    preview.show_pdf(pdf(2), is_ours=False)
    qtbot.waitUntil(lambda: preview.sheets.count == 2, timeout=60_000)
    settled(preview, qtbot)
    assert preview.words == "Page 1 of 2 It takes too long."
    seen = preview.sheets.viewport().grab().toImage()
    inside = seen.copy(40, 40, 220, seen.height() - 80)  # four bytes' multiple: no line is padded
    assert min(bytes(inside.convertToFormat(QImage.Format.Format_Grayscale8).constBits())) < 90
    settled(preview, qtbot)
    assert asked.count(0) == 1
    preview.go_to(1)
    settled(preview, qtbot)
    assert preview.words == "Page 2 of 2"
    assert 1 in asked


def test_at_no_height_the_scroll_bar_comes_and_goes_by_turns(
    preview: PdfPreview, qtbot: QtBot
) -> None:
    sheets, turns = preview.sheets, list[int]()

    def count() -> None:
        turns.append(preview.height())
        if len(turns) > 1_000:  # so that the loop ends, and the test tells
            sheets.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    preview.show_pdf(pdf(1), is_ours=True)
    sheets.zoomed.connect(count)
    shown = set[bool]()
    for height in range(360, 520):
        turns.clear()
        preview.resize(300, height)
        QApplication.processEvents()
        shown.add(sheets.verticalScrollBar().isVisible())
        assert len(turns) < 6
    assert shown == {True, False}
