"""A piece of the record within a check-in: shown as it is now, changed in place or where it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.record import Record
from mentor_desktop.gui.check_ins.parts import Card, button, words
from mentor_desktop.gui.context import Context


class Piece(Card):
    """Signals: `leaving(tab)`, the person wants to see it where it belongs; `rebuilt()`."""

    leaving = Signal(str)
    rebuilt = Signal()
    follows: tuple[type[Record], ...] = ()

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__()
        self.context, self.relationship_id, self.question = context, relationship_id, question
        self._is_stale = True
        self.body.setContentsMargins(14, 10, 14, 12)
        self.body.addWidget(words(question.label))
        self.setAccessibleName(question.label)
        if question.hint:
            self.body.addWidget(words(question.hint, "small"))
        context.changed.connect(self._follow)

    def refresh(self) -> None:
        """Reads it again and shows it."""
        raise NotImplementedError  # every piece reads its own

    def tell_all(self) -> None:
        """Tells what is typed and not told yet; most pieces tell at once."""

    def add_way(self, text: str, tab: str) -> None:
        """A button that leads to where it belongs."""
        way = button(text, lambda: self.leaving.emit(tab), "link")
        self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        if self.focusProxy() is None:
            self.setFocusProxy(way)

    def add_part(self, part: QWidget) -> None:
        """Something to see or to change."""
        self.body.addWidget(part)

    def _follow(self, change: Change) -> None:
        if change.touches(*self.follows):
            self._is_stale = True
            if self.isVisible():
                self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was missed."""
        super().showEvent(event)
        self._catch_up()
