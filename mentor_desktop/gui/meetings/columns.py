"""Cards in two columns, or in one where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

_LETTERS = 104  # less room than this: one column


class Columns(QWidget):
    """The first column is the wider one, on top where there is only one."""

    def __init__(self, shares: tuple[int, int] = (3, 2)) -> None:
        super().__init__()
        self._first, self._second = QVBoxLayout(), QVBoxLayout()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 12, 20)
        self._across.setSpacing(16)
        for column, share in zip((self._first, self._second), shares, strict=True):
            column.setSpacing(16)
            column.addStretch(1)
            self._across.addLayout(column, share)

    def add(self, *cards: QWidget) -> None:
        """More cards in the first column."""
        for card in cards:
            self._first.insertWidget(self._first.count() - 1, card)

    def add_beside(self, *cards: QWidget) -> None:
        """More cards in the second column."""
        for card in cards:
            self._second.insertWidget(self._second.count() - 1, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its own width decides."""
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        direction = QBoxLayout.Direction
        self._across.setDirection(
            direction.TopToBottom if letters < _LETTERS else direction.LeftToRight
        )
