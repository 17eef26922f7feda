"""A line or two for a text that may be longer, as with people's names."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.widgets.painting import elided

_FEW_LETTERS = 12


class ElidingLabel(QLabel):
    """Goes on in the next line; the last of `lines` ends in …, and all can be heard."""

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._lines = lines
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """The whole text, also for who listens; an endless one is cut before it is measured."""
        super().setText(cut(text))
        self.setAccessibleName(self.text())

    def shown_lines(self, width: int | None = None) -> list[str]:
        """What there is room for, line by line."""
        room = self.contentsRect().width() if width is None else width
        lines = self._broken(room)
        if len(lines) <= self._lines:
            return lines
        last = "".join(lines[self._lines - 1 :])
        return [*lines[: self._lines - 1], elided(last, self.fontMetrics(), room)]

    def _broken(self, width: int) -> list[str]:
        text = " ".join(self.text().split())
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        utf16 = text.encode("utf-16-le")  # what Qt counts in
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            lines.append(utf16[start:end].decode("utf-16-le", "replace"))
        layout.endLayout()
        return lines

    def heightForWidth(self, width: int) -> int:
        """As many lines as are shown."""
        return self.fontMetrics().lineSpacing() * max(1, len(self.shown_lines(width)))

    def sizeHint(self) -> QSize:
        """All in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Some letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _FEW_LETTERS, metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints no more than fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        place = self.contentsRect()
        aligned = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        height = self.fontMetrics().lineSpacing()
        for at, line in enumerate(self.shown_lines()):
            painter.drawText(
                place.x(), place.y() + at * height, place.width(), height, aligned, line.strip()
            )
