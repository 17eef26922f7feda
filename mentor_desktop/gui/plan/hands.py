"""What the mouse does on the timeline: bars, their ends, the order of rows, the ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from mentor_desktop.domain.timeline import Line, moved
from mentor_desktop.gui.plan.frame import Frame
from mentor_desktop.gui.theme import colour

if TYPE_CHECKING:
    from mentor_desktop.gui.plan.timeline import Timeline

_TICK = 30  # milliseconds between two steps of scrolling while a hand waits at an edge
_EDGE = 24.0  # px from an edge where that begins
_QUICKEST = 24.0  # px a step
_CURSORS = {
    "bar": Qt.CursorShape.SizeAllCursor,
    "starts": Qt.CursorShape.SizeHorCursor,
    "due": Qt.CursorShape.SizeHorCursor,
}


@dataclass
class _Grip:
    """What is held: "bar", "starts", "due", "title", or "ground"; and from where."""

    part: str
    at: QPointF
    line: Line | None
    number: int
    scrolled: tuple[int, int]
    is_dragging: bool = False
    days: int = 0


class Hands:
    """Acts on one timeline; a drag is one change, made when the button is let go."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._grip: _Grip | None = None
        self._place: int | None = None  # the row that a dragged title would go before
        self._at = QPointF()  # where the hand is now
        self._timer = QTimer(timeline)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._scroll_on)
        self.is_read_only = False

    def press(self, event: QMouseEvent) -> None:
        """Takes hold of what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        view = self._timeline
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        part, number = self._part_at(event.position())
        line = view.plan.lines[number] if number >= 0 else None
        if number >= 0 and part != "ground":
            view.choose(number)
        scrolled = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        if self.is_read_only and part != "ground":
            return
        self._grip = _Grip(part, event.position(), line, number, scrolled)

    def move(self, event: QMouseEvent) -> None:
        """Shows what would be, or what could be held."""
        grip = self._grip
        if grip is None:
            part, _number = self._part_at(event.position())
            shape = Qt.CursorShape.ArrowCursor
            if not self.is_read_only:
                shape = _CURSORS.get(part, shape)
            self._timeline.viewport().setCursor(shape)
            return
        way = event.position() - grip.at
        if not grip.is_dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        grip.is_dragging = True
        if grip.part == "ground":
            self._timeline.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll(grip, way)
            return
        self._at = event.position()
        self._carry(grip)
        if self._beyond(grip):
            self._timer.start()
        else:
            self._timer.stop()

    def _carry(self, grip: _Grip) -> None:
        """Shows what is held where the hand is."""
        if grip.part == "title":
            self._place = self._row_before(self._at.y())
            self._timeline.viewport().update()
        elif grip.line is not None:
            self._hold(grip, self._at.x() - grip.at.x())

    def _beyond(self, grip: _Grip) -> float:
        """How far to scroll at once because the hand is at an edge; rightwards or down is more."""
        frame = self._timeline.frame_now()
        if grip.part == "title":
            began, at = grip.at.y(), self._at.y()
            first, last = float(frame.header), float(frame.bottom)
        else:
            began, at = grip.at.x(), self._at.x()
            first, last = frame.chart.left(), frame.chart.right()
        if at > max(last - _EDGE, began):
            return min((at - last + _EDGE) / 2, _QUICKEST)
        if at < min(first + _EDGE, began):
            return -min((first + _EDGE - at) / 2, _QUICKEST)
        return 0.0

    def _scroll_on(self) -> None:
        """A hand that waits at an edge brings into view what lies beyond."""
        grip = self._grip
        if grip is None:
            self._timer.stop()
            return
        view = self._timeline
        is_down = grip.part == "title"
        bar = view.verticalScrollBar() if is_down else view.horizontalScrollBar()
        way = self._beyond(grip)
        if not is_down and view.isRightToLeft():
            way = -way
        bar.setValue(bar.value() + round(way))
        self._carry(grip)

    def release(self, event: QMouseEvent) -> None:
        """Lets go: what was shown is done."""
        grip, self._grip = self._grip, None
        place, self._place = self._place, None
        self._timer.stop()
        self._timeline.viewport().unsetCursor()
        if grip is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._timeline.end_preview()
        if not grip.is_dragging:
            if grip.part == "ground" and grip.number >= 0:
                self._timeline.choose(grip.number)
        elif grip.part == "title" and place is not None:
            self._drop(grip.number, place)
        elif grip.line is not None and grip.days:
            if grip.part == "bar":
                self._timeline.moved.emit(grip.line.id, grip.days)
            elif grip.part in ("starts", "due"):
                self._timeline.resized.emit(grip.line.id, grip.days, grip.part)
            self._timeline.settled.emit()

    def cancel(self, event: QKeyEvent) -> bool:
        """Escape lets go and leaves everything as it was."""
        if event.key() != Qt.Key.Key_Escape or self._grip is None:
            return False
        self._grip = self._place = None
        self._timer.stop()
        self._timeline.end_preview()
        return True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Where a dragged title would go."""
        if self._place is None:
            return
        y = frame.rows.y(self._place)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(QPointF(frame.labels.left(), y), QPointF(frame.labels.right(), y))

    def _part_at(self, point: QPointF) -> tuple[str, int]:
        view = self._timeline
        frame = view.frame_now()
        number = view.row_at(point.y())
        if number is None:
            return "ground", -1
        if not frame.chart.left() <= point.x() <= frame.chart.right():
            return "title", number
        for placed in view.picture_now().lines:
            if placed.number == number and placed.bar:
                bar = frame.bar_place(placed.bar.x, placed.y, placed.bar.width)
                if bar.left() - 2 <= point.x() <= bar.right() + 2:
                    return frame.edge_at(point.x(), bar) or "bar", number
        return "ground", number

    def _scroll(self, grip: _Grip, way: QPointF) -> None:
        across, down = self._timeline.horizontalScrollBar(), self._timeline.verticalScrollBar()
        x = -way.x() if not self._timeline.isRightToLeft() else way.x()
        across.setValue(round(grip.scrolled[0] + x))
        down.setValue(round(grip.scrolled[1] - way.y()))

    def _hold(self, grip: _Grip, way: float) -> None:
        if grip.line is None:
            return
        if self._timeline.isRightToLeft():
            way = -way
        way += self._timeline.horizontalScrollBar().value() - grip.scrolled[0]
        days = round(way / self._timeline.frame_now().day)
        grip.days = days
        edge = "" if grip.part == "bar" else grip.part
        self._timeline.show_preview(grip.number, moved(grip.line, days, edge))

    def _row_before(self, y: float) -> int:
        frame = self._timeline.frame_now()
        number = round((y - frame.rows.top) / frame.looks.row)
        return min(max(number, 0), len(self._timeline.plan.lines))

    def _drop(self, number: int, place: int) -> None:
        """Gives a goal or an activity the place before a row."""
        plan = self._timeline.plan
        row = plan.row(number)
        above = [plan.row(at) for at in range(place) if at != number]
        if row.line.is_group:
            rank = sum(one.line.is_group for one in above) + 1
            if rank != row.line.rank:
                self._timeline.ranked.emit(row.id, "", rank)
            return
        goals = [one.id for one in above if one.line.is_group]
        if not goals or place in (number, number + 1):
            return
        place_in_goal = sum(one.goal_id == goals[-1] and not one.line.is_group for one in above)
        self._timeline.ranked.emit(row.id, goals[-1], place_in_goal + 1)
