"""Undo and redo of the file, by name; in a field the field's own come first."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.frame import Frame
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

_LONGEST = 100  # letters; a menu is as wide as its longest line
_PAUSE = 150  # milliseconds that the names in the menu may lag behind


class History(QObject):
    """Keeps the two actions of the menu in step with the file."""

    def __init__(self, frame: Frame, context: Context) -> None:
        super().__init__(frame)
        self._menus = frame.menus
        self._context = context
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.follow)
        self._menus.undo.triggered.connect(self.undo)
        self._menus.redo.triggered.connect(self.redo)
        context.changed.connect(self._follow_later)
        self._application = QApplication.instance()
        if isinstance(self._application, QApplication):
            self._application.focusChanged.connect(self._follow_focus)
            self._follow_focus(None, QApplication.focusWidget())

    def undo(self) -> None:
        """Takes the last change of the file back."""
        with self._context.refusals():
            if self._context.database.undo_label is None:  # nothing failed: all stays saved
                self._context.refused.emit(_("There is nothing to undo."))
                return
        self._context.attempt(Database.undo)

    def redo(self) -> None:
        """Does again what was taken back."""
        with self._context.refusals():
            if self._context.database.redo_label is None:
                self._context.refused.emit(_("There is nothing to redo."))
                return
        self._context.attempt(Database.redo)

    def follow(self) -> None:
        """What they would do now."""
        self._later.stop()
        database = self._context.database
        with self._context.refusals():
            labels = (database.undo_label, database.redo_label)
            undo, redo = (cut(label, _LONGEST) if label else None for label in labels)
            self._menus.follow_history(undo, redo)

    def close(self) -> None:
        """Lets go of the actions."""
        self._later.stop()
        self._menus.undo.triggered.disconnect(self.undo)
        self._menus.redo.triggered.disconnect(self.redo)
        self._menus.follow_history(None, None)
        if isinstance(self._application, QApplication):
            self._application.focusChanged.disconnect(self._follow_focus)
            self._follow_focus(QApplication.focusWidget(), None)
        self.deleteLater()

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Only of the widget with the focus: the events of all others need not pass Python."""
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def _follow_later(self) -> None:
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that has nothing to undo would still swallow the key: it is the file's then."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination())
        if keys == self._menus.undo.shortcut() and not _can(watched, "Undo"):
            event.ignore()
            return isinstance(watched, QWidget)
        if keys == self._menus.redo.shortcut() and not _can(watched, "Redo"):
            event.ignore()
            return isinstance(watched, QWidget)
        return False


def _can(watched: QObject, what: str) -> bool:
    """Whether a field of text has something of its own to undo or redo."""
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() if what == "Undo" else watched.isRedoAvailable()
    if isinstance(watched, QPlainTextEdit | QTextEdit):
        document = watched.document()
        return document.isUndoAvailable() if what == "Undo" else document.isRedoAvailable()
    return False
