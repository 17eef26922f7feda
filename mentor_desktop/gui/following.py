"""A page that keeps up with the file, but reads it only while somebody looks."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.record import Record
from mentor_desktop.gui.context import Context


class FollowingPage(QWidget):
    """Reads again when one of `follows` has changed; unseen, when it is next shown."""

    follows: tuple[type[Record], ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._is_stale = True

    def follow(self, context: Context) -> None:
        """From now on changes of the file are followed."""
        context.changed.connect(self._follow)

    def refresh(self) -> None:
        """Reads the file again and shows what it says."""
        self._is_stale = False

    def refresh_if_stale(self) -> None:
        """Reads what was missed, if anything was."""
        if self._is_stale:
            self.refresh()

    def mark_stale(self) -> None:
        """What is shown is old: it is read again now, or when it is next looked at."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _follow(self, change: Change) -> None:
        if change.touches(*self.follows):
            self.mark_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was missed."""
        super().showEvent(event)
        self.refresh_if_stale()
