"""The bar under a PDF: which page, larger and smaller, find, and more where there is room."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QIntValidator, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import ready
from mentor_desktop.translation import _

_AROUND = 30  # px: frame and padding of the field


class PdfBar(QWidget):
    """Signals: `page_wanted(page)` from 0, `zoom_wanted(steps)`, `fit_wanted(what)`."""

    page_wanted = Signal(int)
    zoom_wanted = Signal(int)
    fit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page_field = QLineEdit()
        self._number = QIntValidator(self.page_field)
        self.page_field.setValidator(self._number)
        self.page_field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page_field.setAccessibleName(_("Page"))
        self.page_field.editingFinished.connect(self._ask_page)
        self._of_all = QLabel()
        self._of_all.setProperty("role", "small")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(2)
        self._line.addWidget(self.page_field)
        self._line.addWidget(self._of_all)
        self._line.addStretch()
        self.finder = self._named(Loupe(), _("Find (Ctrl+F)"))
        self.smaller = self._button("−", _("Smaller"))
        self.larger = self._button("+", _("Larger"))
        self.wide = self._button("↔", _("Fit the width"))
        self.whole = self._button("▯", _("Fit the page"))
        self.smaller.clicked.connect(self._ask_smaller)
        self.larger.clicked.connect(self._ask_larger)
        self.wide.clicked.connect(self._ask_wide)
        self.whole.clicked.connect(self._ask_whole)
        for one in (self.wide, self.whole):
            one.setCheckable(True)
        self._page = 0

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        return self._named(button, name)

    def _named(self, button: QToolButton, name: str) -> QToolButton:
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line.addWidget(button)
        return button

    def add(self, widget: QWidget) -> None:
        """Something more, at the end."""
        self._line.addWidget(widget)

    def show_place(self, page: int, count: int, fit: str) -> None:
        """Says where it is; `page` from 0."""
        self._page = page
        self._number.setRange(1, max(1, count))
        self.page_field.setText(self.locale().toString(page + 1))
        digits = self.fontMetrics().horizontalAdvance("0" * len(str(count)))
        self.page_field.setFixedWidth(digits + _AROUND)
        self._of_all.setText(_("of {all}").format(all=written_number(count)))
        self.wide.setChecked(fit == "width")
        self.whole.setChecked(fit == "page")

    def _ask_page(self) -> None:
        number, is_one = self.locale().toInt(self.page_field.text())
        if is_one and number - 1 != self._page:
            self.page_wanted.emit(number - 1)

    def _ask_smaller(self) -> None:
        self.zoom_wanted.emit(-1)

    def _ask_larger(self) -> None:
        self.zoom_wanted.emit(1)

    def _ask_wide(self) -> None:
        self.fit_wanted.emit("width")

    def _ask_whole(self) -> None:
        self.fit_wanted.emit("page")


class Loupe(QToolButton):
    """A button with a magnifying glass; no letter of a font is a good one."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the glass on it."""
        super().paintEvent(event)
        painter = ready(QPainter(self))
        side = self.fontMetrics().height() * 0.62
        middle = QRectF(self.rect()).center()
        glass = QRectF(0, 0, side * 0.72, side * 0.72)
        glass.moveCenter(middle - QPointF(side * 0.12, side * 0.12))
        painter.setPen(QPen(colour("text"), max(1.4, side * 0.13), c=Qt.PenCapStyle.RoundCap))
        painter.drawEllipse(glass)
        edge = glass.center() + QPointF(glass.width(), glass.height()) * 0.354
        painter.drawLine(edge, middle + QPointF(side, side) * 0.46)
