"""A button whose text may be longer than the room there is, as with people's names."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.widgets.painting import elided

_FEW_LETTERS = 12


class ElidingButton(QPushButton):
    """As wide as its text where there is room; else the text ends in … and the hint has it all."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """The whole text, as it is: a person's words make no shortcut. An endless one is cut."""
        self._whole = cut(text)
        super().setText(self._whole.replace("&", "&&"))
        self.setAccessibleName(self._whole)

    def minimumSizeHint(self) -> QSize:
        """Room for some letters."""
        letters = self.fontMetrics().averageCharWidth() * _FEW_LETTERS
        whole = self.sizeHint()
        return QSize(min(letters, whole.width()), whole.height())

    def shown_text(self) -> str:
        """What there is room for."""
        if self.width() >= self.sizeHint().width():
            return self._whole  # also where a fraction of a pixel is missing
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._whole)
        return elided(self._whole, self.fontMetrics(), self.width() - around)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints no more than fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text().replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint says what is cut."""
        super().resizeEvent(event)
        self.setToolTip("" if self.shown_text() == self._whole else self._whole)
