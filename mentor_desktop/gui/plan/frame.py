"""Where the parts of the timeline are, for one size, zoom and scroll position."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QRectF

from mentor_desktop.domain.timeline import Axis, Rows
from mentor_desktop.gui.plan.looks import PAD, Looks

_EDGE = 7.0  # px around an end of a bar that resizes it
_DAYS_SHOWN_FROM = 5.0  # px a day: weeks and days have a line of their own


@dataclass(frozen=True)
class Frame:
    """The viewport, mirrored where the language is; `scrolled` px from the first day and row."""

    looks: Looks
    width: int
    height: int
    count: int
    first: date
    day: float
    scrolled_x: int
    scrolled_y: int
    is_mirrored: bool

    @cached_property
    def header(self) -> int:
        """The height above the rows."""
        return self.looks.header(has_days=self.day >= _DAYS_SHOWN_FROM)

    @cached_property
    def chart(self) -> QRectF:
        """The ground that time runs over, rows only."""
        left = float(self.looks.labels + PAD)
        width = max(self.width - left - PAD, 1.0)
        x = self.width - left - width if self.is_mirrored else left
        return QRectF(x, self.header, width, max(self.bottom - self.header, 0))

    @cached_property
    def labels(self) -> QRectF:
        """The column of titles, rows only."""
        x = self.width - self.looks.labels - PAD if self.is_mirrored else PAD
        return QRectF(x, self.header, self.looks.labels, max(self.bottom - self.header, 0))

    @cached_property
    def bottom(self) -> float:
        """Where the rows end: above the milestones, which stay in view."""
        room = self.height - self.looks.footer
        return float(min(room, self.header + self.count * self.looks.row - self.scrolled_y))

    @cached_property
    def axis(self) -> Axis:
        """Days as places."""
        whole = int(self.scrolled_x // self.day)
        part = self.scrolled_x - whole * self.day
        chart_left, chart_width = self._across()
        origin = date.fromordinal(min(self.first.toordinal() + whole, date.max.toordinal() - 800))
        return Axis(origin, self.day, chart_left - part, chart_width + 2 * part, self.is_mirrored)

    def _across(self) -> tuple[float, float]:
        chart = self.chart
        return chart.x(), chart.width()

    @cached_property
    def rows(self) -> Rows:
        """Rows as places."""
        top = self.header - self.scrolled_y
        return Rows(top, self.looks.row, self.header, max(self.bottom - 1, self.header))

    def bar_place(self, x: float, y: float, width: float) -> QRectF:
        """The place of a bar in its row; never too thin to be seen."""
        high = self.looks.bar
        return QRectF(x, y + (self.looks.row - high) / 2, max(width, 4.0), high)

    def edge_at(self, x: float, bar: QRectF) -> str:
        """What a bar is held by: "starts", "due", or "" for all of it."""
        near = min(_EDGE, bar.width() / 4)
        left, right = ("due", "starts") if self.is_mirrored else ("starts", "due")
        if x <= bar.left() + near:
            return left
        return right if x >= bar.right() - near else ""
