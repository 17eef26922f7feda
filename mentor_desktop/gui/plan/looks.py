"""Sizes and shapes of the timeline; sizes follow the font."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from mentor_desktop.gui.widgets.painting import resized, small

PAD = 16  # px between the edge of the card and what is in it
REST = 0.26  # how strong the part of a bar is that is still to do
_LABEL_SHARE, _LABEL_LETTERS = 0.42, 42  # of the width; average letters at most
_LEAST_LETTERS = 14


@dataclass(frozen=True)
class Looks:
    """Fonts and lengths in px for one font and one width."""

    font: QFont
    width: int

    @cached_property
    def bold(self) -> QFont:
        """For goals."""
        return resized(self.font, is_bold=True)

    @cached_property
    def small(self) -> QFont:
        """For the grid and the marks."""
        return small(self.font)

    @cached_property
    def line(self) -> int:
        """The height of a line of words."""
        return QFontMetrics(self.font).height()

    @cached_property
    def row(self) -> int:
        """The height of a row."""
        return round(self.line * 1.75)

    @cached_property
    def band(self) -> int:
        """The height of a goal's band."""
        return round(self.line * 1.42)

    @cached_property
    def bar(self) -> int:
        """The height of a bar."""
        return max(round(self.line * 0.92), 12)

    @cached_property
    def mark(self) -> int:
        """The size of the shape of a kind, and of a milestone."""
        return max(round(self.line * 0.52), 8)

    def header(self, *, has_days: bool) -> int:
        """The height above the rows: today, months, and weeks or days where they show."""
        lines = 3 if has_days else 2
        return PAD + round(self.line * 1.2) * lines + 4

    @cached_property
    def footer(self) -> int:
        """The height of milestones and meetings."""
        return round(self.line * 2.9)

    @cached_property
    def labels(self) -> int:
        """The width of the titles."""
        letter = QFontMetrics(self.font).averageCharWidth()
        wanted = min(self.width * _LABEL_SHARE, letter * _LABEL_LETTERS)
        return round(max(wanted, min(letter * _LEAST_LETTERS, self.width / 2)))


def draw_kind(painter: QPainter, kind: str, place: QRectF, ink: QColor) -> None:
    """The shape of a kind: a square, a circle, a triangle. Colour is not the only sign."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if kind == "others":
        painter.drawEllipse(place)
    elif kind == "stretch":
        painter.drawPolygon(
            QPolygonF(
                [QPointF(place.center().x(), place.top()), place.bottomRight(), place.bottomLeft()]
            )
        )
    else:
        painter.drawRect(place)


def draw_mark(painter: QPainter, shape: str, place: QRectF, ink: QColor, ground: QColor) -> None:
    """A diamond for a stage, a circle for a meeting."""
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ground)
    if shape == "meeting":
        painter.drawEllipse(place.adjusted(1.5, 1.5, -1.5, -1.5))
        return
    middle = place.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), place.top()), QPointF(place.right(), middle.y()),
                QPointF(middle.x(), place.bottom()), QPointF(place.left(), middle.y()),
            ]
        )
    )  # fmt: skip
