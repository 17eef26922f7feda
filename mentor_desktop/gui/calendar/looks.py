"""How entries look: a shape and a colour for each kind, a tone for how each stands."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from mentor_desktop.domain.dated import Dated
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_check

_INKS = {
    "meeting": "accent",
    "action_item": "doing",
    "activity": "stretch",
    "goal": "others",
    "stage": "accent",
    "check_in": "accent",
    "review": "accent",
    "relationship": "muted",
    "event": "others",
}
_TONES = {"late": "danger", "done": "muted", "cancelled": "muted", "resting": "muted"}


def ink_of(entry: Dated) -> QColor:
    """The colour of its words."""
    return colour(_TONES.get(entry.state, "text"))


def draw_mark(painter: QPainter, entry: Dated, place: QRectF) -> None:
    """The shape of its kind; done is a check mark, late is in the colour of what is late."""
    ink = colour(_TONES.get(entry.state, _INKS[entry.kind]))
    if entry.state == "done":
        draw_check(painter, place.adjusted(-1, -1, 1, 1), ink)
        return
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shape = place.adjusted(1, 1, -1, -1)
    if entry.kind in ("meeting", "check_in"):
        if entry.kind == "meeting":
            painter.setBrush(QBrush(ink))
        painter.drawEllipse(shape)
    elif entry.kind == "action_item":
        painter.drawRoundedRect(shape, 2, 2)
    elif entry.kind == "activity":
        painter.setBrush(QBrush(ink))
        height = shape.height() / 2
        painter.drawRoundedRect(
            QRectF(shape.x(), shape.center().y() - height / 2, shape.width(), height), 2, 2
        )
    elif entry.kind in ("stage", "review"):
        if entry.kind == "stage":
            painter.setBrush(QBrush(ink))
        painter.drawPolygon(_diamond(shape))
    elif entry.kind == "goal":
        painter.drawEllipse(shape)
        painter.setBrush(QBrush(ink))
        painter.drawEllipse(shape.center(), shape.width() * 0.16, shape.width() * 0.16)
    elif entry.kind == "event":
        painter.setBrush(QBrush(ink))
        painter.drawPolygon(_triangle(shape))
    else:
        painter.drawLine(shape.topLeft(), shape.bottomLeft())
        painter.drawLine(shape.topRight(), shape.bottomRight())
        middle = shape.center().y()
        painter.drawLine(QPointF(shape.left(), middle), QPointF(shape.right(), middle))


def _diamond(place: QRectF) -> QPolygonF:
    middle = place.center()
    return QPolygonF(
        [
            QPointF(middle.x(), place.top()),
            QPointF(place.right(), middle.y()),
            QPointF(middle.x(), place.bottom()),
            QPointF(place.left(), middle.y()),
        ]
    )


def _triangle(place: QRectF) -> QPolygonF:
    return QPolygonF(
        [place.bottomLeft(), place.bottomRight(), QPointF(place.center().x(), place.top())]
    )


def mark_size(metrics: QFontMetrics) -> int:
    """The side of a shape beside words in this font."""
    return round(metrics.height() * 0.62)
