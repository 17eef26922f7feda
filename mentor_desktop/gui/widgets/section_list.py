"""Sections by name with how far each is; reordered by dragging or Alt+Up and Alt+Down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QWidget

from mentor_desktop.gui.widgets.section_delegate import SectionDelegate
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
KEY, STATE, HIDDEN = (Qt.ItemDataRole.UserRole + at for at in range(3))
_MIME = "application/x-mentor-section"


@dataclass(frozen=True)
class SectionItem:
    """One section; `state` is "complete", "part" or "open"."""

    key: str
    title: str
    state: str = "open"
    is_hidden: bool = False


def state_in_words(item: SectionItem) -> str:
    """How far a section is, for tooltips and screen readers."""
    if item.is_hidden:
        return _("hidden")
    return {"complete": _("complete"), "part": _("in part"), "open": _("still open")}[item.state]


class SectionModel(QAbstractListModel):
    """The sections in their order. Signal: `moved(key, place)`; the owner sets the new order."""

    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.items: list[SectionItem] = []
        self.can_move = False

    def set_items(self, items: Sequence[SectionItem]) -> None:
        """Shows these; the same sections in the same order keep what is selected."""
        if [item.key for item in items] != [item.key for item in self.items]:
            self.beginResetModel()
            self.items = list(items)
            self.endResetModel()
            return
        self.items = list(items)
        if items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("{section}: {state}").format(section=item.title, state=state_in_words(item))
        return {KEY: item.key, STATE: item.state, HIDDEN: item.is_hidden}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.can_move:
            return flags
        # Dropped between sections, never onto one.
        more = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return flags | more

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, QByteArray(self.items[indexes[0].row()].key.encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        key = bytes(data.data(_MIME).data()).decode()
        here = self.place(key)
        if here < 0:
            return False
        there = len(self.items) if row < 0 else row
        self.moved.emit(key, there - 1 if there > here else there)
        return False  # else the view would remove the row that was dragged

    def place(self, key: str) -> int:
        """Where a section stands, -1 if it is not there."""
        return next((at for at, item in enumerate(self.items) if item.key == key), -1)


class SectionList(QListView):
    """Signals: `chosen(key)` by mouse or keyboard; `moved(key, place)` a wish to reorder."""

    chosen = Signal(str)
    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = SectionModel()
        self.sections.setParent(self)
        self.setModel(self.sections)
        self.setItemDelegate(SectionDelegate(self))
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Sections"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setMouseTracking(True)
        self.sections.moved.connect(self.moved)
        self.selectionModel().currentChanged.connect(self._tell)

    def set_sections(self, items: Sequence[SectionItem]) -> None:
        """Shows these sections; the one in view stays in view."""
        key = self.current_key
        with QSignalBlocker(self):
            self.sections.set_items(items)
            self.set_current(key)

    def set_can_move(self, can_move: bool) -> None:
        """Whether sections can be reordered."""
        self.sections.can_move = can_move
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can_move else mode.NoDragDrop)

    @property
    def current_key(self) -> str:
        """The section in view, "" if none."""
        return str(self.currentIndex().data(KEY) or "")

    def set_current(self, key: str) -> None:
        """Selects a section; tells nobody."""
        place = self.sections.place(key)
        with QSignalBlocker(self):
            self.setCurrentIndex(self.sections.index(place) if place >= 0 else QModelIndex())
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the section."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not (step and has_alt):
            super().keyPressEvent(event)
            return
        there = self.currentIndex().row() + step
        can_move = self.sections.can_move and bool(self.current_key)
        if can_move and 0 <= there < self.sections.rowCount():
            self.moved.emit(self.current_key, there)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(str(current.data(KEY)))


class SectionBox(QComboBox):
    """The same where there is little room: a drop-down. Signal: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Section"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._tell)

    def set_sections(self, items: Sequence[SectionItem]) -> None:
        """Shows these sections; the one in view stays in view."""
        key = self.currentData()
        self.clear()
        for item in items:
            words = _("{section}: {state}").format(section=item.title, state=state_in_words(item))
            self.addItem(words, item.key)
        if key:
            self.set_current(str(key))

    def set_current(self, key: str) -> None:
        """Shows a section as chosen; tells nobody."""
        self.setCurrentIndex(self.findData(key))

    def _tell(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
