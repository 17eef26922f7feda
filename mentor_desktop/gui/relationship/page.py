"""One relationship: its head, its tabs, and what the menus do with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete
from sqlalchemy.exc import NoResultFound

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.next_step import CHECK_IN
from mentor_desktop.domain.relationship import RESTING
from mentor_desktop.domain.step_words import stage_button
from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.overview.page import OverviewPage
from mentor_desktop.gui.relationship.commands import RelationshipCommands
from mentor_desktop.gui.relationship.head import HeadView
from mentor_desktop.gui.relationship.tabs import TAB_OF_ACTION, TABS, tab_title
from mentor_desktop.store.pair_lines import IN_THE_LINE
from mentor_desktop.store.views import Head, head_of
from mentor_desktop.translation import _

_DIGITS = range(1, 9)
_EDGES = (28, 20, 28, 0)  # px around the page
_FEW_LETTERS, _FEW_LINES = 76, 35  # less room than this: a head of few lines
_IN_THE_HEAD = IN_THE_LINE  # the same facts
_AT_REST = (Activity, Contact, Meeting)  # what changes with each move of a hand
_PAUSE = 200  # milliseconds


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
        self.way_back = QPushButton()
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._read_again)
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
        self.head_view.stage_chosen.connect(self._offer_stage)
        self.commands.fill_export(self.head_view.export)

    def _lay_out(self) -> None:
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(*_EDGES)
        self._down.setSpacing(8)
        self._line = QFrame()
        self._line.setProperty("role", "line")
        self.way_back.setProperty("role", "link")
        self.way_back.clicked.connect(self._go_back)
        for part in (self.head_view, self.bar, self._line):
            self._down.addWidget(part)
        self._down.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignLeading)
        self._down.addWidget(self.stack, 1)
        self.way_back.hide()

    def _give_room(self) -> None:
        """A tab that leads two people through something has all the room; others the way back."""
        is_whole = bool(getattr(self._tabs.get(self.tab), "is_whole", False))
        for part in (self.head_view, self.bar, self._line):
            part.setVisible(not is_whole)
        self._down.setContentsMargins(*((0, 0, 0, 0) if is_whole else _EDGES))
        said = "" if is_whole else str(getattr(self._tabs.get("check_ins"), "way_back", ""))
        self.way_back.setText(said.replace("&", "&&"))
        self.way_back.setVisible(bool(said))

    def _go_back(self) -> None:
        """To the check-in that was left for a look at something."""
        self.show_tab("check_ins")
        self._tabs["check_ins"].setFocus(Qt.FocusReason.OtherFocusReason)

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
        if self._later.isActive():
            self._read_again()
        if key not in self._tabs:
            make = next(one.make for one in TABS if one.key == key)
            self._tabs[key] = make(self._context, self.relationship_id)
            self.stack.addWidget(self._tabs[key])
            self._follow_tab(self._tabs[key])
        self.stack.setCurrentWidget(self._tabs[key])
        self._give_room()

    def _follow_tab(self, page: QWidget) -> None:
        """Some tabs want more room at times, or lead to a row of another tab."""
        room_changed = getattr(page, "room_changed", None)
        if room_changed is not None:
            room_changed.connect(self._give_room)
        record_wanted = getattr(page, "record_wanted", None)
        if record_wanted is not None:
            record_wanted.connect(self._show_wanted)
        if isinstance(page, CheckInsPage):
            page.step_wanted.connect(self._take_step)
        if isinstance(page, OverviewPage):
            page.act_wanted.connect(self._act)
            page.show_head(self.head)

    def _show_wanted(self, tab: str, record_id: str) -> None:
        self.show_tab(tab)
        if record_id:
            self.show_record(record_id)
        else:
            self._tabs[self.tab].setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, wanted: str) -> None:
        """What the Overview leads to."""
        step = self.head.step
        acts: dict[str, Callable[[], None]] = {
            "step": partial(self._take_step, step.action),
            "later": self.commands.plan_step,
            "skip": partial(self.commands.skip_stage, step.stage),
            "calendar": self.commands.add_to_calendar,
            "plan_meeting": partial(self._take_step, "plan_meeting"),
        }
        acts[wanted]()

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
        at_once = [one for one in _IN_THE_HEAD if one not in _AT_REST]
        if self.tab == "overview" or change.touches(*at_once):
            self._read_again()
        else:
            self._later.start()  # a bar that is dragged must not wait for the head

    def _read_again(self) -> None:
        self._later.stop()
        try:
            self.head = self._read()
        except NoResultFound:
            self._leave()
            return
        self._show_head()

    def _leave(self) -> None:
        """Removed, here or by undo: no tab may look for it any more."""
        self._context.changed.disconnect(self._follow)
        self._later.stop()
        for page in self._tabs.values():
            delete(page)
        self._tabs.clear()
        self.gone.emit()

    def _show_head(self) -> None:
        self.head_view.show_head(self.head, self._context.today())
        self.commands.head = self.head
        overview = self._tabs.get("overview")
        if isinstance(overview, OverviewPage):
            overview.show_head(self.head)
        self.shown.emit(self.head)

    def _take_step(self, action: str) -> None:
        if action == "resume":
            self.commands.resume()
            return
        if action == "complete":
            self.commands.complete()
            return
        if action.startswith(CHECK_IN):
            self._start_check_in(action.removeprefix(CHECK_IN))
            return
        self.show_tab(TAB_OF_ACTION[action])
        page = self._tabs.get(TAB_OF_ACTION[action])
        show_action = getattr(page, "show_action", None)
        if show_action is not None:
            show_action(action)

    def _offer_stage(self, key: str) -> None:
        """What can be done with a stage; above all: to go through it."""
        menu = self.commands.offer_stage(key)
        stage = next(one for one in self.head.stages if one.key == key)
        if stage.state in ("done", "skipped") or self.head.relationship.state in RESTING:
            return
        begun = {one.stage for one in self.head.check_ins if one.has_begun}
        action = "prepare" if key == "prepare" else CHECK_IN + key
        said = _("Prepare…") if key == "prepare" else stage_button(key, is_begun=key in begun)
        opening = QAction(said.replace("&", "&&"), menu)
        opening.triggered.connect(partial(self._take_step, action))
        menu.insertAction(menu.actions()[1], opening)

    def _start_check_in(self, key: str) -> None:
        """Opens the wizard at a check-in, or where it was left."""
        self.show_tab("check_ins")
        page = self._tabs.get("check_ins")
        if isinstance(page, CheckInsPage):
            page.start(key)
