"""What two people share and what only one of them brings, topic by topic."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.painting import elided, ready
from mentor_desktop.gui.widgets.words import PAGE
from mentor_desktop.translation import _

_SIDE_BY_SIDE = 30  # characters that each of three columns needs
_PAD = 10  # px left and right of a tag's words


@dataclass(frozen=True)
class ComparisonRow:
    """One topic: what both say, and what only the one or the other says."""

    topic: str
    shared: tuple[str, ...] = ()
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()


class Tag(QLabel):
    """Words in a rounded frame; filled when `is_filled`. Too long for the room: elided."""

    def __init__(self, text: str, *, is_filled: bool = False) -> None:
        super().__init__(cut(text), textFormat=Qt.TextFormat.PlainText)
        self._is_filled = is_filled

    def sizeHint(self) -> QSize:
        """One line and its frame."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _PAD + 1, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        least = QFontMetrics(self.font()).averageCharWidth() * 8
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is elided can be read in a tooltip; as plain text."""
        is_cut = self.width() < self.sizeHint().width()
        self.setToolTip(_plain(self.text()) if is_cut else "")
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame and one line."""
        painter = ready(QPainter(self))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = place.height() / 2
        painter.setPen(QPen(colour("accent_soft" if self._is_filled else "line"), 1))
        painter.setBrush(colour("accent_soft" if self._is_filled else "surface"))
        painter.drawRoundedRect(place, radius, radius)
        painter.setPen(colour("text"))
        inner = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        shown = elided(self.text(), painter.fontMetrics(), inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)


def _plain(text: str) -> str:
    """Words that a tooltip does not take for HTML."""
    return f"<span>{text.replace('&', '&amp;').replace('<', '&lt;')}</span>"


class _Group(QWidget):
    """A caption and its tags."""

    def __init__(self, caption: str, words: tuple[str, ...], *, is_filled: bool) -> None:
        super().__init__()
        said = cut(", ".join(words), PAGE) if words else _("nothing")
        self.setAccessibleName(_("{caption}: {said}").format(caption=caption, said=said))
        self.caption = QLabel(caption, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.caption.setProperty("role", "small")
        tags = QWidget()
        flow = FlowLayout(tags, spacing=6)
        for word in words:
            flow.addWidget(Tag(word, is_filled=is_filled))
        if not words:
            none = QLabel("–")
            none.setProperty("role", "muted")
            none.setAccessibleName(_("Nothing"))
            flow.addWidget(none)
        policy = tags.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        tags.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.caption)
        layout.addWidget(tags)
        layout.addStretch(1)


class _Topic(QWidget):
    """A topic with three groups, side by side or one below the other."""

    def __init__(self, row: ComparisonRow, captions: tuple[str, str, str]) -> None:
        super().__init__()
        topic = QLabel(row.topic, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        topic.setProperty("role", "strong")
        words = (row.shared, row.only_left, row.only_right)
        self.groups = [
            _Group(caption, said, is_filled=at == 0)
            for at, (caption, said) in enumerate(zip(captions, words, strict=True))
        ]
        self._has = [bool(said) for said in words]
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        for group in self.groups:
            self._columns.addWidget(group, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(topic)
        layout.addLayout(self._columns)

    def arrange(self, *, is_wide: bool) -> None:
        """Side by side keeps empty groups, so that columns stay columns."""
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._columns.setSpacing(16 if is_wide else 8)
        for group, has_some in zip(self.groups, self._has, strict=True):
            group.setVisible(is_wide or has_some)


class Comparison(QWidget):
    """All topics; `left` and `right` are the names of the two."""

    def __init__(
        self,
        rows: Iterable[ComparisonRow] = (),
        left: str = "",
        right: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._topics: list[_Topic] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(20)
        self.set_rows(rows, left, right)

    def set_rows(self, rows: Iterable[ComparisonRow], left: str, right: str) -> None:
        """Shows these topics."""
        for topic in self._topics:
            self._layout.removeWidget(topic)
            topic.hide()
            topic.deleteLater()
        captions = (
            _("What you share"),
            _("Only {name}").format(name=left),
            _("Only {name}").format(name=right),
        )
        self._topics = [_Topic(row, captions) for row in rows]
        for topic in self._topics:
            self._layout.addWidget(topic)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        needed = 3 * _SIDE_BY_SIDE * QFontMetrics(self.font()).averageCharWidth()
        for topic in self._topics:
            topic.arrange(is_wide=self.width() >= needed)
