"""A PDF in a window of its own: read, searched, printed, without leaving the program."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.widgets.pdf_preview import PdfPreview
from mentor_desktop.translation import _

_SIZE = QSize(820, 980)
_EDGES = QSize(40, 80)  # what stays free of the screen


class Viewer(QWidget):
    """Belongs to a window and goes with it; Ctrl+W or Escape closes it."""

    def __init__(self, window: QWidget, data: bytes, title: str, *, is_ours: bool = False) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("{title} – Mentor Desktop").format(title=title))
        self._title = title
        self.pages = PdfPreview()
        self.pages.setAccessibleName(title)
        self.printing = Printing(self)
        self.print = QPushButton(_("Print…"))
        self.print.clicked.connect(self.print_pages)
        self.pages.bar.add(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.addWidget(self.pages)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        keys = QKeySequence(QKeySequence.StandardKey.Print)
        QShortcut(keys, self).activated.connect(self.print_pages)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _EDGES))
        self.pages.show_pdf(data, is_ours=is_ours)
        self.pages.setFocus()

    def print_pages(self) -> None:
        """Asks how, then prints."""
        self.printing.ask(self.pages.data, self._title, self.pages.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, where nothing else takes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


def view(window: QWidget, data: bytes, title: str, *, is_ours: bool = False) -> Viewer:
    """Shows a PDF in a window of its own that goes with `window`; see PdfPreview.show_pdf."""
    viewer = Viewer(window.window(), data, title, is_ours=is_ours)
    viewer.show()
    return viewer
