"""What the cards of the Overview are made of."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.words import words

_SHARE = 0.62  # of the height of a letter
INK = {"on_track": "accent", "attention": "warning", "at_risk": "danger", "": "muted"}


class Card(QFrame):
    """A heading with room beside it (`top`), and what stands below it (`body`)."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        self.heading = words(heading, "heading")
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(self.heading, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 14, 16, 14)
        down.setSpacing(8)
        down.addLayout(self.top)
        down.addLayout(self.body)
        down.addStretch(1)


def flow(*widgets: QWidget) -> QWidget:
    """Buttons beside one another, going on below where there is little room."""
    line = QWidget()
    layout = FlowLayout(line, spacing=8)
    for widget in widgets:
        layout.addWidget(widget)
    return line


class Mark(QWidget):
    """A level as a colour and a shape: a disc, a triangle, a square standing on its corner."""

    def __init__(self, level: str = "") -> None:
        super().__init__()
        self._level = level

    def show_level(self, level: str) -> None:
        """Shows another level."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        height = self.fontMetrics().height()
        return QSize(round(height * _SHARE) + 4, height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it beside the first line of what stands next to it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(INK[self._level]))
        line = self.fontMetrics().height()
        size = line * _SHARE
        place = QRectF((self.width() - size) / 2, (line - size) / 2, size, size)
        if self._level == "attention":
            corners = [place.bottomLeft(), place.bottomRight()]
            top = place.topLeft()
            top.setX(place.center().x())
            painter.drawPolygon(QPolygonF([top, *reversed(corners)]))
        elif self._level == "at_risk":
            painter.translate(place.center())
            painter.rotate(45)
            side = size * 0.76
            painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        else:
            disc = place.adjusted(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1)
            painter.drawEllipse(disc)
