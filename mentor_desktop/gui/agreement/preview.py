"""The very PDF beside the form, drawn again a moment after each edit."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.gui.agreement.parts import button, text
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.drawing import Drawing
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.papers.viewer import view
from mentor_desktop.gui.widgets.pdf_preview import PdfPreview
from mentor_desktop.operations.exporting import agreement_paper
from mentor_desktop.translation import _

_PAUSE = 800  # milliseconds after an edit


class PreviewColumn(QWidget):
    """Signals: `export_wanted()`."""

    export_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agreement_id = ""
        self._drawing = Drawing.of(context)
        self._drawing.finished.connect(self._show)
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        self.column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.pages = PdfPreview()
        self.pages.setAccessibleName(_("Preview of the PDF"))
        self._printing = Printing(self)
        layout.addLayout(self._head())
        layout.addWidget(self.pages, 1)
        self._problem = text("", "problem")
        self._problem.hide()
        layout.addWidget(self._problem)
        self.export = button(_("Export PDF…"), self.export_wanted.emit)
        self.export.setSizePolicy(self.pages.sizePolicy().horizontalPolicy(),
                                  self.export.sizePolicy().verticalPolicy())  # fmt: skip
        layout.addWidget(self.export)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(text(_("Preview"), "section"), 1)
        self.print = button(_("Print…"), self.print_pages, "quiet")
        self.larger = button(_("Enlarge"), self.view_pages, "quiet")
        self.larger.setToolTip(_("The PDF in a window of its own"))
        line.addWidget(self.print)
        line.addWidget(self.larger)
        return line

    def print_pages(self) -> None:
        """Draws what the file says now, then asks how to print it."""
        self._wanted(self._printing)

    def _wanted(self, asker: object) -> None:
        if self._agreement_id:
            with self._context.refusals(self._tell), self._context.database.reading() as session:
                self._drawing.draw(asker, agreement_paper(session, self._agreement_id))

    def view_pages(self) -> None:
        """Shows the same PDF large."""
        if self.pages.data:
            name = _("Mentoring agreement")
            view(self, self.pages.data, name, is_ours=self.pages.is_ours)

    def show_version(self, agreement_id: str) -> None:
        """From now on, this version; at once if it is another, else after a pause."""
        if agreement_id != self._agreement_id:
            self._agreement_id = agreement_id
            self._pause.start(0)
        else:
            self._pause.start(_PAUSE)

    def _draw(self) -> None:
        if not self.isVisible() or not self._agreement_id:
            return  # drawn when it is shown
        self._wanted(self)

    def _show(self, asker: object, document: object) -> None:
        if asker not in (self, self._printing):
            return
        data = getattr(document, "data", None)
        if isinstance(data, bytes) and asker is self._printing:
            self._printing.ask(data, _("Mentoring agreement"), self.pages.page)
        elif isinstance(data, bytes):
            self._tell("")
            self.pages.show_pdf(data, is_ours=not getattr(document, "is_kept", True))
        else:
            self._tell(_("The preview could not be drawn. The text is safe."))

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def showEvent(self, event: QShowEvent) -> None:
        """Draws what was missed."""
        super().showEvent(event)
        self._pause.start(0)
