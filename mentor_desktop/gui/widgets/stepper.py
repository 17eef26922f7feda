"""The journey as a row of steps: circles on a line, each one a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import (
    draw_check,
    draw_focus,
    draw_lines,
    mixed,
    ready,
    resized,
    small,
    wrapped,
)
from mentor_desktop.translation import _

_PASSED = ("done", "skipped")
_EDGE = 4  # px around a step


@dataclass(frozen=True)
class Step:
    """One step; `state`: done, skipped, late, soon, current or coming."""

    key: str
    title: str
    caption: str = ""
    state: str = "coming"
    is_next: bool = False


def state_in_words(step: Step) -> str:
    """How a step stands, for tooltips and screen readers."""
    words = {
        "done": _("Done"),
        "skipped": _("Skipped"),
        "late": _("Late"),
        "soon": _("Due soon"),
        "current": _("To do now"),
        "coming": _("Still to come"),
    }[step.state]
    return _("{state}. Your next step.").format(state=words) if step.is_next else words


class _StepButton(QAbstractButton):
    """A circle, a title, a caption; pressed by mouse, Space or Enter."""

    def __init__(self, parent: "Stepper", step: Step) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Shows another step, or the same one in another state."""
        self.step = step
        state = state_in_words(step)
        name = step.title
        if step.caption:
            name = _("{title}: {caption}").format(title=step.title, caption=step.caption)
        self.setAccessibleName(name)
        self.setAccessibleDescription(state)
        self.setToolTip(_("{name}\n{state}").format(name=name, state=state))
        self.update()

    @property
    def diameter(self) -> int:
        """Of the circle, in px."""
        return round(QFontMetrics(self.font()).height() * 1.15)

    def _title_font(self) -> QFont:
        return resized(self.font(), is_bold=self.step.is_next)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = width - 2 * _EDGE
        title = wrapped(self.step.title, QFontMetrics(self._title_font()), room)
        return title, wrapped(self.step.caption, QFontMetrics(small(self.font())), room)

    def heightForWidth(self, width: int) -> int:
        """Room for the circle and up to four lines."""
        title, caption = self._lines(width)
        lines = len(title) * QFontMetrics(self._title_font()).height()
        lines += len(caption) * QFontMetrics(small(self.font())).height()
        return self.diameter + lines + 3 * _EDGE

    def sizeHint(self) -> QSize:
        """As wide as its words in one line."""
        metrics, less = QFontMetrics(self._title_font()), QFontMetrics(small(self.font()))
        words = (metrics.horizontalAdvance(self.step.title),
                 less.horizontalAdvance(self.step.caption))  # fmt: skip
        width = max(words) + 4 * _EDGE
        return QSize(width, self.heightForWidth(width))

    def circle(self) -> QRectF:
        """Where the circle is."""
        size = self.diameter
        return QRectF((self.width() - size) / 2, _EDGE, size, size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the step; the line is the stepper's."""
        painter = ready(QPainter(self))
        self._draw_circle(painter)
        title, caption = self._lines(self.width())
        is_ahead = self.step.state == "coming" and not self.step.is_next
        top = self.circle().bottom() + _EDGE
        ink = "muted" if is_ahead else "text"
        top = self._draw_words(painter, title, self._title_font(), ink, top)
        self._draw_words(painter, caption, small(self.font()), self._caption_colour(), top)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _caption_colour(self) -> str:
        if self.step.state == "late":
            return "danger"
        return "warning" if self.step.state == "soon" and self.step.is_next else "muted"

    def _draw_words(
        self, painter: QPainter, lines: list[str], font: QFont, ink: str, top: float
    ) -> float:
        painter.setFont(font)
        painter.setPen(colour(ink))
        height = QFontMetrics(font).height()
        for line in lines:
            place = QRectF(0, top, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
            top += height
        return top

    def _draw_circle(self, painter: QPainter) -> None:
        circle, step = self.circle(), self.step
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colour("accent"), colour("window"), 0.18))
            painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))
        ring = circle.adjusted(1, 1, -1, -1)
        if step.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(circle)
            draw_check(painter, circle, colour("on_accent"))
            return
        edge = colour("accent") if step.is_next else colour("control_border")
        if step.state == "coming" and not step.is_next:
            edge = mixed(edge, colour("window"), 0.45)
        if step.state == "late":
            edge = colour("danger")
        soft = "danger_soft" if step.state == "late" else "accent_soft"
        painter.setPen(QPen(edge, 2))
        painter.setBrush(colour(soft if step.is_next else "surface"))
        painter.drawEllipse(ring)
        if step.state == "skipped":
            middle, reach = circle.center(), circle.width() * 0.2
            ends = ((middle.x() - reach, middle.y()), (middle.x() + reach, middle.y()))
            draw_lines(painter, ends, QPen(colour("muted"), 2))


class Stepper(QWidget):
    """Steps side by side, mirrored where the language is. Signal: `activated(key)`."""

    activated = Signal(str)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_StepButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("The journey"))
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Shows these steps; where the keys are the same, focus stays."""
        if [step.key for step in steps] != [button.step.key for button in self._buttons]:
            for button in self._buttons:
                button.hide()
                button.deleteLater()
            self._buttons = [_StepButton(self, step) for step in steps]
            for button in self._buttons:
                button.clicked.connect(self._tell)
                button.setVisible(True)
        for button, step in zip(self._buttons, steps, strict=True):
            button.show_step(step)
        self.updateGeometry()
        self._arrange()

    def buttons(self) -> list[QAbstractButton]:
        """The steps in order."""
        return list(self._buttons)

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton):
            self.activated.emit(button.step.key)

    def hasHeightForWidth(self) -> bool:
        """Narrower columns need two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the highest step."""
        column = width // max(1, len(self._buttons))
        return max((button.heightForWidth(column) for button in self._buttons), default=0)

    def sizeHint(self) -> QSize:
        """Each step in one line, if there is room."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        width = widest * len(self._buttons)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Some letters of each step."""
        least = QFontMetrics(self.font()).averageCharWidth() * 7 * len(self._buttons)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another direction or font needs another arrangement."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        count = len(self._buttons)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, button in enumerate(self._buttons):
            column = count - 1 - at if is_mirrored else at
            left, right = column * self.width() // count, (column + 1) * self.width() // count
            button.setGeometry(left, 0, right - left, self.height())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the journey."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        here = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        there = min(max(here + step, 0), len(self._buttons) - 1)
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line between the circles, coloured as far as the pair has come."""
        painter = ready(QPainter(self))
        steps = [button.step for button in self._buttons]
        reached = next((at for at, step in enumerate(steps) if step.is_next), None)
        if reached is None:
            reached = sum(step.state in _PASSED for step in steps)
        circles = [button.circle().translated(button.pos()) for button in self._buttons]
        for at, (one, other) in enumerate(pairwise(circles)):
            first, second = sorted((one, other), key=QRectF.left)
            level = round(one.center().y())  # between two rows of px, so that none is half covered
            ends = ((first.right() + 3, level), (second.left() - 3, level))
            draw_lines(painter, ends, QPen(colour("accent" if at < reached else "line"), 2))
