"""What widgets that paint themselves share: fonts, lines of words, a ring for the keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.theme import colour

FIELD_RADIUS = 6.0
_SMALL = 0.9


def ready(painter: QPainter) -> QPainter:
    """The painter, smooth, and each text in its own direction ("90-day" stays as it is)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return painter


def resized(font: QFont, factor: float = 1.0, *, is_bold: bool = False) -> QFont:
    """The font, that many times as large."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if is_bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    """The font for secondary words."""
    return resized(font, _SMALL)


def mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    """That much ink (0 to 1) on a ground."""
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * share,
        ground.greenF() + (ink.greenF() - ground.greenF()) * share,
        ground.blueF() + (ink.blueF() - ground.blueF()) * share,
    )


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int = 2) -> list[str]:
    """The text in lines no wider than `width` px; what has no room in `most` lines is elided."""
    lines: list[str] = []
    for word in cut(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (metrics.horizontalAdvance(longer) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return [elided(line, metrics, width) for line in lines]


def elided(
    text: str,
    metrics: QFontMetrics,
    width: int,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """What of the text has room in `width` px; Qt measures all of it, so an endless one is cut."""
    return metrics.elidedText(cut(text), mode, width)


def draw_focus(painter: QPainter, place: QRectF, ink: str = "focus") -> None:
    """The ring that says where the keyboard is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), 2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), FIELD_RADIUS, FIELD_RADIUS)


def draw_lines(painter: QPainter, points: Iterable[tuple[float, float]], pen: QPen) -> None:
    """A line with round ends through these points, in px."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def draw_check(painter: QPainter, circle: QRectF, ink: QColor) -> None:
    """A check mark in a circle's place."""
    size = circle.width()
    spots = ((0.29, 0.53), (0.44, 0.68), (0.72, 0.36))
    points = ((circle.x() + x * size, circle.y() + y * size) for x, y in spots)
    draw_lines(painter, points, QPen(ink, max(1.6, size * 0.1)))
