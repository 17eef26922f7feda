"""The Journal tab of a relationship: write an entry at once, and read what was written."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.entries.dialog import EntryDialog
from mentor_desktop.gui.entries.reading import ReadingDialog
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.journal.card import EntryCard
from mentor_desktop.gui.journal.composer import Composer
from mentor_desktop.gui.journal.filters import Filters
from mentor_desktop.gui.journal.listing import Listing
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.operations.journal import remove_entry
from mentor_desktop.store.journal import PAGE, PairJournal, Wanted, may_read, pair_journal, place_of
from mentor_desktop.translation import _, ngettext

_LETTERS = 104  # less room than this: one below the other


class JournalPage(FollowingPage):
    """What one may read here is for them alone: another one who sits here sees another list."""

    follows = (JournalEntry, Goal, Meeting, Person, Relationship)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._start = 0
        self.composer = Composer(context, relationship_id)
        self.composer.moved.connect(self.refresh)
        self.filters = Filters()
        self.filters.changed.connect(self._look_again)
        self.listing = Listing(context)
        self.listing.edited.connect(self._edit)
        self.listing.read.connect(self._read_all)
        self.listing.removed.connect(self._remove)
        self.listing.goal_opened.connect(self._open_goal)
        self.listing.meeting_opened.connect(self._open_meeting)
        self.listing.turned.connect(self._turn)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setProperty("role", "small")
        self.empty = EmptyState("", "")
        self.tip = TipCard(context)
        self.bar = FileUndoBar(context)
        self._lay_out()
        self.follow(context)
        context.acting_changed.connect(self._change_reader)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._across.setContentsMargins(0, 0, 12, 20)
        self._across.setSpacing(20)
        writing, reading = QVBoxLayout(), QVBoxLayout()
        writing.setSpacing(12)
        writing.addWidget(self.composer)
        writing.addWidget(self.tip)
        writing.addStretch(1)
        reading.setSpacing(10)
        for widget in (self.filters, self.bar, self.count, self.empty, self.listing):
            reading.addWidget(widget)
        reading.addStretch(1)
        self._across.addLayout(writing, 2)
        self._across.addLayout(reading, 3)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its own width decides."""
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        direction = QBoxLayout.Direction
        is_narrow = letters < _LETTERS
        self._across.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self.composer.set_low(is_narrow)

    def refresh(self) -> None:
        """Reads the journal again, as who sits here may see it."""
        super().refresh()
        reader = self._context.acting_person_id
        found = self._read(self.filters.wanted)
        role = found.relationship.role_of(reader or "") or ""
        self._start = found.start
        self.filters.offer(found.links, is_of_pair=bool(role))
        self.composer.show_pair(found, reader or "", role)
        self.listing.show_journal(found, reader)
        self.tip.show_tip("journal", role)
        self._tell_count(found)
        can_write = self.composer.editor.isVisibleTo(self)
        self.setFocusProxy(self.composer.editor.edit if can_write else self.filters.kind)

    def _read(self, wanted: Wanted) -> PairJournal:
        with self._context.database.reading() as session:
            return pair_journal(
                session,
                self._relationship_id,
                self._context.acting_person_id,
                wanted,
                self._start,
                self.composer.editor.entry_id or "",
            )

    def _tell_count(self, found: PairJournal) -> None:
        is_filtered = self.filters.wanted != Wanted()
        self.filters.setVisible(bool(found.count) or is_filtered)
        self.listing.setVisible(bool(found.count))
        self.count.setVisible(bool(found.count))
        self.empty.setVisible(not found.count)
        said = ngettext("{count} entry", "{count} entries", found.count)
        self.count.setText(said.format(count=found.count))
        if is_filtered:
            self.empty.tell(_("Nothing of this kind yet"), _("Choose other entries above."))
        elif found.relationship.role_of(self._context.acting_person_id or ""):
            self.empty.tell(
                _("A quiet place to think"),
                _(
                    "Write down what surprised you, what you tried, whom you would like to thank. "
                    "Two lines are plenty. Nobody else reads them unless you say so."
                ),
            )
        else:
            self.empty.tell(
                _("Nothing here for you to read"),
                _("What the two write for themselves stays with them."),
            )

    def _change_reader(self) -> None:
        """The words that are typed are those of who sat here before."""
        self.composer.finish()
        self._start = 0
        self.filters.clear()
        self.mark_stale()

    def _look_again(self) -> None:
        self._start = 0
        self.refresh()

    def _turn(self, start: int) -> None:
        self._start = start
        self.refresh()
        self.area.ensureWidgetVisible(self.filters)

    def show_record(self, record_id: str) -> None:
        """Goes to an entry, if who sits here may read it."""
        self.composer.finish()
        self.filters.clear()
        with self._context.database.reading() as session:
            place = place_of(session, record_id, self._context.acting_person_id)
        self._start = (place or 0) // PAGE * PAGE
        self.refresh()
        card = self.listing.cards.get(record_id)
        if card is not None:
            QTimer.singleShot(0, card, partial(self._point_at, card))  # once it has its place

    def _point_at(self, card: EntryCard) -> None:
        self.area.ensureWidgetVisible(card)
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is written is put into the journal on leaving the tab."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.composer.finish()
            self.mark_stale()

    def _edit(self, entry_id: str) -> None:
        EntryDialog(self, self._context, self._relationship_id, entry_id).exec()

    def _read_all(self, entry_id: str) -> None:
        with self._context.database.reading() as session:
            entry = session.get(JournalEntry, entry_id)
            pair = session.get_one(Relationship, self._relationship_id)
        if entry is not None and may_read(pair, entry, self._context.acting_person_id):
            ReadingDialog(self, long_day(entry.day), entry.text).exec()

    def _remove(self, entry_id: str) -> None:
        place = list(self.listing.cards).index(entry_id)
        self.bar.offer_after(remove_entry, entry_id, said=_("Entry removed."))
        left = list(self.listing.cards.values())
        if left and self.isVisible():  # the keyboard goes on at the entry that takes its place
            card = left[min(place, len(left) - 1)]
            QTimer.singleShot(0, card, card.setFocus)

    def _open_goal(self, goal_id: str) -> None:
        self._context.record_opened.emit(self._relationship_id, "plan", goal_id)

    def _open_meeting(self, meeting_id: str) -> None:
        self._context.record_opened.emit(self._relationship_id, "meetings", meeting_id)
