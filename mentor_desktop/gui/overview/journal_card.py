"""The newest journal entry that the one who looks may see."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal

from mentor_desktop.domain.meeting import reader_title
from mentor_desktop.domain.person import Person
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.overview.parts import Card, flow
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.store.journal import JournalLine
from mentor_desktop.translation import _

_LINES = 4


class JournalCard(Card):
    """Signals: `opened(str)` the id of an entry; `wanted()` to write one."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Journal"))
        self._entry: JournalLine | None = None
        self.text = ElidingLabel(lines=_LINES)
        self.text.setProperty("role", "muted")
        self.about = words("", "small")
        self.write = button(_("Write an entry"), "link")
        self.write.clicked.connect(self.wanted)
        self.read = button(_("Read it"), "link")
        self.read.clicked.connect(self._open)
        for part in (self.text, self.about, flow(self.write, self.read)):
            self.body.addWidget(part)

    def show_entry(
        self,
        entry: JournalLine | None,
        people: Mapping[str, Person],
        today: date,
        *,
        can_write: bool,
    ) -> None:
        """Its beginning, by whom and when."""
        self._entry = entry
        self.write.setVisible(can_write)
        self.read.setVisible(entry is not None)
        self.about.setVisible(entry is not None)
        if entry is None:
            self.text.setText(
                _("Nothing is written yet. Two lines about what surprised you are plenty.")
                if can_write
                else _("There is no entry for you to read.")
            )
            return
        self.text.setText(_("“{text}”").format(text=" ".join(entry.text.split())))
        writer = next((one.called for one in people.values() if one.id == entry.person_id), "")
        said = _("{name}, {day}") if writer else _("{day}")
        parts = [said.format(name=writer, day=short_day(entry.day, today))]
        if entry.reader == "me":
            parts.append(reader_title("me"))
        self.about.setText("  ·  ".join(parts))

    def _open(self) -> None:
        if self._entry is not None:
            self.opened.emit(self._entry.id)
