"""One part of an agenda: lines to tick, order, change and add."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.meeting import AgendaEntry, part_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.field import whole_line
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.agendas import (
    add_agenda_entry,
    edit_agenda_entry,
    move_agenda_entry,
    remove_agenda_entry,
    tick_agenda_entry,
)
from mentor_desktop.operations.texts import Phrases
from mentor_desktop.translation import _

_ID = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.UserRole + 1


class AgendaPart(QWidget):
    """Drag, or Alt+Up and Alt+Down, orders; F2 edits; Delete removes; a tick: talked about."""

    def __init__(
        self, context: Context, part: str, ideas: tuple[Phrases, ...] = (), *, can_add: bool = True
    ) -> None:
        super().__init__()
        self._context, self.part = context, part
        self._meeting_id, self._role = "", ""
        self._is_refreshing = False
        self.list = QListWidget()
        self.list.setAccessibleName(part_title(part))
        self.list.setProperty("role", "plain")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._changed)
        self.list.model().rowsMoved.connect(self._dropped)
        self.field = whole_line()
        self.field.setAccessibleName(_("Add to {part}").format(part=part_title(part).lower()))
        self.field.setPlaceholderText(_placeholder(part))
        self.field.returnPressed.connect(self._add)
        self.ideas = button(_("Ideas"))
        self.ideas.setAccessibleName(_("Ideas for {part}").format(part=part_title(part).lower()))
        self._problem = words("", "problem")
        self._problem.hide()
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.field, 1)
        across.addWidget(self.ideas)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.addWidget(words(part_title(part), "heading"))
        down.addWidget(self.list)
        down.addLayout(across)
        down.addWidget(self._problem)
        is_open = can_add and not context.database.is_read_only
        self.field.setVisible(is_open)
        self.ideas.setVisible(is_open and bool(ideas))
        if context.database.is_read_only:
            self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self._offer(ideas)

    def _offer(self, ideas: tuple[Phrases, ...]) -> None:
        menu = QMenu(self.ideas)
        for group in ideas:
            part = menu.addMenu(group.title.replace("&", "&&"))
            for text in group.texts:
                action = part.addAction(text.replace("&", "&&"))
                action.triggered.connect(partial(self._take, text))
        self.ideas.setMenu(menu)

    def show_entries(self, meeting_id: str, entries: tuple[AgendaEntry, ...], role: str) -> None:
        """The lines of a meeting; new ones are added by `role`."""
        self._meeting_id, self._role = meeting_id, role
        chosen = self._chosen()
        self._is_refreshing = True
        self.list.clear()
        can_change = not self._context.database.is_read_only
        for entry in entries:
            item = QListWidgetItem(entry.text, self.list)
            item.setData(_ID, entry.id)
            item.setData(_TEXT, entry.text)
            flags = item.flags()
            if can_change:
                flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
            else:
                flags &= ~Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if entry.is_done else Qt.CheckState.Unchecked)
            if entry.source == "last_time":
                item.setToolTip(_("Left open last time"))
            if entry.id == chosen:
                self.list.setCurrentItem(item)
        self._is_refreshing = False
        self.list.setVisible(bool(entries))
        self.setVisible(bool(entries) or not self.field.isHidden())
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        heights = (self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(sum(heights) + 2 * self.list.frameWidth() + 4)

    def _chosen(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item else None

    def _take(self, text: str) -> None:
        self._context.attempt(
            add_agenda_entry, self._meeting_id, self.part, text, self._role, "prompt"
        )

    def _add(self) -> None:
        self._problem.hide()
        added = self._context.attempt(
            add_agenda_entry,
            self._meeting_id,
            self.part,
            self.field.text(),
            self._role,
            told=self._tell,
        )
        if added is not None:
            self.field.clear()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def _changed(self, item: QListWidgetItem) -> None:
        """Ticked or written anew; the list is rebuilt after Qt is done with it."""
        if self._is_refreshing:
            return
        entry_id = str(item.data(_ID))
        if item.text() != item.data(_TEXT):
            act = partial(self._context.attempt, edit_agenda_entry, entry_id, item.text())
        else:
            is_done = item.checkState() == Qt.CheckState.Checked
            act = partial(self._context.attempt, tick_agenda_entry, entry_id, is_done)
        QTimer.singleShot(0, self, act)

    def _dropped(self) -> None:
        entry_id = self._chosen()
        if entry_id is not None and not self._is_refreshing:
            QTimer.singleShot(0, self, partial(self._move, entry_id, self.list.currentRow() + 1))

    def _move(self, entry_id: str, position: int) -> None:
        self._context.attempt(move_agenda_entry, entry_id, position)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down order, Delete removes."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        entry_id = self._chosen()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if entry_id is None or self._context.database.is_read_only:
            return False
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            place = self.list.currentRow() + 1 + step
            if 1 <= place <= self.list.count():
                self._move(entry_id, place)
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._context.attempt(remove_agenda_entry, entry_id)
            return True
        return False


def _placeholder(part: str) -> str:
    return {
        "updates": _("What is new"),
        "topics": _("What to talk about"),
        "next": _("Something for next time"),
    }.get(part, "")
