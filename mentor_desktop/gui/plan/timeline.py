"""The timeline: an item view of our own over the model that the table looks at, too."""

from datetime import date

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mentor_desktop.domain.timeline import (
    LEAST_DAY,
    MOST_DAY,
    DatedMark,
    Line,
    Picture,
    Week,
    day_width,
    extent,
    fitting,
    lay_out,
    shifted,
)
from mentor_desktop.gui.plan.frame import Frame
from mentor_desktop.gui.plan.hands import Hands
from mentor_desktop.gui.plan.keys import Keys
from mentor_desktop.gui.plan.looks import Looks
from mentor_desktop.gui.plan.model import PlanModel
from mentor_desktop.gui.plan.painting import TimelinePainter, mark_widths
from mentor_desktop.gui.widgets.painting import ready
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
ZOOMS = {"weeks": 56, "months": 243, "fit": 0}  # days in view
_STEP = 1.25
_MARGIN = 45  # days around what there is
_BEFORE_TODAY = 0.35  # of the width
_BASE = 120  # a notch of a wheel


class Timeline(QListView):
    """Signals: `moved(id, days)`, `resized(id, days, edge)` and `settled()` when a hand or key
    lets go; `edit_wanted(id)`, `removal_wanted(id)`; `ranked(id, goal_id, place)`, goal_id ""
    for a goal; `zoomed(str)`, a key of ZOOMS or "".
    """

    moved = Signal(str, int)
    resized = Signal(str, int, str)
    settled = Signal()
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    ranked = Signal(str, str, int)
    zoomed = Signal(str)

    def __init__(self, model: PlanModel, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = model
        self.today = today
        self.zoom = "months"
        self._held: tuple[int, Line] | None = None  # the row that a hand holds, as it was
        self._day = 3.0
        self._marks: list[DatedMark] = []
        self._span = fitting([], [], today)
        self._is_placed = False
        self._frame: Frame | None = None
        self._picture: Picture | None = None
        self._hands = Hands(self)
        self._keys = Keys(self)
        self.setModel(model)
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Timeline"))
        self.setAccessibleDescription(
            _(
                "Arrows select; Alt with arrows moves by a day or changes the order; Ctrl, Shift "
                "and arrows change the end; Enter edits; plus and minus zoom; Home goes to today."
            )
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setCornerWidget(QWidget())
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(self.measure)

    def set_marks(self, marks: list[DatedMark]) -> None:
        """Stages and meetings."""
        self._marks = marks
        self.measure()

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether bars can be moved."""
        self._hands.is_read_only = self._keys.is_read_only = is_read_only

    # geometry

    def measure(self) -> None:
        """What there is has changed: scroll bars and picture follow."""
        self._held = None  # these are other lines: a hand that holds one takes hold again
        first, last = fitting(self.plan.lines, self._marks, self.today)
        if self.zoom != "fit":
            first, last = shifted(first, -_MARGIN), shifted(last, _MARGIN)
        before, day_before = self._span[0], self._day
        self._span = first, last
        self._fit_day()
        self._forget()
        self.updateGeometries()
        if self._is_placed and day_before == self._day:
            step = round((before - first).days * self._day)
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + step)
        elif not self._is_placed:
            self._begin()
        self.updateGeometry()
        self.viewport().update()

    def _fit_day(self) -> None:
        width = self._chart_width()
        if self.zoom == "fit":
            self._day = day_width(*self._span, width)
        elif self.zoom:
            self._day = min(max(width / ZOOMS[self.zoom], LEAST_DAY), MOST_DAY)

    def _chart_width(self) -> float:
        return self._make_frame().chart.width()

    def _make_frame(self) -> Frame:
        view = self.viewport()
        return Frame(
            Looks(self.font(), view.width()), view.width(), view.height(), len(self.plan.lines),
            self._span[0], self._day,
            self.horizontalScrollBar().value(), self.verticalScrollBar().value(),
            self.isRightToLeft(),
        )  # fmt: skip

    def frame_now(self) -> Frame:
        """Where the parts are now."""
        if self._frame is None:
            self._frame = self._make_frame()
        return self._frame

    def picture_now(self) -> Picture:
        """What is in view now."""
        if self._picture is None:
            frame = self.frame_now()
            widths = mark_widths(frame.looks, self._marks)
            lines = self.plan.lines
            self._picture = lay_out(
                lines, self._marks, frame.axis, frame.rows, self.today, locale_week(), widths
            )
        return self._picture

    def _forget(self) -> None:
        self._frame = self._picture = None

    def show_preview(self, number: int, line: Line) -> None:
        """Shows a bar where a hand holds it."""
        if self._held is None:
            self._held = number, self.plan.lines[number]
        self.plan.lines[number] = line
        self._forget()
        self.viewport().update()

    def end_preview(self) -> None:
        """Shows the bar where it is."""
        if self._held is not None:
            number, line = self._held
            self.plan.lines[number] = line
            self._held = None
        self._forget()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """The scroll bars."""
        frame = self._make_frame()
        chart = frame.chart
        days = (self._span[1] - self._span[0]).days + 1
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(round(chart.width()))
        across.setSingleStep(max(round(self._day * 7), 8))
        across.setRange(0, max(round(days * self._day - chart.width()), 0))
        rows = len(self.plan.lines) * frame.looks.row
        room = self.viewport().height() - frame.header - frame.looks.footer
        down.setPageStep(max(room, 1))
        down.setSingleStep(frame.looks.row)
        down.setRange(0, max(rows - room, 0))
        self._forget()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        frame = self._make_frame()
        rows = len(self.plan.lines) * frame.looks.row
        edges = 2 * self.frameWidth() + 2
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(600, frame.header + rows + frame.looks.footer + edges + bar)

    def minimumSizeHint(self) -> QSize:
        """Some rows."""
        looks = Looks(self.font(), self.width())
        return QSize(200, looks.header(has_days=False) + 3 * looks.row + looks.footer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A zoom by name keeps what it shows."""
        super().resizeEvent(event)
        share = self._share()
        self._fit_day()
        self.updateGeometries()
        if self._is_placed:
            self._put(share)
        else:
            self._begin()
        self.updateGeometry()

    def _begin(self) -> None:
        """The first view: from the beginning if today is in it, else around today."""
        self._is_placed = any(line.days for line in self.plan.lines)
        begin = extent(self.plan.lines, self._marks, self.today)[0].replace(day=1)
        if (self.today - begin).days * self._day > self._chart_width() * 0.8:
            self.show_today()
        else:
            days = (begin - self._span[0]).days
            self.horizontalScrollBar().setValue(round(days * self._day))

    def _share(self) -> float:
        """The day in the middle, counted from the first."""
        return (self.horizontalScrollBar().value() + self._chart_width() / 2) / self._day

    def _put(self, middle: float) -> None:
        value = middle * self._day - self._chart_width() / 2
        self.horizontalScrollBar().setValue(round(value))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything is painted anew: it takes a few milliseconds."""
        self._forget()
        self.viewport().update()

    def doItemsLayout(self) -> None:
        """Rows have one height: there is nothing to lay out."""
        QAbstractItemView.doItemsLayout(self)

    # zoom and scroll

    def set_zoom(self, zoom: str) -> None:
        """Weeks, months, or all of it."""
        middle = shifted(self._span[0], round(self._share()))
        self.zoom = zoom
        self.measure()
        if self._is_placed:
            self._put((middle - self._span[0]).days)
        if zoom != "fit" and not self._sees(self.today):
            self.show_today()
        self.zoomed.emit(zoom)

    def zoom_by(self, steps: float, at: float | None = None) -> None:
        """Nearer or farther around a place, the middle of the chart if none is given."""
        chart = self.frame_now().chart
        x = chart.center().x() if at is None else min(max(at, chart.left()), chart.right())
        from_start = chart.right() - x if self.isRightToLeft() else x - chart.left()
        day = (self.horizontalScrollBar().value() + from_start) / self._day
        before = self._span[0]
        if self.zoom == "fit":
            self.zoom = ""
            self.measure()
        day += (before - self._span[0]).days
        self.zoom = ""
        self._day = min(max(self._day * _STEP**steps, LEAST_DAY), MOST_DAY)
        self.updateGeometries()
        self.horizontalScrollBar().setValue(round(day * self._day - from_start))
        self._forget()
        self.viewport().update()
        self.zoomed.emit("")

    def show_today(self) -> None:
        """Brings today into view."""
        self.show_day(self.today)

    def show_day(self, day: date) -> None:
        """Brings a day into view, a third of the way in."""
        days = (day - self._span[0]).days + 0.5
        value = days * self._day - self._chart_width() * _BEFORE_TODAY
        self.horizontalScrollBar().setValue(round(value))

    def _sees(self, day: date) -> bool:
        axis = self.frame_now().axis
        return axis.origin <= day <= axis.last

    # rows

    def visualRect(self, index: Index) -> QRect:
        """The bar of a row; its title where the bar is not in view."""
        frame = self.frame_now()
        number = index.row()
        if not index.isValid() or not 0 <= number < len(self.plan.lines):
            return QRect()
        for placed in self.picture_now().lines:
            if placed.number == number and placed.bar:
                place = frame.bar_place(placed.bar.x, placed.y, placed.bar.width)
                seen = place.intersected(frame.chart)
                if seen.width() > 0:
                    return seen.toRect()
        labels = frame.labels
        y = round(frame.rows.y(number))
        return QRect(round(labels.x()), y, round(labels.width()), frame.looks.row)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row in a place."""
        number = self.row_at(point.y())
        return QModelIndex() if number is None else self.plan.index(number, 0)

    def row_at(self, y: float) -> int | None:
        """The number of the row in a height, None for none."""
        frame = self.frame_now()
        if not frame.header <= y < frame.bottom:
            return None
        return frame.rows.at(y, len(self.plan.lines))

    def choose(self, number: int) -> None:
        """Makes a row the current one and brings it into view."""
        index = self.plan.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a row into view, and its bar where all of it is out of view."""
        if not index.isValid():
            return
        frame, down = self.frame_now(), self.verticalScrollBar()
        top = index.row() * frame.looks.row
        if top < down.value():
            down.setValue(top)
        elif top + frame.looks.row > down.value() + down.pageStep():
            down.setValue(top + frame.looks.row - down.pageStep())
        line = self.plan.lines[index.row()]
        axis = frame.axis
        days = line.days
        if not line.is_group and days and (days[1] < axis.origin or days[0] > axis.last):
            self.show_day(days[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is in view."""
        painter = ready(QPainter(self.viewport()))
        frame = self.frame_now()
        painting = TimelinePainter(painter, frame, self.picture_now())
        current = self.currentIndex().row() if self.currentIndex().isValid() else -1
        painting.paint(current, has_focus=self.hasFocus())
        self._hands.paint(painter, frame)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.plan.lines:
            self.choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, other sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure()

    # hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position().y())
        if number is not None:
            self.edit_wanted.emit(self.plan.lines[number].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._hands.cancel(event) and not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)

    def event(self, event: QEvent) -> bool:
        """Our keys are ours before they are anybody's shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.knows(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms where the pointer is; with Shift it goes through time."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(turn.y() / _BASE, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)


def locale_week() -> Week:
    """As the reader's locale has it."""
    locale = QLocale()
    working = {day.value for day in locale.weekdays()}
    free = frozenset(day - 1 for day in range(1, 8) if day not in working)
    return Week(locale.firstDayOfWeek().value - 1, free)
