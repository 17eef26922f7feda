"""What the plan says about itself: a quiet list; each line leads to its spot."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.plan_checks import Balance, Finding
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.translation import _, ngettext

_FINDING = Qt.ItemDataRole.UserRole
_MOST_LINES = 5
_SIDE, _ABOVE = 18, 9  # px around the words of a line


class _Lines(QListWidget):
    """As high as its lines, up to some."""

    entered_by_key = Signal(QListWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of its lines."""
        rows = range(min(self.count(), _MOST_LINES))
        return QSize(200, sum(self.sizeHintForRow(row) for row in rows) + 6)

    def minimumSizeHint(self) -> QSize:
        """Two lines are enough; the rest scrolls."""
        hint = self.sizeHint()
        two = sum(self.sizeHintForRow(row) for row in range(min(self.count(), 2)))
        return QSize(100, min(hint.height(), two + 6))

    def fit_lines(self) -> None:
        """Each line as high as its words need."""
        width = max(self.viewport().width() - 2 * _SIDE, 50)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(
                QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, item.text()
            )
            size = QSize(width, words.height() + 2 * _ABOVE)
            if item.sizeHint() != size:
                item.setSizeHint(size)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are higher."""
        super().resizeEvent(event)
        self.fit_lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the spot."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.entered_by_key.emit(item)
            return
        super().keyPressEvent(event)


class Findings(QWidget):
    """Signal: `chosen(Finding)`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self.head = QPushButton()
        self.head.setProperty("role", "link")
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.balance = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.balance.setProperty("role", "small")
        self.list = _Lines()
        self.list.setAccessibleName(_("What the plan says about itself"))
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.head)
        across.addWidget(self.balance, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.list)
        self.head.toggled.connect(self._unfold)
        self.list.itemClicked.connect(self._choose)
        self.list.entered_by_key.connect(self._choose)

    def show_findings(self, findings: tuple[Finding, ...], balance: Balance) -> None:
        """These, and how effort and time stand."""
        self.list.clear()
        for one in findings:
            item = QListWidgetItem(one.sentence, self.list)
            item.setData(_FINDING, one)
        self.list.fit_lines()
        count = len(findings)
        text = ngettext("{count} thing worth a look", "{count} things worth a look", count)
        self._said = text.format(count=written_number(count))
        self.head.setVisible(bool(findings))
        self.balance.setText(_balance_words(balance, is_fine=not findings))
        self._unfold(self.head.isChecked())

    def unfold(self, is_open: bool) -> None:
        """Shows the lines, or only how many there are."""
        self.head.setChecked(is_open)

    def _unfold(self, is_open: bool) -> None:
        sign = "▾" if is_open else "▸"
        self.head.setText(f"{self._said}  {sign}")
        self.head.setAccessibleName(self._said)
        self.list.setVisible(is_open and self.list.count() > 0)
        self.list.updateGeometry()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FINDING))


def _balance_words(balance: Balance, *, is_fine: bool) -> str:
    needed = written_number(round(balance.needed, 1))
    if balance.available is None:
        return ""
    available = written_number(round(balance.available, 1))
    if is_fine:
        text = _("Your plan fits: it asks for {needed} of the {available} hours left.")
    else:
        text = _("It asks for {needed} of the {available} hours left.")
    return text.format(needed=needed, available=available)
