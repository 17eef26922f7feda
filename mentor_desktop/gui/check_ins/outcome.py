"""What came of a check-in that was just finished, each with the way to it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.ninety_day import advice
from mentor_desktop.gui.check_ins.parts import Card, Column, button, words
from mentor_desktop.gui.check_ins.summing import made_in_words
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.operations.finishing import Finished
from mentor_desktop.translation import _

# Where what was made can be seen.
_TABS = {
    "agreement": "agreement",
    "amendment": "agreement",
    "review": "agreement",
    "goals": "plan",
    "activities": "plan",
    "meeting": "meetings",
    "action_items": "meetings",
    "briefing": "meetings",
    "closing_report": "documents",
    "certificates": "documents",
}


class Outcome(QWidget):
    """Signals: `left()`, `opened(tab, record id)`, `reading()`: the answers."""

    left = Signal()
    opened = Signal(str, str)
    reading = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title: QLabel = words("", "title")
        self._lead = words("", "muted")
        self._card = Card(_("What came of it"))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._card.body.addLayout(self._list)
        self.done = button(_("Back to the check-ins"), self.left.emit, "primary")
        self.read = button(_("Read the answers"), self.reading.emit)
        self.column = Column()
        for part in (self.title, self._lead, self._card):
            self.column.down.addWidget(part)
        self.column.down.addStretch(1)
        feet = QHBoxLayout()
        feet.addWidget(self.read)
        feet.addStretch(1)
        feet.addWidget(self.done)
        down = QVBoxLayout(self)
        down.setContentsMargins(32, 24, 28, 18)
        down.addWidget(self.column, 1)
        down.addLayout(feet)

    def show_finished(self, title: str, finished: Finished) -> None:
        """Says what was made, and what could not be."""
        self.title.setText(_("“{title}” is finished").format(title=title))
        self.setAccessibleName(self.title.text())
        verdict = finished.verdict
        sentences = advice(verdict.outcomes) if verdict else ()
        self._lead.setText("\n".join(sentences) or _("Your answers are kept, to read any time."))
        emptied(self._list)
        for made in finished.made:
            tab = _TABS.get(made.product, "")
            self._list.addWidget(self._row(made_in_words(made), tab, made.record_id))
        for note in finished.notes:
            self._list.addWidget(words(note, "muted"))
        self._card.setVisible(bool(finished.made or finished.notes))

    def _row(self, said: str, tab: str, record_id: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(words(said), 1)
        if tab:
            name = _("Open: {what}").format(what=said)
            way = button(_("Open"), partial(self.opened.emit, tab, record_id), "link", name)
            across.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return row
