"""The sheets of a PDF below one another; what is in sight is drawn beside the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.pdf_geometry import Geometry
from mentor_desktop.gui.widgets.pdf_reader import ROWS, PdfReader, Stripe
from mentor_desktop.gui.widgets.pdf_stripes import Stripes

if TYPE_CHECKING:
    from mentor_desktop.documents.page_text import Hit

STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the width there is
_EDGE = 24  # px around the words on a blank page
_WIDEST = 8000  # px of a screen: a wider sheet would take too much memory
# Paper is white, light or dark: what is marked on it has the same colours in both.
_MARKED, _HERE, _CHOSEN = QColor("#FFE680"), QColor("#FFB347"), QColor("#BBD7F5")
Marks = dict[int, list[tuple["Hit", QColor]]]


class Sheets(QAbstractScrollArea):
    """Signals: `looked_at(page)` from 0; `zoomed()`. `fit`: "width", "page" or ""."""

    looked_at = Signal(int)
    zoomed = Signal()

    def __init__(self, reader: PdfReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = reader
        self.stripes = Stripes()
        self.fit = "width"
        self.geometry_now = Geometry((), 0)
        self._zoom = 1.0
        self._page = 0
        self._found: Marks = {}
        self._chosen: tuple[int, Hit] = (0, ())
        self._in_sight: list[Stripe] = []
        self.setProperty("role", "sheets")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        reader.drawn.connect(self._keep)
        reader.left_blank.connect(self._leave)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self.geometry_now.count

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The width of a sheet, in widths of the view."""
        return self._zoom

    def show_pages(self, *, is_another: bool) -> None:
        """Shows what the reader has; at the place that was in view unless it is another PDF."""
        bar = self.verticalScrollBar()
        place = 0 if is_another else bar.value()
        self._found, self._chosen = {}, (0, ())
        self.stripes.clear() if is_another or not self.reader.count else self.stripes.outdate()
        self.arrange()
        bar.setValue(place)
        self._scrolled()

    def go_to(self, page: int) -> None:
        """Brings a page, from 0, to the top."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self.geometry_now.tops[page])
            self._look_at(page)

    def go_to_box(self, page: int, hit: "Hit") -> None:
        """Brings a place on a page into view."""
        self._look_at(page)
        if not hit:
            return
        height, width = self.geometry_now.heights[page], self.geometry_now.width
        left, top, right, bottom = hit[0]
        y = self.geometry_now.tops[page] + round(height * top)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        view = self.viewport().size()
        if not down.value() <= y <= down.value() + view.height() - round(height * (bottom - top)):
            down.setValue(y - view.height() // 3)
        if not across.value() <= width * left <= width * right <= across.value() + view.width():
            across.setValue(round(width * left) - view.width() // 4)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps; 0 fits the width."""
        if not steps:
            self.fit_to("width")
            return
        nearest = min(range(len(STEPS)), key=lambda at: abs(STEPS[at] - self._zoom))
        there = min(max(nearest + steps, 0), len(STEPS) - 1)
        if (STEPS[there] - self._zoom) * steps > 0:
            self.fit = ""
            self._use_zoom(STEPS[there])

    def fit_to(self, what: str) -> None:
        """From now on as wide as the view ("width"), or as a "page" fits into it."""
        self.fit = what
        self._use_zoom(self._fitting())

    def _fitting(self) -> float:
        if self.fit == "page" and self.count:
            wide, high = self.reader.sizes[self._page]
            view = self.viewport().size()
            across = (view.height() - 2) * wide / high if high else view.width()
            return min(1.0, across / max(1, view.width() - 2))
        return 1.0 if self.fit else self._zoom

    def _use_zoom(self, zoom: float) -> None:
        page, down = self._page, self.verticalScrollBar()
        geometry = self.geometry_now
        into = 0.0
        if self.count:
            into = (down.value() - geometry.tops[page]) / geometry.heights[page]
        self._zoom = zoom
        self.arrange()
        if self.count:
            geometry = self.geometry_now
            at = 0.0 if self.fit == "page" else into
            down.setValue(geometry.tops[page] + round(at * geometry.heights[page]))
            self._look_at(page)
        self.zoomed.emit()

    def mark(self, found: Marks) -> None:
        """Marks these places in their colours."""
        self._found = found
        self.viewport().update()

    def choose(self, page: int, hit: "Hit") -> None:
        """Shows which letters are selected."""
        self._chosen = (page, hit)
        self.viewport().update()

    def arrange(self) -> None:
        """Gives each sheet its place, for the size of the view."""
        self._settle_bar()
        view = self.viewport().size()
        self.geometry_now = self._sheets_in(view.width())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(view.height())
        down.setSingleStep(self.fontMetrics().height() * 2)
        down.setRange(0, max(0, self.geometry_now.height + 2 - view.height()))
        across.setPageStep(view.width())
        across.setRange(0, max(0, self.geometry_now.width + 2 - view.width()))
        self.viewport().update()

    def _sheets_in(self, width: int) -> Geometry:
        """The sheets in a view of this width."""
        widest = round(_WIDEST / self.devicePixelRatioF())
        ratios = [high / wide if wide > 0 else 1.0 for wide, high in self.reader.sizes]
        return Geometry(ratios, min(round((width - 2) * self._zoom), widest))

    def _settle_bar(self) -> None:
        """Decides by the room without a scroll bar whether there is one.

        Left to itself, it comes where the sheets are too high, makes the view and with it the
        sheets smaller, is not needed any more, goes, and comes again without end.
        """
        room = self.contentsRect()
        below = self.horizontalScrollBar().sizeHint().height() if self._zoom > 1 else 0
        is_higher = self._sheets_in(room.width()).height + 2 > room.height() - below
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_higher else policy.ScrollBarAlwaysOff
        )

    def place(self, page: int) -> QRect:
        """Where a sheet lies in the view."""
        geometry, view = self.geometry_now, self.viewport().rect()
        x = max((view.width() - geometry.width) // 2, 1) - self.horizontalScrollBar().value()
        y = geometry.tops[page] + 1 - self.verticalScrollBar().value()
        return QRect(x, y, geometry.width, geometry.heights[page])

    def spot(self, at: QPoint) -> tuple[int, float, float]:
        """The page at a place in the view, and where on it, in shares of its size."""
        page = self.geometry_now.page_at(at.y() + self.verticalScrollBar().value())
        place = self.place(page)
        return page, (at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height()

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self._look_at(self.geometry_now.page_at(middle))
        self.viewport().update()

    def _look_at(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.looked_at.emit(page)

    def _keep(self, stripe: Stripe, image: QImage) -> None:
        self.stripes.put(stripe, image, self._in_sight)
        self.viewport().update()

    def _leave(self) -> None:
        self.viewport().update()

    def _in_view(self) -> Sequence[int]:
        top = self.verticalScrollBar().value()
        return self.geometry_now.pages_between(top, top + self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what is there of the sheets in sight, and asks for the rest."""
        painter = QPainter(self.viewport())
        self._in_sight = []
        for page in self._in_view() if self.count else ():
            place = self.place(page)
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self.reader.blank:
                self._paint_reason(painter, self.reader.blank[page], place)
                continue
            self._paint_sheet(painter, page, place)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for hit, ink in self._found.get(page, ()):
                self._paint_marks(painter, place, hit, ink)
            if self._chosen[0] == page:
                self._paint_marks(painter, place, self._chosen[1], _CHOSEN)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(colour("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        self.reader.draw([one for one in self._in_sight if self.stripes.get(one) is None])

    def _paint_reason(self, painter: QPainter, reason: str, place: QRect) -> None:
        """Why a page stays blank, where it is in sight."""
        inside = place.intersected(self.viewport().rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, reason)

    def _paint_sheet(self, painter: QPainter, page: int, place: QRect) -> None:
        dots = self.devicePixelRatioF()
        width = round(place.width() * dots)
        last = (self.reader.height(page, width) - 1) // ROWS
        seen_top = max(0, -place.y()) * dots
        seen_bottom = (self.viewport().height() - place.y()) * dots
        stripes = range(max(0, int(seen_top // ROWS)), min(last, int(seen_bottom // ROWS)) + 1)
        wanted = [(page, width, number) for number in stripes]
        self._in_sight += wanted
        made = {stripe: self.stripes.get(stripe) for stripe in wanted}
        if None in made.values():
            self._paint_stand_ins(painter, page, place)
        for (_page, _width, number), image in made.items():
            if image is not None:
                image.setDevicePixelRatio(dots)
                painter.drawImage(QPointF(place.x(), place.y() + number * ROWS / dots), image)

    def _paint_stand_ins(self, painter: QPainter, page: int, place: QRect) -> None:
        """What was there before, made to fit: better than white paper while it is drawn."""
        painter.save()
        painter.setClipRect(place)
        for (_page, width, number), image in self.stripes.stand_ins(page):
            scale = place.width() / width
            rows = QRectF(
                place.x(), place.y() + number * ROWS * scale, place.width(), image.height() * scale
            )
            painter.drawImage(rows, image)
        painter.restore()

    def _paint_marks(self, painter: QPainter, place: QRect, hit: "Hit", ink: QColor) -> None:
        for left, top, right, bottom in hit:
            box = QRectF(
                place.x() + left * place.width(), place.y() + top * place.height(),
                (right - left) * place.width(), (bottom - top) * place.height(),
            )  # fmt: skip
            painter.fillRect(box.adjusted(-1, -2, 1, 2), ink)

    def resizeEvent(self, event: object) -> None:
        """Sheets keep to the view where they fit it."""
        page = self._page
        self._use_zoom(self._fitting())
        self.go_to(page) if page and self.fit == "page" else None

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Another part comes into view."""
        self.viewport().update()


def hit_colour(*, is_here: bool) -> QColor:
    """How a place that was found is marked; the one that is gone to stands out."""
    return _HERE if is_here else _MARKED
