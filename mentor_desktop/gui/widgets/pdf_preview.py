"""A PDF to look at: its sheets, the page in view, larger and smaller, and words found."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.widgets.pdf_bar import PdfBar
from mentor_desktop.gui.widgets.pdf_hands import HandledSheets
from mentor_desktop.gui.widgets.pdf_reader import PdfReader
from mentor_desktop.gui.widgets.pdf_search import SearchBar
from mentor_desktop.translation import _


class PdfPreview(QWidget):
    """Shows a PDF by `show_pdf(bytes)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = PdfReader(self)
        self.sheets = HandledSheets(self.reader)
        self.search = SearchBar(self.reader, self.sheets)
        self.setFocusProxy(self.sheets)
        self._data, self._is_ours = b"", True
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        self.bar = PdfBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.sheets, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self.bar)
        self._connect()
        self._say()

    def _connect(self) -> None:
        self.bar.finder.clicked.connect(self.search.open_search)
        self.bar.zoom_wanted.connect(self.sheets.zoom_by)
        self.bar.fit_wanted.connect(self.sheets.fit_to)
        self.bar.page_wanted.connect(self.sheets.go_to)
        self.sheets.looked_at.connect(self._say)
        self.sheets.zoomed.connect(self._say)
        self.reader.failed.connect(self._tell)
        self.reader.opened.connect(self._show_opened)
        self.reader.left_blank.connect(self._say)
        self.reader.read.connect(self.sheets.take_text)
        self.search.closed.connect(self.sheets.setFocus)
        self.sheets.setAccessibleName(_("Pages"))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.open_search)

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self.sheets.page

    @property
    def words(self) -> str:
        """What is said about where it is."""
        return self.sheets.accessibleDescription()

    @property
    def problem(self) -> str:
        """Why nothing can be shown, "" if it can."""
        return self._problem.text()

    @property
    def data(self) -> bytes:
        """The PDF that is shown."""
        return self._data

    @property
    def is_ours(self) -> bool:
        """Whether this program made it just now."""
        return self._is_ours

    def show_pdf(self, data: bytes, *, is_ours: bool) -> None:
        """Shows a PDF; the same one again costs nothing. What cannot be read is told.

        One that this program did not make just now is drawn in a process of its own.
        """
        if data == self._data:
            return
        is_another, self._data, self._is_ours = not self._data, data, is_ours
        problem = ""
        try:
            self.reader.open(data, is_ours=is_ours)
        except Refused as refusal:
            problem = str(refusal)
        self._tell(problem)
        self._show_pages(is_another=is_another)

    def _show_opened(self) -> None:
        self._show_pages(is_another=True)

    def _show_pages(self, *, is_another: bool) -> None:
        self.sheets.show_pages(is_another=is_another)
        self.search.search_again()
        self._say()

    def clear(self) -> None:
        """Shows nothing."""
        self.show_pdf(b"", is_ours=True)

    def go_to(self, page: int) -> None:
        """Brings a page, from 0, into view."""
        self.sheets.go_to(page)

    def setAccessibleName(self, name: str) -> None:
        """The name of what takes the focus."""
        super().setAccessibleName(name)
        self.sheets.setAccessibleName(name)

    def _say(self) -> None:
        count = self.sheets.count
        words = _("Page {page} of {all}").format(
            page=written_number(self.sheets.page + 1), all=written_number(count)
        )
        self.bar.setVisible(count > 0)
        self.bar.show_place(self.sheets.page, count, self.sheets.fit)
        blank = self.reader.blank.get(self.sheets.page, "")
        self.sheets.setAccessibleDescription(f"{words} {blank}".strip() if count else "")

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
