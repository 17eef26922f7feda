"""Days and what they have, as lines of a list: headings, entries, and what is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mentor_desktop.domain.dated import Dated
from mentor_desktop.gui.calendar.words import day_title, more, spoken
from mentor_desktop.store.dated import DatedDay

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Line:
    """A heading, unless it has an entry, leads to a relationship, counts what is left out
    (`is_more`) or says so (`is_note`); `tone` is a token for its words.
    """

    text: str
    entry: Dated | None = None
    day: date | None = None
    says_day: bool = False
    is_more: bool = False
    is_note: bool = False
    relationship_id: str = ""
    tone: str = "text"

    @property
    def leads(self) -> bool:
        """Whether one can go somewhere from it."""
        return self.entry is not None or self.is_more or bool(self.relationship_id)

    @property
    def is_heading(self) -> bool:
        """Whether it stands over others."""
        return not self.leads and not self.is_note


def lines_of(days: Mapping[date, DatedDay], today: date) -> list[Line]:
    """A heading for each day, then what it has, and how many there was no room for."""
    lines = []
    for day in sorted(days):
        found = days[day]
        tone = "accent" if day == today else "text"
        lines.append(Line(day_title(day, today), day=day, tone=tone))
        lines += entry_lines(found.entries)
        left = found.count - len(found.entries)
        if left:
            lines.append(Line(more(left), day=day, is_more=True, tone="accent"))
    return lines


def entry_lines(entries: Sequence[Dated], *, says_day: bool = False) -> list[Line]:
    """A line for each."""
    return [Line(spoken(one), one, one.day, says_day=says_day) for one in entries]


class AgendaModel(QAbstractListModel):
    """Lines in the order given; more come at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these instead."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Shows these, too."""
        if lines:
            first = len(self._lines)
            self.beginInsertRows(_ROOT, first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def line(self, index: Index) -> Line:
        """What a row is."""
        return self._lines[index.row()]

    def row_of(self, entry_id: str) -> int:
        """Where an entry stands; -1 where it does not."""
        hits = (
            row for row, one in enumerate(self._lines) if one.entry and one.entry.id == entry_id
        )
        return next(hits, -1)

    def first_entry(self) -> int:
        """The first row that leads somewhere; -1 for none."""
        return next((row for row, one in enumerate(self._lines) if one.leads), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Headings and entries."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is read, and the keys pass over it."""
        if index.isValid() and not self.line(index).leads:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """`LINE` is the line itself."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(self.line(index).text)}</qt>"  # people's text, all of it
        return self.line(index) if role == LINE else None
