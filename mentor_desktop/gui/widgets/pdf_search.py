"""Finding words in a PDF: a field, how many there are, on to the next, back to the one before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.widgets.pdf_reader import PdfReader
from mentor_desktop.gui.widgets.pdf_sheets import Marks, Sheets, hit_colour
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.page_text import Hit

_PAUSE = 200  # milliseconds after a key
_MOST = 5000  # hits; a single letter in a long PDF has more than anybody looks at


class SearchBar(QWidget):
    """Looks through all pages, beginning with the one in view. Signals: `closed()`."""

    closed = Signal()

    def __init__(self, reader: PdfReader, sheets: Sheets) -> None:
        super().__init__()
        self.hide()
        self._reader, self._sheets = reader, sheets
        self._words = ""
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._here: tuple[int, int] | None = None  # page, and which of its hits
        self._next_page = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in this document"))
        self.field.setAccessibleName(_("Find in this document"))
        self.said = QLabel()
        self.said.setProperty("role", "small")
        self.back = self._button("↑", _("The one before (Shift+Enter)"))
        self.on = self._button("↓", _("The next one (Enter)"))
        self.shut = self._button("✕", _("Close (Esc)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.field, 1)
        for widget in (self.said, self.back, self.on, self.shut):
            line.addWidget(widget)
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        self.field.textChanged.connect(self._wait)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.shut.clicked.connect(self.close_search)
        reader.searched.connect(self._take)
        self._say()

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @property
    def count(self) -> int:
        """How many were found so far."""
        return sum(len(hits) for hits in self._hits.values())

    def open_search(self) -> None:
        """Shows the field, with the words of last time to go on with or to type over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._begin()

    def close_search(self) -> None:
        """Takes the field and the marks away."""
        self.hide()
        self._forget()
        self._sheets.mark({})
        self.closed.emit()

    def search_again(self) -> None:
        """The PDF was drawn anew: what was found is looked for again."""
        if self.isVisible():
            self._begin()
        else:
            self._forget()

    def _wait(self) -> None:
        self._pause.start()

    def _forget(self) -> None:
        self._pause.stop()
        self._words, self._hits, self._here, self._next_page = "", {}, None, 0

    def _begin(self) -> None:
        self._forget()
        self._words = self.field.text().strip()
        self._look()
        self._show()

    def _look(self) -> None:
        """One page at a time, so that drawing comes in between."""
        if self._words and self._next_page < self._reader.count and self.count < _MOST:
            self._reader.search(self._words, self._next_page)

    def _take(self, words: str, page: int, hits: "tuple[Hit, ...]") -> None:
        if words != self._words or page != self._next_page:
            return
        self._next_page = page + 1
        if hits:
            self._hits[page] = hits
            if self._here is None and page >= self._sheets.page:
                self._go_to((page, 0))
        is_done = self._next_page >= self._reader.count or self.count >= _MOST
        if is_done and self._here is None and self._hits:
            self._go_to((min(self._hits), 0))
        self._look()
        if hits or is_done:
            self._show()

    def go_on(self) -> None:
        """To the next one; after the last, the first."""
        self._step(1)

    def go_back(self) -> None:
        """To the one before; before the first, the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._pause.isActive():
            self._begin()
            return
        all_of_them = [(page, at) for page in sorted(self._hits) for at in range(self._on(page))]
        if all_of_them:
            here = all_of_them.index(self._here) if self._here in all_of_them else -by
            self._go_to(all_of_them[(here + by) % len(all_of_them)])
            self._show()

    def _on(self, page: int) -> int:
        return len(self._hits[page])

    def _go_to(self, place: tuple[int, int]) -> None:
        self._here = place
        self._sheets.go_to_box(place[0], self._hits[place[0]][place[1]])

    def _show(self) -> None:
        marks: Marks = {
            page: [
                (hit, hit_colour(is_here=(page, at) == self._here)) for at, hit in enumerate(hits)
            ]
            for page, hits in self._hits.items()
        }
        self._sheets.mark(marks)
        self._say()

    def _say(self) -> None:
        count = self.count
        is_done = self._next_page >= self._reader.count
        if not self._words:
            words = ""
        elif self._here is not None:
            before = sum(self._on(page) for page in self._hits if page < self._here[0])
            words = _("{number} of {all}").format(
                number=written_number(before + self._here[1] + 1), all=written_number(count)
            )
        else:
            words = _("Not found") if is_done else _("Looking…")
        self.said.setText(words)
        self.field.setAccessibleDescription(words)
        for button in (self.back, self.on):
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.go_back() if is_back else self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            super().keyPressEvent(event)
