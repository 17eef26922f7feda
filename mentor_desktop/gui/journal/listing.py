"""The entries of a journal, newest first, under their months; a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day, month_title, short_day
from mentor_desktop.gui.journal.card import EntryCard, Said
from mentor_desktop.store.journal import PAGE, JournalLine, PairJournal
from mentor_desktop.translation import _


@dataclass(frozen=True)
class _Month:
    title: str
    ids: tuple[str, ...]


class Listing(QWidget):
    """Signals: the cards' own; `turned(int)`, the place of the first entry of another page."""

    edited = Signal(str)
    read = Signal(str)
    removed = Signal(str)
    goal_opened = Signal(str)
    meeting_opened = Signal(str)
    turned = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: PairJournal | None = None
        self._months: tuple[_Month, ...] = ()
        self.cards: dict[str, EntryCard] = {}
        self._entries = QWidget()
        self._down = QVBoxLayout(self._entries)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(10)
        self.newer, self.older = _link(_("‹ Newer entries")), _link(_("Older entries ›"))
        self.newer.clicked.connect(self._go_newer)
        self.older.clicked.connect(self._go_older)
        turning = QHBoxLayout()
        turning.addWidget(self.newer)
        turning.addStretch(1)
        turning.addWidget(self.older)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        down.addWidget(self._entries)
        down.addLayout(turning)

    def show_journal(self, found: PairJournal, reader_id: str | None) -> None:
        """Shows these entries; those that are on the page already stay where they are."""
        self._found = found
        months = _months(found.lines)
        if months != self._months:
            self._months = months
            self._rebuild()
        for line in found.lines:
            self.cards[line.id].show_line(line, self._said(found, line, reader_id))
        self.newer.setVisible(found.start > 0)
        self.older.setVisible(found.start + PAGE < found.count)

    def _said(self, found: PairJournal, line: JournalLine, reader_id: str | None) -> Said:
        today = self._context.today()
        people = {person.id: person.called for person in found.people.values()}
        day = found.links.meeting_day(line.meeting_id)
        return Said(
            people.get(line.person_id) or _("Someone who is no longer here"),
            long_day(line.day),
            found.links.goal_title(line.goal_id),
            short_day(day, today) if day else "",
            line.person_id == reader_id and not self._context.database.is_read_only,
        )

    def _rebuild(self) -> None:
        shown = {id for month in self._months for id in month.ids}
        kept = {id: card for id, card in self.cards.items() if id in shown}
        spare = [card for id, card in self.cards.items() if id not in shown]  # costly to make
        self.cards = {}
        while (item := self._down.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, EntryCard):
                widget.hide()
                widget.deleteLater()
        for month in self._months:
            title = QLabel(month.title, textFormat=Qt.TextFormat.PlainText)
            title.setProperty("role", "section")
            self._down.addWidget(title)
            for id in month.ids:
                card = kept.get(id) or (spare.pop() if spare else self._card())
                self.cards[id] = card
                self._down.addWidget(card)
        for card in spare:
            card.hide()
            card.deleteLater()
        self._order()

    def _card(self) -> EntryCard:
        card = EntryCard()
        card.edited.connect(self.edited)
        card.read.connect(self.read)
        card.removed.connect(self.removed)
        card.goal_opened.connect(self.goal_opened)
        card.meeting_opened.connect(self.meeting_opened)
        return card

    def _order(self) -> None:
        """Tab goes down the page, also to a card that came in between."""
        stops = [stop for card in self.cards.values() for stop in card.stops()]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _go_newer(self) -> None:
        if self._found is not None:
            self.turned.emit(max(self._found.start - PAGE, 0))

    def _go_older(self) -> None:
        if self._found is not None:
            self.turned.emit(self._found.start + PAGE)


def _months(lines: Sequence[JournalLine]) -> tuple[_Month, ...]:
    ids: dict[str, list[str]] = {}
    for line in lines:
        title = month_title(line.day)
        ids.setdefault(title, []).append(line.id)
    return tuple(_Month(title, tuple(found)) for title, found in ids.items())


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    return button
