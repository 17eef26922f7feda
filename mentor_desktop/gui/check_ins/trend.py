"""How ratings went over time: a table whose middle column is drawn as lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_lines, ready
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LINE = 1  # the column that is drawn
_INKS = ("accent", "others")  # of the first and second who rated
_DRAWN = Qt.ItemDataRole.UserRole
_MOST_TIMES = 12


@dataclass(frozen=True)
class Rated:
    """What was rated, and the numbers by who rated, oldest first; None where it was left out."""

    label: str
    numbers: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True)
class Trend:
    """Names of who rated, the days as the reader writes them, what was rated, and its ends."""

    names: tuple[str, ...]
    days: tuple[str, ...]
    rows: tuple[Rated, ...]
    least: int = 1
    most: int = 5

    def in_words(self, row: Rated) -> str:
        """All numbers of a row, for who cannot see the lines."""
        return "; ".join(
            _("{name}: {numbers}").format(
                name=name, numbers=", ".join(_number(one) for one in numbers)
            )
            for name, numbers in zip(self.names, row.numbers, strict=True)
        )


def _number(value: float | None) -> str:
    return _("none") if value is None else f"{value:g}"


class TrendModel(QAbstractTableModel):
    """A row each for what was rated; the last columns hold the newest numbers."""

    def __init__(self, trend: Trend, parent: QWidget) -> None:
        super().__init__(parent)
        self.trend = trend

    def rowCount(self, parent: Index = _ROOT) -> int:
        """What was rated."""
        return 0 if parent.isValid() else len(self.trend.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Its name, its lines, the newest number of each."""
        return 0 if parent.isValid() else 2 + len(self.trend.names)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What the columns are."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", _("Over time"), *self.trend.names)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; of the lines, the numbers to who cannot see them."""
        row = self.trend.rows[index.row()]
        roles = Qt.ItemDataRole
        if index.column() == _LINE:
            if role == _DRAWN:
                return row
            return self.trend.in_words(row) if role in (roles.ToolTipRole, 11) else None
        if role == roles.DisplayRole:
            if index.column() == 0:
                return row.label
            numbers = row.numbers[index.column() - 2]
            return _number(numbers[-1] if numbers else None)
        if role == roles.TextAlignmentRole and index.column() > _LINE:
            return Qt.AlignmentFlag.AlignCenter
        return None


class _Lines(QStyledItemDelegate):
    """Draws the lines of a row: solid for the first who rated, dashed for the second."""

    def __init__(self, view: "TrendView", trend: Trend) -> None:
        super().__init__(view)
        self._trend = trend

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row = index.data(_DRAWN)
        if not isinstance(row, Rated):
            return
        painter.save()
        ready(painter)
        place = QRectF(option.rect).adjusted(12, 8, -12, -8)
        for at, numbers in enumerate(row.numbers):
            self._draw(painter, place, numbers[-_MOST_TIMES:], at)
        painter.restore()

    def _draw(
        self, painter: QPainter, place: QRectF, numbers: Sequence[float | None], at: int
    ) -> None:
        span = max(self._trend.most - self._trend.least, 1)
        step = place.width() / max(len(numbers) - 1, 1)
        shift = -1.5 if at == 0 else 1.5  # the same numbers stay both in sight
        points = [
            (
                place.left() + step * time if len(numbers) > 1 else place.center().x(),
                place.bottom() - (number - self._trend.least) / span * place.height() + shift,
            )
            for time, number in enumerate(numbers)
            if number is not None
        ]
        if not points:
            return
        ink = colour(_INKS[at % len(_INKS)])
        pen = QPen(ink, 2, Qt.PenStyle.SolidLine if at == 0 else Qt.PenStyle.DashLine)
        draw_lines(painter, points, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        last = QPointF(*points[-1])
        if at == 0:
            painter.drawEllipse(last, 4, 4)
        else:
            painter.drawRect(QRectF(last.x() - 3.5, last.y() - 3.5, 7, 7))


class TrendView(QTableView):
    """As high as its rows; reached and read by keyboard like any table."""

    def __init__(self, trend: Trend, name: str) -> None:
        super().__init__()
        self.setModel(TrendModel(trend, self))
        self.setItemDelegateForColumn(_LINE, _Lines(self, trend))
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_LINE, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Header and rows."""
        rows = self.verticalHeader().defaultSectionSize() * self.model().rowCount()
        return QSize(320, self.horizontalHeader().sizeHint().height() + rows + 4)
