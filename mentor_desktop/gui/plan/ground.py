"""The ground of the timeline: days and rows in view, zoom and scroll."""

from datetime import date

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
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
from mentor_desktop.gui.plan.looks import Looks
from mentor_desktop.gui.plan.model import PlanModel
from mentor_desktop.gui.plan.words import mark_widths

# Days in view, and the letters that a month or a week needs at least.
ZOOMS = {"weeks": (56, 3.2 / 7), "months": (243, 6.5 / 30), "fit": (0, 0.0)}
_STEP = 1.25
_MARGIN = 45  # days around what there is
_BEFORE_TODAY = 0.35  # of the width


class TimeGround(QListView):
    """Knows what is in view, and computes only that. `zoomed(str)`: a key of ZOOMS or ""."""

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
        self._is_placed = False  # until a plan with days has been painted
        self._frame: Frame | None = None
        self._picture: Picture | None = None
        self.setModel(model)
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(self.measure)

    def set_marks(self, marks: list[DatedMark]) -> None:
        """Stages and meetings."""
        self._marks = marks
        self.measure()

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
            days, letters = ZOOMS[self.zoom]
            least = letters * QFontMetrics(self.font()).averageCharWidth()
            self._day = min(max(width / days, least, LEAST_DAY), MOST_DAY)

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


def locale_week() -> Week:
    """As the reader's locale has it."""
    locale = QLocale()
    working = {day.value for day in locale.weekdays()}
    free = frozenset(day - 1 for day in range(1, 8) if day not in working)
    return Week(locale.firstDayOfWeek().value - 1, free)
