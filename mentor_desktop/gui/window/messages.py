"""The bars at the bottom: a refusal in its own words, the way back, whether one may write."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from mentor_desktop.domain.change import Change
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.banner import MessageBar, UndoBar
from mentor_desktop.translation import _


class Messages(QObject):
    """`undo_wanted()` when the person wants back what was removed, `copy_wanted()` to change."""

    undo_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, below: QVBoxLayout, context: Context) -> None:
        super().__init__(context)
        self.refusal = MessageBar("warning")
        self.removal = UndoBar()
        self.reading = MessageBar(
            "info",
            _("This file is open to read only. Nothing you do here changes it."),
            _("Go on with a copy…"),
        )
        for bar in (self.reading, self.refusal, self.removal):
            below.addWidget(bar)
            bar.hide()
        self.reading.setVisible(context.database.is_read_only)
        self.reading.acted.connect(self.copy_wanted)
        self.removal.undo.connect(self.undo_wanted)
        context.refused.connect(self.tell)
        context.changed.connect(self._follow)

    def tell(self, sentence: str) -> None:
        """Says why something was not done."""
        self.refusal.tell(sentence)
        self.refusal.show()

    def close(self) -> None:
        """Takes the bars away."""
        for bar in (self.reading, self.refusal, self.removal):
            bar.hide()
            bar.deleteLater()

    def _follow(self, change: Change) -> None:
        self.refusal.hide()
        sentence = _removed(change)
        if sentence:
            self.removal.offer(sentence)
        else:
            self.removal.hide()


def _removed(change: Change) -> str:
    """What was removed as a whole, in a sentence; empty for any other change."""
    if change.kind not in ("done", "redone"):
        return ""
    gone = {row.table for row in change.rows if row.after is None}
    for table, sentence in (
        ("relationship", _("Relationship removed.")),
        ("person", _("Person removed.")),
        ("agreement", _("Draft discarded.")),
    ):
        if table in gone:
            return sentence
    return ""
