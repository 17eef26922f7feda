"""What the search field finds, as a list under it: Up and Down walk, Enter opens."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.store.search import Found, search
from mentor_desktop.translation import _

_PAUSE = 150  # milliseconds without a key before the file is asked
_MOST = 20
_WIDTH = 56  # letters
_MOST_ROWS = 9
_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
FOUND = Qt.ItemDataRole.UserRole + 1


def kind_in_words(kind: str) -> str:
    """What was found."""
    return {
        "person": _("Person"),
        "relationship": _("Relationship"),
        "goal": _("Goal"),
        "activity": _("Activity"),
        "meeting": _("Meeting"),
        "meeting_note": _("Note"),
        "action_item": _("Action item"),
        "journal_entry": _("Journal"),
        "profile_answer": _("Profile"),
        "agreement_answer": _("Agreement"),
        "check_in_answer": _("Check-in"),
    }.get(kind, "")


class Results(QAbstractListModel):
    """What was found, best first; one line saying so if there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()

    def show(self, found: tuple[Found, ...]) -> None:
        """These, best first."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's own way
    ) -> int:
        return 0 if parent.isValid() else max(1, len(self._found))

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not self._found:
            return _("Nothing goes with that.") if role == Qt.ItemDataRole.DisplayRole else None
        found = self._found[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            about = {"kind": kind_in_words(found.kind), "title": found.title}
            if found.excerpt:
                return _("{title} · {kind}\n{excerpt}").format(excerpt=found.excerpt, **about)
            return _("{title} · {kind}").format(**about)
        return found if role == FOUND else None


class Search(QObject):
    """Joins the field with the list; `chosen(Found)` is what to open."""

    chosen = Signal(object)

    def __init__(self, field: QLineEdit, over: QWidget, context: Context) -> None:
        super().__init__(field)
        self._field = field
        self._context = context
        self._over = over
        self._model = Results()
        self.view = QListView(over)
        self.view.setModel(self._model)
        self.view.setAccessibleName(_("Found"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.hide()
        self.view.clicked.connect(self._choose)
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.look)
        field.textChanged.connect(self._wait)
        field.installEventFilter(self)

    def look(self) -> None:
        """Asks the file for what is typed."""
        self._later.stop()
        text = self._field.text().strip()
        if not text:
            self.view.hide()
            return
        with self._context.database.reading() as session:
            found = search(session, text, _MOST, self._context.acting_person_id)
        self._model.show(found)
        if found:
            self.view.setCurrentIndex(self._model.index(0))
        self._place()

    def _wait(self) -> None:
        self._later.start()

    def _place(self) -> None:
        """Under the field, over the page beside it."""
        over = self._over
        corner = self._field.mapTo(over, QPoint(0, self._field.height() + 2))
        width = self.view.fontMetrics().averageCharWidth() * _WIDTH
        if over.isRightToLeft():
            corner.setX(max(0, corner.x() + self._field.width() - width))
        rows = min(self._model.rowCount(), _MOST_ROWS)
        height = sum(self.view.sizeHintForRow(row) for row in range(rows)) + 12
        self.view.setGeometry(
            corner.x(),
            corner.y(),
            min(width, over.width() - corner.x() - 8),
            min(height, over.height() - corner.y() - 8),
        )
        self.view.show()
        self.view.raise_()

    def _choose(self, index: QModelIndex) -> None:
        found = index.data(FOUND)
        if isinstance(found, Found):
            self.view.hide()
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard stays in the field; the list follows."""
        if event.type() == QEvent.Type.FocusOut:
            self.view.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(Qt.Key(event.key()))
        return False

    def _takes(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            if not self.view.isVisible() and not self._field.text():
                return False
            self._field.clear()
            self.view.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._later.isActive() or not self.view.isVisible():
                self.look()
            self._choose(self.view.currentIndex())
            return True
        if key in _WALKING and self.view.isVisible():
            row = self.view.currentIndex().row() + _WALKING[key]
            row = min(max(row, 0), self._model.rowCount() - 1)
            self.view.setCurrentIndex(self._model.index(row))
            return True
        return False
