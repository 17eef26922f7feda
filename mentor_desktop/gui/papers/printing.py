"""Printing: the pages that are seen, as pictures, one after the other beside the window."""

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.papers.progress import ProgressDialog
from mentor_desktop.gui.widgets.pdf_reader import image_of
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.pages_apart import PagesApart
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.pages import Pages

FINEST = 300  # dots an inch; finer costs much time, and paper does not show it
_MOST_PIXELS = 20_000_000
_POINTS = 72  # an inch
_SAME = 4.0  # points in which two papers may differ and be the same
_OWN_MARGIN = 36.0  # points that our documents leave white; a wider one of the printer is kept


def place_on_paper(size: QSizeF, layout: QPageLayout) -> QRectF:
    """Where a page goes, in points from the edge of the paper.

    As large as it is where the paper is its own; else as large as fits within the margins.
    """
    paper, inside = layout.fullRectPoints().toRectF(), layout.paintRectPoints().toRectF()
    is_same = (
        abs(paper.width() - size.width()) <= _SAME and abs(paper.height() - size.height()) <= _SAME
    )
    margins = layout.marginsPoints()
    widest = max(margins.left(), margins.right(), margins.top(), margins.bottom())
    if is_same and widest <= _OWN_MARGIN:
        return QRectF(0, 0, size.width(), size.height())
    scale = min(1.0, inside.width() / size.width(), inside.height() / size.height())
    placed = QRectF(0, 0, size.width() * scale, size.height() * scale)
    placed.moveCenter(inside.center())
    return placed


def wanted_pages(printer: QPrinter, count: int, page: int) -> list[int]:
    """The pages that were chosen, from 0 in the order of printing; `page`: the one in view."""
    chosen = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        chosen = [page]
    elif printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        chosen = [one for one in chosen if ranges.contains(one + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if printer.supportsMultipleCopies():
        return chosen
    copies = printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [one for one in chosen for _copy in range(copies)]


def print_pages(
    printer: QPrinter,
    pages: "Pages | PagesApart",
    chosen: Sequence[int],
    go_on: Callable[[int], bool],
) -> bool:
    """Prints pages, counted from 0; `go_on(done)` is asked before each; whether all were printed.

    Refused where the printer takes nothing.
    """
    painter = QPainter()
    first = _is_landscape(pages, chosen[0]) if chosen else False
    wanted = printer.pageLayout().orientation()
    printer.setFullPage(True)
    for done, page in enumerate(chosen):
        if not go_on(done):
            printer.abort()
            break
        # The way the person chose, for pages like the first; the other way for others.
        printer.setPageOrientation(
            wanted if _is_landscape(pages, page) == first else _turned(wanted)
        )
        if not (printer.newPage() if done else painter.begin(printer)):
            raise Refused(_("The printer takes nothing. Look whether it is on and has paper."))
        _print_page(painter, printer, pages, page)
    else:
        return not painter.isActive() or bool(painter.end())
    painter.end()
    return False


def _print_page(
    painter: QPainter, printer: QPrinter, pages: "Pages | PagesApart", page: int
) -> None:
    """As one picture: between two, some readers of what a printer gets would show a seam."""
    place = place_on_paper(QSizeF(*pages.sizes[page]), printer.pageLayout())
    inches = place.width() * place.height() / _POINTS**2
    dots = min(printer.resolution(), FINEST, (_MOST_PIXELS / inches) ** 0.5)
    image = image_of(pages.picture(page, max(1, round(place.width() * dots / _POINTS))))
    scale = printer.resolution() / _POINTS
    edges = (place.x(), place.y(), place.width(), place.height())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(*(edge * scale for edge in edges)), image)


def _is_landscape(pages: "Pages | PagesApart", page: int) -> bool:
    width, height = pages.sizes[page]
    return bool(width > height)


def _turned(one: QPageLayout.Orientation) -> QPageLayout.Orientation:
    is_portrait = one == QPageLayout.Orientation.Portrait
    return QPageLayout.Orientation.Landscape if is_portrait else QPageLayout.Orientation.Portrait


def printer_names() -> list[str]:
    """The printers of this computer."""
    return list(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """Asks how to print a PDF, then prints it. Signals: `ended(bool)`, whether all is printed."""

    ended = Signal(bool)
    _progressed = Signal(int)
    _done = Signal(bool, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wants_on = threading.Event()
        self._thread: threading.Thread | None = None
        self.progress: ProgressDialog | None = None
        self._printer: QPrinter | None = None
        self._data, self._page = b"", 0
        self._progressed.connect(self._show_progress)
        self._done.connect(self._end)
        self.destroyed.connect(self._wants_on.clear)

    def ask(self, data: bytes, title: str, page: int = 0) -> None:
        """Asks for printer, pages and paper; `page`, from 0, is the one in view."""
        if self._thread is not None or not data:
            return
        if not printer_names():
            self._tell(
                _(
                    "This computer has no printer. Add one in its settings, or export the PDF "
                    "and print it elsewhere."
                )
            )
            return
        try:
            pages = PagesApart(data)
        except Refused as refusal:
            self._tell(str(refusal))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        if pages.count and _is_landscape(pages, 0):
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._data, self._page, self._printer = data, page, printer
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, pages.count)
        dialog.setFromTo(1, pages.count)
        for option in ("PrintToFile", "PrintPageRange", "PrintCurrentPage", "PrintCollateCopies"):
            dialog.setOption(getattr(QAbstractPrintDialog.PrintDialogOption, option))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._accepted)
        pages.close()
        QDialog.open(dialog)  # QPrintDialog's own wants a slot

    def _accepted(self) -> None:
        if self._printer is not None:
            self.start(self._printer, self._data, self._page)

    def start(self, printer: QPrinter, data: bytes, page: int = 0) -> None:
        """Prints what the printer was told to; `page` is the one in view."""
        pages = PagesApart(data)
        chosen = wanted_pages(printer, pages.count, page)
        self.progress = ProgressDialog(_("Printing"), len(chosen), self._window)
        self.progress.cancelled.connect(self._wants_on.clear)
        self.progress.appear()
        self._wants_on.set()
        self._thread = threading.Thread(target=self._run, args=(printer, pages, chosen))
        self._thread.start()

    def _run(self, printer: QPrinter, pages: "Pages | PagesApart", chosen: list[int]) -> None:
        """In a thread of its own."""
        problem, is_whole = "", False
        try:
            is_whole = print_pages(printer, pages, chosen, self._go_on)
            if not is_whole and self._wants_on.is_set():
                problem = _("The printer did not take all pages.")
        except Refused as refusal:
            problem = str(refusal)
        except Exception:  # whatever a printer's driver does, the window is told and goes on
            logging.getLogger(__name__).exception("a PDF could not be printed")
            problem = _("The PDF could not be printed.")
        finally:
            pages.close()
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._done.emit(is_whole, problem)

    def _go_on(self, done: int) -> bool:
        with contextlib.suppress(RuntimeError):
            self._progressed.emit(done)
        return self._wants_on.is_set()

    def _show_progress(self, done: int) -> None:
        if self.progress is not None:
            self.progress.show_done(done, _("Page {number}").format(number=done + 1))

    def _end(self, is_whole: bool, problem: str) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = self._printer = None
        self._data = b""
        if self.progress is not None:
            self.progress.finish()
            self.progress = None
        if problem:
            self._tell(problem)
        self.ended.emit(is_whole)

    def _tell(self, sentence: str) -> None:
        question = Question(self._window, _("Print"), sentence, leave=_("Close"))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()
