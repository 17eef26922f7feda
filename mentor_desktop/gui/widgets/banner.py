"""Bars that tell something: at the bottom what can be undone, on a page what needs care."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_focus, draw_lines, ready
from mentor_desktop.translation import _

KINDS = ("info", "warning", "danger")
_STAYS = 10_000  # ms
_LOOKS_AGAIN = 1_000  # ms; while somebody is at the bar


class CloseButton(QAbstractButton):
    """A cross; `ink` is the token it is drawn in."""

    def __init__(self, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("Close this message"))
        self.setToolTip(_("Close"))

    def sizeHint(self) -> QSize:
        """A square as high as a button, for a finger too."""
        side = max(24, round(QFontMetrics(self.font()).height() * 1.6))
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cross."""
        painter = ready(QPainter(self))
        middle, reach = QRectF(self.rect()).center(), self.height() * 0.17
        ink = colour(self._ink)
        ink.setAlphaF(1.0 if self.underMouse() or self.hasFocus() else 0.75)
        for slope in (1, -1):
            ends = (
                (middle.x() - reach, middle.y() - slope * reach),
                (middle.x() + reach, middle.y() + slope * reach),
            )
            draw_lines(painter, ends, QPen(ink, max(1.5, reach * 0.3)))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._ink)


class Mark(QWidget):
    """A shape for each kind, so that colour is not the only sign."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square as high as a line."""
        side = QFontMetrics(self.font()).height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A circle with an i, a triangle or an octagon with a !."""
        painter = ready(QPainter(self))
        ink = colour({"info": "accent"}.get(self.kind, self.kind))
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(ink, max(1.5, place.height() * 0.09)))
        place.adjust(1, 1, -1, -1)
        x, y, side = place.center().x(), place.y(), place.height()
        if self.kind == "warning":
            top = (place.topLeft() + place.topRight()) / 2
            painter.drawPolygon(QPolygonF([place.bottomLeft(), place.bottomRight(), top]))
        elif self.kind == "danger":
            painter.drawRoundedRect(place, side * 0.28, side * 0.28)
        else:
            painter.drawEllipse(place)
        dot, bar = (0.26, (0.45, 0.76)) if self.kind == "info" else (0.78, (0.32, 0.58))
        painter.drawLine(QPointF(x, y + side * bar[0]), QPointF(x, y + side * bar[1]))
        painter.drawPoint(QPointF(x, y + side * dot))


def _words() -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class UndoBar(QFrame):
    """What was just done, and the way back; goes by itself unless somebody is at it.

    Signal: `undo`, when the person wants it back.
    """

    undo = Signal()

    def __init__(self, parent: QWidget | None = None, *, stays: int = _STAYS) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("role", "bar")
        self._stays = stays
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        self._label = _words()
        self._undo = QPushButton(_("Undo"))
        self._undo.clicked.connect(self._go_back)
        close = CloseButton("window")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._undo)
        layout.addWidget(close)

    @property
    def text(self) -> str:
        """What the bar tells."""
        return self._label.text()

    def offer(self, text: str) -> None:
        """Tells what was done; `text` is a sentence such as "Goal removed."."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._undo.setAccessibleName(_("Undo: {what}").format(what=text))
        self.show()
        self.raise_()
        self._timer.start(self._stays)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go_back(self) -> None:
        self.hide()
        self.undo.emit()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        is_focused = focused is not None and self.isAncestorOf(focused)
        if is_focused or self.underMouse():
            self._timer.start(min(self._stays, _LOOKS_AGAIN))
            return
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody is reading: time begins anew when they leave."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody is reading any more."""
        if self.isVisible():
            self._timer.start(self._stays)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


class MessageBar(QFrame):
    """A sentence on a page, perhaps with one thing to do about it.

    Signals: `acted` for its button, `closed` when the person has closed it.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: str = "info",
        text: str = "",
        action: str = "",
        *,
        can_close: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark, self._label = Mark(kind), _words()
        self._button, self._close = QPushButton(), CloseButton()
        self._button.clicked.connect(self.acted)
        self._close.clicked.connect(self._shut)
        if not can_close:
            self._close.hide()  # never shown without a parent: it would be a window of its own
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        for widget in (self._mark, self._label, self._button, self._close):
            layout.addWidget(widget, 1 if widget is self._label else 0)
        self.tell(text, action, kind=kind)

    @property
    def text(self) -> str:
        """What the bar tells."""
        return self._label.text()

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self._mark.kind

    def tell(self, text: str, action: str = "", *, kind: str | None = None) -> None:
        """Tells something else; `action` is the verb on its button, "" for no button."""
        self._mark.kind = kind or self._mark.kind
        self.setProperty("role", self._mark.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(text)
        self.setAccessibleName(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._mark.update()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()
