"""One relationship: its head, its tabs, and what the menus do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from shiboken6 import delete
from sqlalchemy.exc import NoResultFound

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.relationship.commands import RelationshipCommands
from mentor_desktop.gui.relationship.head import HeadView
from mentor_desktop.gui.relationship.tabs import TAB_OF_ACTION, TABS, tab_title
from mentor_desktop.store.views import Head, head_of

_DIGITS = range(1, 9)
_FEW_LETTERS, _FEW_LINES = 76, 28  # less room than this: a head of few lines
_IN_THE_HEAD = (ActionItem, Agreement, CheckIn, Person, Programme, Relationship, Signature)


class RelationshipPage(QWidget):
    """Signals: `gone()` when it is no more; `shown(Head)` after each reading."""

    gone = Signal()
    shown = Signal(object)

    def __init__(self, context: Context, relationship_id: str, tab: str = "") -> None:
        super().__init__()
        self.relationship_id = relationship_id
        self._context = context
        self._tabs: dict[str, QWidget] = {}
        self.head_view = HeadView()
        self.bar = QTabBar(drawBase=False, expanding=False, usesScrollButtons=True)
        self.stack = QStackedWidget()
        self._lay_out()
        for one in TABS:
            self.bar.setTabData(self.bar.addTab(tab_title(one.key)), one.key)
        self._add_shortcuts()
        self.head = self._read()
        self.commands = RelationshipCommands(context, self, self.head)
        self._show_head()
        context.changed.connect(self._follow)  # before the tabs: it knows when there is no pair
        self.show_tab(tab or (TABS[0].key if TABS else ""))
        self.bar.currentChanged.connect(self._show_current)
        self.head_view.step_wanted.connect(self._take_step)
        self.head_view.stage_chosen.connect(self.commands.offer_stage)
        self.commands.fill_export(self.head_view.export)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(28, 20, 28, 0)
        down.setSpacing(8)
        down.addWidget(self.head_view)
        down.addWidget(self.bar)
        line = QFrame()
        line.setProperty("role", "line")
        down.addWidget(line)
        down.addWidget(self.stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        lines = self.height() / max(1, self.fontMetrics().height())
        self.head_view.set_compact(letters < _FEW_LETTERS or lines < _FEW_LINES)

    def _add_shortcuts(self) -> None:
        for digit in _DIGITS:
            key = next((one.key for one in TABS if one.place == digit), None)
            if key is not None:
                shortcut = QShortcut(QKeySequence(f"Ctrl+{digit}"), self)
                shortcut.setProperty("tab", key)
                shortcut.activated.connect(self._show_by_shortcut)

    @property
    def tab(self) -> str:
        """The key of the tab in view."""
        return str(self.bar.tabData(self.bar.currentIndex()) or "")

    def show_tab(self, key: str) -> None:
        """Brings a tab into view; it is made when it is first wanted."""
        for index in range(self.bar.count()):
            if self.bar.tabData(index) == key:
                self.bar.setCurrentIndex(index)
                self._show_current()

    def show_record(self, record_id: str) -> None:
        """Goes to a row within the tab in view, where that tab can."""
        show = getattr(self._tabs.get(self.tab), "show_record", None)
        if show is not None:
            show(record_id)

    def _show_current(self) -> None:
        key = self.tab
        if not key:
            return
        if key not in self._tabs:
            make = next(one.make for one in TABS if one.key == key)
            self._tabs[key] = make(self._context, self.relationship_id)
            self.stack.addWidget(self._tabs[key])
        self.stack.setCurrentWidget(self._tabs[key])

    def print_shown(self) -> bool:
        """Prints what the tab in view shows; whether it has anything to print."""
        print_pages = getattr(self._tabs.get(self.tab), "print_pages", None)
        if print_pages is not None:
            print_pages()
        return print_pages is not None

    def _show_by_shortcut(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_tab(str(sender.property("tab")))
            self._tabs[self.tab].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _read(self) -> Head:
        with self._context.database.reading() as session:
            return head_of(session, self.relationship_id, self._context.today())

    def _follow(self, change: Change) -> None:
        if not change.touches(*_IN_THE_HEAD):
            return
        try:
            self.head = self._read()
        except NoResultFound:
            self._leave()
            return
        self._show_head()

    def _leave(self) -> None:
        """Removed, here or by undo: no tab may look for it any more."""
        self._context.changed.disconnect(self._follow)
        for page in self._tabs.values():
            delete(page)
        self._tabs.clear()
        self.gone.emit()

    def _show_head(self) -> None:
        self.head_view.show_head(self.head, self._context.today())
        self.commands.head = self.head
        self.shown.emit(self.head)

    def _take_step(self, action: str) -> None:
        if action == "resume":
            self.commands.resume()
            return
        self.show_tab(TAB_OF_ACTION[action])
        page = self._tabs.get(TAB_OF_ACTION[action])
        show_action = getattr(page, "show_action", None)
        if show_action is not None:
            show_action(action)
