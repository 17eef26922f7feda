"""The sheets of a PDF below one another; only those in sight are drawn."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.theme import colour

_GAP = 12  # px between sheets
_A4 = 1.4142  # height of a sheet that has not been drawn yet
_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the width there is


class Picture(Protocol):
    """A drawn sheet: three bytes a pixel, rows from the top without gaps."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...


Render = Callable[[int, int], Picture]  # page from 0, width in px


class Sheets(QAbstractScrollArea):
    """Signals: `looked_at(page)` from 0; `zoomed()`; `failed(sentence)`."""

    looked_at = Signal(int)
    zoomed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._render: Render | None = None
        self._zoom = 1.0
        self._page = 0
        self._ratios: list[float] = []
        self._drawn: dict[int, QImage] = {}
        self.setProperty("role", "sheets")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The width of a sheet, in widths of the view."""
        return self._zoom

    def show_pages(self, count: int, render: Render) -> None:
        """Shows other pages at the place that was in view."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._count, self._render = count, render
        self._ratios = (self._ratios + [_A4] * count)[:count]
        self._drawn = {}
        self._fit()
        bar.setValue(place)
        self._scrolled()

    def go_to(self, page: int) -> None:
        """Brings a page, from 0, to the top."""
        if 0 <= page < self._count:
            top = sum(self._height(before) + _GAP for before in range(page))
            self.verticalScrollBar().setValue(top)
            self._page = page
            self.looked_at.emit(page)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps; 0 fits the width."""
        nearest = min(range(len(_STEPS)), key=lambda at: abs(_STEPS[at] - self._zoom))
        there = min(max(nearest + steps, 0), len(_STEPS) - 1)
        zoom = _STEPS[there] if steps else 1.0
        if zoom == self._zoom:
            return
        page = self._page
        self._zoom = zoom
        self._drawn = {}
        self._fit()
        self.go_to(page)
        self.zoomed.emit()

    def _width(self) -> int:
        return max(40, round((self.viewport().width() - 2) * self._zoom))

    def _height(self, page: int) -> int:
        return round(self._width() * self._ratios[page])

    def _fit(self) -> None:
        height = sum(self._height(page) + _GAP for page in range(self._count)) - _GAP
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(view.height())
        down.setSingleStep(self.fontMetrics().height() * 2)
        down.setRange(0, max(0, height + 2 - view.height()))
        across.setPageStep(view.width())
        across.setRange(0, max(0, self._width() + 2 - view.width()))
        self.viewport().update()

    def _places(self) -> list[QRect]:
        """Where each sheet lies in the view, in px."""
        view, width = self.viewport().rect(), self._width()
        x = max((view.width() - width) // 2, 1) - self.horizontalScrollBar().value()
        y = 1 - self.verticalScrollBar().value()
        places = []
        for page in range(self._count):
            places.append(QRect(x, y, width, self._height(page)))
            y += self._height(page) + _GAP
        return places

    def _scrolled(self) -> None:
        middle = self.viewport().height() // 2
        places = self._places()
        page = next((at for at, one in enumerate(places) if one.bottom() >= middle), 0)
        if page != self._page:
            self._page = page
            self.looked_at.emit(page)
        self.viewport().update()

    def _sheet(self, page: int) -> QImage | None:
        if page in self._drawn or self._render is None:
            return self._drawn.get(page)
        try:
            made = self._render(page, round(self._width() * self.devicePixelRatioF()))
        except Refused as refusal:
            self._render = None
            self.failed.emit(str(refusal))
            return None
        shape = QImage.Format.Format_RGB888
        # The copy owns its bytes; the one before borrows them.
        image = QImage(made.rgb, made.width, made.height, made.width * 3, shape).copy()
        self._drawn[page] = image
        ratio = made.height / made.width
        if abs(ratio - self._ratios[page]) > 0.001:
            self._ratios[page] = ratio
            self._fit()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the sheets in sight; those far off are forgotten."""
        painter = QPainter(self.viewport())
        view = self.viewport().rect()
        for page in range(self._count):
            if not self._places()[page].intersects(view):
                continue
            image = self._sheet(page)
            place = self._places()[page]
            painter.fillRect(place, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(colour("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        near = range(self._page - 3, self._page + 4)
        self._drawn = {page: image for page, image in self._drawn.items() if page in near}

    def resizeEvent(self, event: object) -> None:
        """A sheet is as wide as the view."""
        page = self._page
        self._drawn = {}
        self._fit()
        if page:
            self.go_to(page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Another part comes into view."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go by pages, Home and End to the ends, Ctrl with + - 0 zooms."""
        pages = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_by(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_by(-1)
        elif (
            event.key() == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom_by(0)
        elif event.key() in pages:
            self.go_to(min(max(pages[Qt.Key(event.key())], 0), self._count - 1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta()
            if turned != QPoint():
                self.zoom_by(1 if turned.y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
