"""How a check-in stands, as a shape: a check, a dash, a half, an empty ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_check, draw_lines, ready

_INKS = {"late": "danger", "soon": "warning", "current": "accent", "open": "accent"}


class StateMark(QWidget):
    """`state`: done, skipped, open, late, soon, current or coming; words beside it say the same."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square a little higher than a line."""
        side = round(QFontMetrics(self.font()).height() * 1.1)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the shape."""
        painter = ready(QPainter(self))
        circle = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(circle)
            draw_check(painter, circle, colour("on_accent"))
            return
        ink = colour(_INKS.get(self.state, "control_border"))
        painter.setPen(QPen(ink, 2))
        painter.drawEllipse(circle)
        x, y, reach = circle.center().x(), circle.center().y(), circle.width() / 4
        if self.state == "skipped":
            draw_lines(painter, ((x - reach, y), (x + reach, y)), QPen(ink, 2))
        elif self.state == "open":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPie(circle, 90 * 16, -180 * 16)
        elif self.state in ("late", "soon"):
            draw_lines(painter, ((x, y - reach), (x, y + reach * 0.2)), QPen(ink, 2))
            painter.drawPoint(circle.center() + (circle.bottomLeft() - circle.topLeft()) / 4)
