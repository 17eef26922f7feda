"""A month as a table of weeks: six rows of seven days."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY
from mentor_desktop.gui.calendar.words import spoken_day, weekday_title
from mentor_desktop.store.dated import DatedDay

Index = QModelIndex | QPersistentModelIndex
DAY = Qt.ItemDataRole.UserRole
FOUND = Qt.ItemDataRole.UserRole + 1
WEEKS, WEEK = 6, 7
_NOTHING = DatedDay()
_ROOT = QModelIndex()


def first_shown(month: date, first_weekday: int) -> date:
    """The day in the first cell of a month; `first_weekday` 0 is Monday."""
    first = month.replace(day=1)
    return first - timedelta(days=(first.weekday() - first_weekday) % WEEK)


class MonthModel(QAbstractTableModel):
    """`month` is its first day; days before and after it fill its weeks."""

    def __init__(self, today: Callable[[], date], first_weekday: int) -> None:
        super().__init__()
        self.today = today
        self.month = today().replace(day=1)
        self._first_weekday = first_weekday
        self._found: Mapping[date, DatedDay] = {}

    @property
    def first(self) -> date:
        """The day in the first cell."""
        return first_shown(self.month, self._first_weekday)

    @property
    def last(self) -> date:
        """The day in the last cell."""
        return self.first + timedelta(days=WEEKS * WEEK - 1)

    def show_month(self, month: date, found: Mapping[date, DatedDay]) -> None:
        """Shows what a month has."""
        self.month, self._found = month.replace(day=1), found
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, WEEK - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)

    def day_at(self, index: Index) -> date:
        """The day of a cell."""
        return self.first + timedelta(days=index.row() * WEEK + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; invalid where the month has none for it."""
        days = (day - self.first).days
        return self.index(days // WEEK, days % WEEK) if 0 <= days < WEEKS * WEEK else QModelIndex()

    def found_on(self, day: date) -> DatedDay:
        """What a day has."""
        return self._found.get(day, _NOTHING)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Days."""
        return 0 if parent.isValid() else WEEK

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The days of the week, as the locale has them."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        weekday = (section + self._first_weekday) % WEEK
        if role == Qt.ItemDataRole.DisplayRole:
            return weekday_title(weekday, is_long=False)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return weekday_title(weekday, is_long=True)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """`DAY` is the day, `FOUND` what it has."""
        day = self.day_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DAY:
            return day
        if role == FOUND:
            return self.found_on(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_day(day, self.found_on(day), self.today())
        return None


def shifted(day: date, days: int = 0, months: int = 0) -> date:
    """So many days and months on, within the years the program knows."""
    if months:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        year = min(max(year, FIRST_DAY.year), LAST_DAY.year)
        following = date(year + month // 11, (month + 1) % 12 + 1, 1)
        last = (following - timedelta(days=1)).day
        day = date(year, month + 1, min(day.day, last))
    moved = day.toordinal() + days
    return date.fromordinal(min(max(moved, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))
