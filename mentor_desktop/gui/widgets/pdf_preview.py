"""A PDF to look at: its sheets, the page in view, larger and smaller."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.widgets.pdf_sheets import Picture, Render, Sheets
from mentor_desktop.operations.drawing import page_count, page_picture
from mentor_desktop.translation import _


class PdfPreview(QWidget):
    """Shows a PDF by `show_pdf(bytes)`, or any pages by `show_pages(count, render)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = Sheets()
        self.setFocusProxy(self.sheets)
        self._data = b""
        self._where = QLabel()
        self._where.setProperty("role", "small")
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._where, 1)
        self._smaller = self._button("−", _("Smaller"), -1)
        self._fit = self._button("↔", _("Fit the width"), 0)
        self._larger = self._button("+", _("Larger"), 1)
        for button in (self._smaller, self._fit, self._larger):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.sheets, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self._bar)
        self.sheets.looked_at.connect(self._say)
        self.sheets.zoomed.connect(self._say)
        self.sheets.failed.connect(self._tell)
        self.sheets.setAccessibleName(_("Pages"))
        self._say()

    def _button(self, sign: str, name: str, steps: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("steps", steps)
        button.clicked.connect(self._zoom)
        return button

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self.sheets.page

    @property
    def words(self) -> str:
        """What is said about where it is."""
        return self._where.text()

    @property
    def problem(self) -> str:
        """Why nothing can be shown, "" if it can."""
        return self._problem.text()

    def show_pdf(self, data: bytes) -> None:
        """Shows a PDF; the same one again costs nothing. What cannot be read is told."""
        if data == self._data:
            return
        self._data = data
        try:
            count = page_count(data)
        except Refused as refusal:
            self.clear()
            self._tell(str(refusal))
            return
        self.show_pages(count, self._picture)

    def show_pages(self, count: int, render: Render) -> None:
        """Shows pages that `render(page, width_px)` draws, page counted from 0."""
        self._tell("")
        self.sheets.show_pages(count, render)
        self._say()

    def clear(self) -> None:
        """Shows nothing."""
        self._data = b""
        self.show_pages(0, self._picture)

    def go_to(self, page: int) -> None:
        """Brings a page, from 0, into view."""
        self.sheets.go_to(page)

    def setAccessibleName(self, name: str) -> None:
        """The name of what takes the focus."""
        super().setAccessibleName(name)
        self.sheets.setAccessibleName(name)

    def _picture(self, page: int, width: int) -> Picture:
        return page_picture(self._data, page, width)

    def _zoom(self) -> None:
        self.sheets.zoom_by(int(self.sender().property("steps")))

    def _say(self) -> None:
        locale, count = self.locale(), self.sheets.count
        words = _("Page {page} of {all}").format(
            page=locale.toString(self.sheets.page + 1), all=locale.toString(count)
        )
        self._bar.setVisible(count > 0)
        self._where.setText(words if count else "")
        self.sheets.setAccessibleDescription(words if count else "")
        self._fit.setEnabled(self.sheets.zoom != 1.0)

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
