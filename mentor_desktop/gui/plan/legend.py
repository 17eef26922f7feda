"""What the shapes and colours of the timeline mean."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from mentor_desktop.domain.activity_words import KINDS, kind_title
from mentor_desktop.gui.plan.looks import Looks, draw_kind
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.painting import ready


class _Shape(QWidget):
    """The shape of one kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As large as beside a title."""
        size = Looks(self.font(), 0).mark
        return QSize(size + 2, size + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the shape."""
        size = Looks(self.font(), 0).mark
        painter = ready(QPainter(self))
        draw_kind(
            painter,
            self._kind,
            QRectF(1, (self.height() - size) / 2, size, size),
            colour(self._kind),
        )
        painter.end()


class Legend(QWidget):
    """The three kinds; in more lines than one where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=8)
        for kind in KINDS:
            pair = QWidget()
            across = QHBoxLayout(pair)
            across.setContentsMargins(0, 0, 8, 0)
            across.setSpacing(8)
            label = QLabel(kind_title(kind), textFormat=Qt.TextFormat.PlainText)
            label.setProperty("role", "muted")
            across.addWidget(_Shape(kind))
            across.addWidget(label)
            flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
