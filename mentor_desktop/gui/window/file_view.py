"""One open file: the sidebar, and beside it a page or a relationship."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.people.page import PeoplePage
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.sidebar.model import KEY, PageLine
from mentor_desktop.gui.sidebar.search import Search
from mentor_desktop.gui.sidebar.sidebar import Sidebar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.gui.window.pages import PAGES
from mentor_desktop.store.pair_lines import IN_THE_LINE, pair_lines, pairs_touched
from mentor_desktop.store.search import Found
from mentor_desktop.store.views import count_people, programme_of
from mentor_desktop.translation import _

_PAUSE = 250  # milliseconds that lines of the sidebar may lag behind typing
_WIDTH = 28  # letters of a usual width
_AROUND = 60  # px for the picture and the space around
_SHARE = 0.32  # of the window at most
_TAB_OF_KIND = {
    "relationship": "",
    "goal": "plan",
    "activity": "plan",
    "meeting": "meetings",
    "meeting_note": "meetings",
    "action_item": "meetings",
    "journal_entry": "journal",
    "check_in_answer": "check_ins",
}


class FileView(QWidget):
    """`showing(RelationshipPage | None)` tells which relationship came into view."""

    showing = Signal(object)
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.relationship: RelationshipPage | None = None
        self.sidebar = Sidebar()
        self._pages = QStackedWidget()
        self._lay_out()
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._catch_up)
        self._missed: list[Change] = []
        self.sidebar.pair_chosen.connect(self.show_relationship)
        self.sidebar.page_chosen.connect(self.show_page)
        context.changed.connect(self._follow)
        context.opened.connect(self.show_relationship)
        context.record_opened.connect(self.show_record)
        context.page_opened.connect(self.show_page)
        self.found = Search(self.sidebar.searchField, self, context)
        self.found.chosen.connect(self.show_found)
        self._show_lines()
        self.sidebar.pairs.sort_by_need()

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._side = QFrame()
        self._side.setProperty("role", "sidebar")
        self._side.setProperty("mirrored", self.isRightToLeft())
        inner = QHBoxLayout(self._side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.sidebar)
        across.addWidget(self._side)
        self._beside = QVBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._pages, 1)
        across.addLayout(self._beside, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self.fontMetrics().averageCharWidth() * _WIDTH + _AROUND
        self._side.setFixedWidth(min(wanted, round(self.width() * _SHARE)))

    def put_above(self, widget: QWidget) -> None:
        """Something to tell over whatever page is in view."""
        room = QVBoxLayout()  # without height where the widget is hidden
        room.setContentsMargins(28, 16, 28, 0)
        room.addWidget(widget)
        self._beside.insertLayout(0, room)

    def show_first(self) -> None:
        """What to look at on opening: the pair that needs most, or the way to a first one."""
        first = self.sidebar.pairs.index(0)
        if first.isValid():
            self.show_relationship(str(first.data(KEY)))
        else:
            self._show_empty()

    def show_relationship(self, relationship_id: str, tab: str = "") -> None:
        """Brings a relationship into view, at `tab` or at the tab that was in view."""
        if self.relationship is None or self.relationship.relationship_id != relationship_id:
            before = self.relationship.tab if self.relationship else ""
            page = RelationshipPage(self._context, relationship_id, tab or before)
            page.gone.connect(self._leave_relationship)
            self._put(page)
            self.relationship = page
        elif tab:
            self.relationship.show_tab(tab)
        self.sidebar.point_at(pair=relationship_id)
        self.showing.emit(self.relationship)

    def show_record(self, relationship_id: str, tab: str, record_id: str) -> None:
        """Brings a row of a relationship into view."""
        self.show_relationship(relationship_id, tab)
        if self.relationship is not None:
            self.relationship.show_record(record_id)

    def search(self) -> None:
        """Puts the keyboard into the search field."""
        self.sidebar.searchField.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.searchField.selectAll()

    def show_found(self, found: Found) -> None:
        """Brings into view what was found: a person, or a pair at the tab that says it."""
        if found.person_id is not None:
            self.show_page("people")
            page = self._pages.currentWidget()
            if isinstance(page, PeoplePage):
                page.show_person(found.person_id, found.question)
        elif found.relationship_id is not None:
            tab = _TAB_OF_KIND.get(found.kind, "agreement")
            self.show_record(found.relationship_id, tab, found.record_id)

    def show_page(self, key: str) -> None:
        """Brings a page of the file into view."""
        self._put(PAGES[key](self._context))
        self.relationship = None
        self.sidebar.point_at(page=key)
        self.showing.emit(None)

    def _show_empty(self) -> None:
        empty = EmptyState(
            _("Who works with whom?"),
            _("Bring a mentor and a mentee together. Their journey begins here."),
            _("New relationship"),
            is_primary=True,
        )
        empty.wanted.connect(self.new_wanted)
        self._put(empty)
        self.relationship = None
        self.sidebar.point_at()
        self.showing.emit(None)

    def _put(self, page: QWidget) -> None:
        """The page takes the place of the one before."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()

    def _leave_relationship(self) -> None:
        """The one in view is no more: it was removed, here or by undo."""
        self._show_lines()
        self.show_first()

    def _follow(self, change: Change) -> None:
        if change.touches(*IN_THE_LINE):
            self._missed.append(change)
            self._later.start()

    def _catch_up(self) -> None:
        """Shows what changed; where only some lines can have, only those are read."""
        missed, self._missed = self._missed, []
        ids: set[str] = set()
        with self._context.database.reading() as session:
            for change in missed:
                touched = pairs_touched(session, change)
                if touched is None or (change.touches(Person) and not change.is_only_edits):
                    break
                ids |= touched
            else:
                self.sidebar.pairs.renew(pair_lines(session, self._context.today(), ids))
                return
        self._show_lines()

    def _show_lines(self) -> None:
        with self._context.database.reading() as session:
            lines = pair_lines(session, self._context.today())
            people = count_people(session)
            programme = programme_of(session)
        self.sidebar.show_pairs(lines)
        self.sidebar.show_pages(_page_lines(people, is_personal=programme.is_personal))
        state = _file_state(programme, is_read_only=self._context.database.is_read_only)
        is_sample = programme.is_sample and not self._context.database.is_read_only
        self.sidebar.show_file(programme.name, state, is_sample=is_sample)
        if lines and isinstance(self._pages.currentWidget(), EmptyState):
            self.show_first()


def _page_lines(people: int, *, is_personal: bool) -> tuple[PageLine, ...]:
    """With a file for oneself the programme is left out: there is none."""
    lines = [
        PageLine("people", _("People"), people),
        PageLine("calendar", _("Calendar")),
        PageLine("action_items", _("Action items")),
    ]
    if not is_personal:
        lines.append(PageLine("programme", _("Programme")))
    return tuple(line for line in lines if line.key in PAGES)


def _file_state(programme: Programme, *, is_read_only: bool) -> str:
    if programme.is_sample and is_read_only:
        return _("Sample data · open to read only")
    if programme.is_sample:
        return _("Sample data · invented people")
    if is_read_only:
        return _("Open to read only")
    return _("Your own file") if programme.is_personal else _("Cohort file")
