"""Printing, onto a printer that writes a PDF."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.pages import Pages
from mentor_desktop.gui.papers import printing
from mentor_desktop.gui.papers.printing import Printing, place_on_paper, print_pages, wanted_pages
from mentor_desktop.gui.widgets.question import Question

A4, LETTER = (595.2756, 841.8898), (612.0, 792.0)
_INCH = 72


def document(*sizes: tuple[float, float]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for number, size in enumerate(sizes):
        canvas.setPageSize(size)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(_INCH, size[1] - 2 * _INCH, f"Page {number + 1}")
        canvas.setFillColor("#1B6E60")
        canvas.rect(_INCH, _INCH, size[0] - 2 * _INCH, 10, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printer_to(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    return printer


def printed(data: bytes, printer: QPrinter, path: Path, chosen: list[int]) -> Pages:
    pages = Pages(data)
    assert print_pages(printer, pages, chosen, lambda _done: True)
    pages.close()
    return Pages(path.read_bytes())


def greys(pages: Pages, page: int) -> bytes:
    return pages.picture(page, 300).rgb[::3]


def difference(one: bytes, other: bytes) -> float:
    # Papers are measured in whole points, so one may have a row more.
    assert abs(len(one) - len(other)) <= 300
    return sum(abs(a - b) for a, b in zip(one, other, strict=False)) / len(one)


def test_prints_the_very_pages(qapp: QApplication, tmp_path: Path) -> None:
    data, path = document(A4, A4, A4), tmp_path / "out.pdf"
    out = printed(data, printer_to(path), path, [0, 2])
    wanted = Pages(data)
    assert out.count == 2
    assert difference(greys(out, 0), greys(wanted, 0)) < 1.5
    assert difference(greys(out, 1), greys(wanted, 2)) < 1.5
    assert difference(greys(out, 1), greys(out, 0)) > 0
    for one in (out, wanted):
        one.close()


def test_a_page_of_another_paper_is_made_to_fit(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    out = printed(document(LETTER), printer_to(path), path, [0])
    shown = greys(out, 0)
    rows = [shown[at : at + 300] for at in range(0, len(shown), 300)]
    ink = [at for at, row in enumerate(rows) if min(row) < 128]
    across = [row.find(min(row)) for row in rows if min(row) < 128]
    assert ink
    assert min(across) > 0
    assert (ink[-1] - ink[0]) < len(rows) - 2 * 30
    out.close()


def layout(size: QPageSize.PageSizeId, margin: float) -> QPageLayout:
    return QPageLayout(
        QPageSize(size),
        QPageLayout.Orientation.Portrait,
        QMarginsF(margin, margin, margin, margin),
        QPageLayout.Unit.Point,
    )


def test_its_own_paper_is_printed_as_large_as_it_is() -> None:
    placed = place_on_paper(QSizeF(*A4), layout(QPageSize.PageSizeId.A4, 12))
    assert (placed.x(), placed.y()) == (0, 0)
    assert (placed.width(), placed.height()) == A4


@pytest.mark.parametrize("margin", [0.0, 20.0, 60.0])
def test_keeps_within_the_margins_of_another_paper(margin: float) -> None:
    paper = layout(QPageSize.PageSizeId.Letter, margin)
    placed = place_on_paper(QSizeF(*A4), paper)
    assert paper.paintRectPoints().toRectF().contains(placed)
    assert placed.width() / placed.height() == pytest.approx(A4[0] / A4[1])
    assert placed.center() == paper.paintRectPoints().toRectF().center()


def test_a_small_page_is_not_made_larger() -> None:
    placed = place_on_paper(QSizeF(300, 400), layout(QPageSize.PageSizeId.A4, 20))
    assert (placed.width(), placed.height()) == (300, 400)


def test_a_page_that_lies_on_its_side_turns_the_paper(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    lying = (A4[1], A4[0])
    out = printed(document(A4, lying, A4), printer_to(path), path, [0, 1, 2])
    assert [width > height for width, height in out.sizes] == [False, True, False]
    out.close()


def test_prints_the_pages_that_were_chosen(qapp: QApplication, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    assert wanted_pages(printer, 4, 2) == [0, 1, 2, 3]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert wanted_pages(printer, 4, 2) == [2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1, 3-9"))
    assert wanted_pages(printer, 4, 0) == [0, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 4, 0) == [3, 2, 0]


def boxes(window: QWidget) -> list[str]:
    QApplication.processEvents()
    return [one.text for one in window.findChildren(Question) if one.isVisible()]


def test_prints_beside_the_window(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    job = Printing(window)
    with qtbot.waitSignal(job.ended, timeout=60_000) as signal:
        job.start(printer_to(path), document(A4, A4))
    assert signal.args == [True]
    out = Pages(path.read_bytes())
    assert out.count == 2
    out.close()
    assert boxes(window) == []


def test_can_be_stopped(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    job = Printing(window)
    with qtbot.waitSignal(job.ended, timeout=60_000) as signal:
        job.start(printer_to(path), document(*[A4] * 200))
        assert job.progress is not None
        job.progress.cancel.click()
    assert signal.args == [False]
    assert boxes(window) == []


def test_says_that_a_printer_takes_nothing(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    job = Printing(window)
    with qtbot.waitSignal(job.ended, timeout=60_000) as signal:
        job.start(printer_to(tmp_path / "no such folder" / "out.pdf"), document(A4))
    assert signal.args == [False]
    assert "takes nothing" in boxes(window)[0]


def test_asks_which_pages_and_how(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: ["Office"])
    Printing(window).ask(document((A4[1], A4[0]), A4), "Agreement", 1)
    (dialog,) = window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert (dialog.fromPage(), dialog.toPage()) == (1, 2)
    assert dialog.printer().docName() == "Agreement"
    assert dialog.printer().pageLayout().orientation() == QPageLayout.Orientation.Landscape
    dialog.reject()


def test_without_a_printer_says_so(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    Printing(window).ask(document(A4), "Agreement")
    assert "no printer" in boxes(window)[0]
