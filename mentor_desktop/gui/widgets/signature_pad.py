"""A place to sign with mouse, pen or finger, and a place that shows a signature."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_focus, elided, ready, resized
from mentor_desktop.translation import _

Stroke = tuple[tuple[float, float], ...]
HEIGHT = 0.3  # of a box that is 1 wide
_BASELINE = 0.225
_STEP = 0.003  # points nearer to each other than this are one
_PEN = 0.006  # width of the line
_RADIUS = 6.0
_MOST_SHOWN = 2_000  # points; a hand gives some hundreds, and curves that cross take long to paint


def ink_box(place: QRectF) -> QRectF:
    """The largest box of 1 x 0.3 in the middle of a place."""
    width = max(1.0, min(place.width(), place.height() / HEIGHT))
    height = width * HEIGHT
    return QRectF(place.center().x() - width / 2, place.center().y() - height / 2, width, height)


def ink_path(strokes: Iterable[Stroke], box: QRectF) -> QPainterPath:
    """The strokes as curves that meet halfway between their points."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.width()) for x, y in stroke]
        if not points:
            continue
        path.moveTo(points[0])
        for bend, after in pairwise(points[1:]):
            path.quadTo(bend, (bend + after) / 2)
        path.lineTo(points[-1] + QPointF(0.1, 0) if len(points) == 1 else points[-1])
    return path


def thinned(strokes: Sequence[Stroke], most: int = _MOST_SHOWN) -> Sequence[Stroke]:
    """As they are, or where they have more points than that, evenly fewer of them."""
    if max(len(strokes), sum(map(len, strokes))) <= most:
        return strokes
    fewer = strokes[:: ceil(2 * len(strokes) / most)]
    step = max(1, ceil(2 * sum(map(len, fewer)) / most))
    return [stroke[::step] for stroke in fewer]


def draw_ink(painter: QPainter, strokes: Sequence[Stroke], box: QRectF) -> None:
    """Draws strokes into a box, in little time whatever they are."""
    pen = QPen(colour("text"), max(1.6, box.width() * _PEN))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ink_path(thinned(strokes), box))


class SignaturePad(QFrame):
    """Strokes in a box of width 1, height 0.3. Signal: `changed`, when a stroke is done."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[Stroke] = []
        self._current: list[tuple[float, float]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Your signature, drawn"))
        self.setAccessibleDescription(
            _("Draw with a mouse, a pen or a finger. To sign by keyboard, type your name instead.")
        )

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return tuple(self._strokes)

    def set_strokes(self, strokes: Iterable[Stroke]) -> None:
        """Shows a drawing; tells nobody."""
        self._strokes, self._current = [tuple(stroke) for stroke in strokes], []
        self.update()

    def clear(self) -> None:
        """An empty pad."""
        had_some = bool(self._strokes or self._current)
        self.set_strokes(())
        if had_some:
            self.changed.emit()

    def hasHeightForWidth(self) -> bool:
        """Width and height belong together."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Three tenths of the width."""
        return round(width * HEIGHT)

    def sizeHint(self) -> QSize:
        """Room for a hand, more with a larger font."""
        width = max(360, QFontMetrics(self.font()).averageCharWidth() * 48)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Less is too small to sign."""
        return QSize(240, self.heightForWidth(240))

    def _box(self) -> QRectF:
        return ink_box(QRectF(self.rect()))

    def _begin(self, at: QPointF) -> None:
        self._current = []
        self._go_on(at)

    def _go_on(self, at: QPointF) -> None:
        box = self._box()
        x = min(max((at.x() - box.x()) / box.width(), 0.0), 1.0)
        y = min(max((at.y() - box.y()) / box.width(), 0.0), HEIGHT)
        if self._current:
            before = self._current[-1]
            if abs(before[0] - x) + abs(before[1] - y) < _STEP:
                return
        self._current.append((round(x, 4), round(y, 4)))
        self.update()

    def _end(self) -> None:
        if self._current:
            self._strokes.append(tuple(self._current))
            self._current = []
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button draws."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with the stroke."""
        if self._current and event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws while it touches; accepted, so that no mouse events follow."""
        if event.type() == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and self._current:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; a touch that the system takes away leaves what was drawn."""
        kinds = QEvent.Type
        if isinstance(event, QTouchEvent) and event.points():
            at = event.points()[0].position()
            if event.type() == kinds.TouchBegin:
                self._begin(at)
            elif event.type() == kinds.TouchUpdate and self._current:
                self._go_on(at)
            elif event.type() in (kinds.TouchEnd, kinds.TouchCancel):
                self._end()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace takes the last stroke back, Delete all of them."""
        if event.key() == Qt.Key.Key_Backspace and self._strokes:
            self._strokes.pop()
            self.update()
            self.changed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, a line to sign on, and the ink."""
        painter = ready(QPainter(self))
        place = QRectF(self.rect())
        painter.setPen(QPen(colour("control_border"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._draw_baseline(painter)
        draw_ink(painter, [*self._strokes, tuple(self._current)], self._box())
        if self.hasFocus():
            draw_focus(painter, place)

    def _draw_baseline(self, painter: QPainter) -> None:
        box = self._box()
        level = box.y() + _BASELINE * box.width()
        painter.setPen(QPen(colour("line"), 1))
        left, right = box.x() + box.width() * 0.06, box.right() - box.width() * 0.06
        painter.drawLine(QPointF(left, level), QPointF(right, level))
        if not self._strokes and not self._current:
            painter.setPen(colour("placeholder"))
            painter.drawText(
                QRectF(left, box.y(), right - left, level - box.y() - 4),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
                _("Draw your signature here"),
            )


class SignatureView(QLabel):
    """A signature as it was given: drawn, or the typed name in italics."""

    def __init__(
        self,
        strokes: Iterable[Stroke] = (),
        typed_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.set_signature(strokes, typed_name)

    def set_signature(self, strokes: Iterable[Stroke], typed_name: str = "") -> None:
        """Shows another signature."""
        self._strokes, self._name = tuple(strokes), typed_name
        drawn = _("Signature, drawn")
        typed = _("Signed by typing the name: {name}").format(name=typed_name)
        self.setAccessibleName(drawn if self._strokes else typed if typed_name else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines high."""
        height = QFontMetrics(self.font()).height() * 3
        return QSize(round(height / HEIGHT), height)

    def minimumSizeHint(self) -> QSize:
        """Half as large."""
        return self.sizeHint() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the signature."""
        painter = ready(QPainter(self))
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._strokes:
            draw_ink(painter, self._strokes, ink_box(place))
            return
        font = resized(self.font(), 1.35)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(colour("text"))
        shown = elided(self._name, QFontMetrics(font), int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
