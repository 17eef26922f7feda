"""The sections of a document: how far each is, and their order. Or the same as a drop-down."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QWidget

from mentor_desktop.gui.widgets.section_delegate import SectionDelegate
from mentor_desktop.gui.widgets.section_model import SectionItem, SectionModel
from mentor_desktop.translation import _

__all__ = ["SectionCombo", "SectionItem", "SectionList"]


class SectionList(QListView):
    """Signals: `selected(key)` when the person picks one; `moved(key, position)` from 0.

    Alt+Up and Alt+Down, or dragging, moves a section where `can_move`.
    """

    selected = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self,
        items: Iterable[SectionItem] = (),
        *,
        can_move: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sections = SectionModel(self)
        self._is_telling = True
        self.setModel(self._sections)
        self.setItemDelegate(SectionDelegate(self))
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Sections"))
        self.set_can_move(can_move)
        self.set_items(items)

    def set_can_move(self, can_move: bool) -> None:
        """Whether the order can be changed."""
        self._can_move = can_move
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if can_move else modes.NoDragDrop)
        self.setDropIndicatorShown(can_move)
        hint = _("Alt+Up and Alt+Down move a section.") if can_move else ""
        self.setAccessibleDescription(hint)

    @property
    def current_key(self) -> str:
        """The section in view, "" for none."""
        return self._sections.key(self.currentIndex().row())

    def set_items(self, items: Iterable[SectionItem]) -> None:
        """Shows these; the one in view stays so if it is still there."""
        before = self.current_key
        self._is_telling = False
        try:
            self._sections.set_items(items)
        finally:
            self._is_telling = True
        if self.current_key != before:
            self.set_current(before)

    def set_current(self, key: str) -> None:
        """Puts a section in view; tells nobody."""
        self._is_telling = False
        try:
            index = self._sections.index(self._sections.row(key))
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        finally:
            self._is_telling = True

    def currentChanged(  # type: ignore[override] # the stubs take it for a signal of the same name
        self, current: QModelIndex, previous: QModelIndex
    ) -> None:
        """Tells which one was picked."""
        super().currentChanged(current, previous)
        if self._is_telling and current.isValid():
            self.selected.emit(self._sections.key(current.row()))

    def move_to(self, key: str, position: int) -> None:
        """Moves a section, and tells."""
        if self._sections.move(key, position):
            self.scrollTo(self.currentIndex())
            self.moved.emit(key, position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the section in view."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._can_move and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_to(self.current_key, self.currentIndex().row() + step)
            return
        super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only sections of this list can be dropped here."""
        super().dragMoveEvent(event)
        if event.source() is not self:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Moves what was dragged to where it was let go."""
        if event.source() is not self:
            event.ignore()
            return
        at = event.position().toPoint()
        before = self.indexAt(at)
        gap = before.row() if before.isValid() else self._sections.rowCount()
        if before.isValid() and at.y() > self.visualRect(before).center().y():
            gap += 1
        row = self.currentIndex().row()
        # As a copy, or the view would take the row away after the drop.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.move_to(self.current_key, gap - 1 if gap > row else gap)


class SectionCombo(QComboBox):
    """The same sections where there is little room. Signal: `selected(key)`."""

    selected = Signal(str)

    def __init__(self, items: Iterable[SectionItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = SectionModel(self, has_marks=True)
        self.setModel(self._sections)
        self.setAccessibleName(_("Section"))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(16)
        self.activated.connect(self._tell)
        self.set_items(items)

    @property
    def current_key(self) -> str:
        """The section in view, "" for none."""
        return self._sections.key(self.currentIndex())

    def set_items(self, items: Iterable[SectionItem]) -> None:
        """Shows these; the one in view stays so if it is still there."""
        before = self.current_key
        self._sections.set_items(items)
        if self.current_key != before:
            self.set_current(before)

    def set_current(self, key: str) -> None:
        """Puts a section in view; tells nobody."""
        self.setCurrentIndex(self._sections.row(key))

    def _tell(self, row: int) -> None:
        self.selected.emit(self._sections.key(row))
