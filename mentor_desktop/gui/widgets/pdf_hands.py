"""Sheets as keys and mouse move them; letters are selected and copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent

from mentor_desktop.gui.widgets.pdf_sheets import Sheets

if TYPE_CHECKING:
    from mentor_desktop.documents.page_text import PageText

_OVERLAP = 0.9  # of a view: one line more than before stays to be seen
_CONTROL = Qt.KeyboardModifier.ControlModifier


class HandledSheets(Sheets):
    """Page keys go on by a view, with Ctrl by a page; Ctrl with + - 0 zooms; Ctrl+C copies."""

    _texts: "dict[int, PageText]"
    _from: tuple[int, int] | None = None  # page and letter
    _stretch: tuple[int, int, int] = (0, 0, 0)  # page, first letter, end
    _pressed: QPoint | None = None

    def show_pages(self, *, is_another: bool) -> None:
        """Shows what the reader has; nothing is selected."""
        self._texts, self._from, self._stretch = {}, None, (0, 0, 0)
        self._pressed = None
        super().show_pages(is_another=is_another)

    @property
    def selected(self) -> str:
        """The text that is selected."""
        page, start, end = self._stretch
        return self._texts[page].words(start, end) if end > start else ""

    def take_text(self, page: int, text: "PageText") -> None:
        """The letters of a page, as the reader gives them."""
        if self._pressed is not None:
            self._texts = {page: text}

    def select_page(self) -> None:
        """All letters of the page in view, once they are read."""
        text = self._texts.get(self.page)
        if text is None:
            self._pressed = QPoint()
            self.reader.read_text(self.page)
        else:
            self._select(self.page, 0, len(text.letters))

    def copy(self) -> None:
        """Puts what is selected on the clipboard."""
        if self.selected:
            QGuiApplication.clipboard().setText(self.selected)

    def _select(self, page: int, start: int, end: int) -> None:
        self._stretch = (page, start, end)
        self.choose(page, self._texts[page].lines(start, end) if end > start else ())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to select; the letters of the page are read meanwhile."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not self.count:
            return
        self._stretch, self._from = (0, 0, 0), None
        self.choose(0, ())
        self._pressed = event.position().toPoint()
        page = self.spot(self._pressed)[0]
        if page not in self._texts:
            self.reader.read_text(page)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects from where it began to here, on one page."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        page, x, y = self.spot(self._pressed)
        text = self._texts.get(page)
        if text is None:
            return
        if self._from is None:
            start = text.letter_at(x, y)
            if start is None:
                return
            self._from = (page, start)
        place, here = self.place(page), event.position().toPoint()
        end = text.letter_at(
            (here.x() - place.x()) / place.width(), (here.y() - place.y()) / place.height()
        )
        if end is not None:
            first, last = sorted((self._from[1], end))
            self._select(page, first, last + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As the class says; Home and End go to the ends."""
        view = round(self.viewport().height() * _OVERLAP)
        is_control = bool(event.modifiers() & _CONTROL)
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_by(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_by(-1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_page()
        elif event.key() == Qt.Key.Key_0 and is_control:
            self.zoom_by(0)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            is_back = event.key() == Qt.Key.Key_PageUp or bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self._go_on(-1 if is_back else 1, view, by_page=is_control)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count - 1)
        else:
            super().keyPressEvent(event)

    def _go_on(self, step: int, view: int, *, by_page: bool) -> None:
        """By a page, or by a view where less than a page is in view."""
        if by_page or not self.count or self.geometry_now.heights[self.page] <= view:
            self.go_to(min(max(self.page + step, 0), self.count - 1))
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * view)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zooms."""
        if event.modifiers() & _CONTROL:
            turned = event.angleDelta()
            if turned != QPoint():
                self.zoom_by(1 if turned.y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
