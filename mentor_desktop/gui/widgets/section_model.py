"""Sections as a model: title, mark, and the mark in words for screen readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
MARKS = {"complete": "✓", "part": "•", "open": "–", "none": ""}
_ROOT = QModelIndex()


@dataclass(frozen=True)
class SectionItem:
    """A section; `state`: complete, part, open, or none where nothing is asked."""

    key: str
    title: str
    state: str = "open"
    is_hidden: bool = False

    @property
    def mark(self) -> str:
        """The sign of its state; a section that is left out has none."""
        return "" if self.is_hidden else MARKS[self.state]

    def in_words(self) -> str:
        """The title and how it stands."""
        if self.is_hidden:
            return _("{title}, left out").format(title=self.title)
        return {
            "complete": _("{title}, complete"),
            "part": _("{title}, begun"),
            "open": _("{title}, not yet begun"),
            "none": "{title}",
        }[self.state].format(title=self.title)


class SectionModel(QAbstractListModel):
    """The sections in order; `has_marks` puts the mark into the words that are shown."""

    def __init__(self, parent: QObject | None = None, *, has_marks: bool = False) -> None:
        super().__init__(parent)
        self._items: list[SectionItem] = []
        self._has_marks = has_marks

    def set_items(self, items: Iterable[SectionItem]) -> None:
        """Other sections, or the same in another state; then views keep their place."""
        new = list(items)
        if [item.key for item in new] == [item.key for item in self._items]:
            self._items = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._items = new
        self.endResetModel()

    def key(self, row: int) -> str:
        """The key of a row, "" outside."""
        return self._items[row].key if 0 <= row < len(self._items) else ""

    def row(self, key: str) -> int:
        """The row of a key, -1 for none."""
        return next((at for at, item in enumerate(self._items) if item.key == key), -1)

    def move(self, key: str, position: int) -> bool:
        """Moves a section to a position from 0; False where it cannot go."""
        row = self.row(key)
        if row < 0 or position == row or not 0 <= position < len(self._items):
            return False
        # Qt counts the place before the row is taken out.
        self.beginMoveRows(_ROOT, row, row, _ROOT, position + (position > row))
        self._items.insert(position, self._items.pop(row))
        self.endMoveRows()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be dragged; dropped only between two."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving within the list."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; the state in words; the `SectionItem` itself as `ITEM`."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return f"{item.title}  {item.mark}" if self._has_marks and item.mark else item.title
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            return item.in_words()
        return item if role == ITEM else None
