"""A page that fills its room, and scrolls only where not even its least height fits."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """Qt's own would give a page whose lines wrap the height it likes best, and scroll at once."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        page.setProperty("role", "scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)

    def fit(self) -> None:
        """As wide as there is room, and as high, but for what it needs at least."""
        page = self.widget()
        layout = page.layout() if page else None
        if page is None or layout is None:
            return
        width = self.viewport().width()
        least = layout.totalMinimumHeightForWidth(width)
        if least < 0:
            least = layout.totalMinimumSize().height()
        page.resize(width, max(self.viewport().height(), least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its parts want another height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)
