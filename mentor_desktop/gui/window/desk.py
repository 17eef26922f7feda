"""What belongs to one open file: its view, its banners, its commands in the menus."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.text import cut
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.papers.export_all import ExportAllDialog
from mentor_desktop.gui.relationship.new_dialog import NewRelationship
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.settings import file_key
from mentor_desktop.gui.window.damage import Damage
from mentor_desktop.gui.window.file_commands import FileCommands
from mentor_desktop.gui.window.file_view import FileView
from mentor_desktop.gui.window.history import History
from mentor_desktop.gui.window.messages import Messages
from mentor_desktop.gui.window.quiet_check import QuietCheck
from mentor_desktop.gui.window.since import Since
from mentor_desktop.gui.window.who import Who
from mentor_desktop.store.views import Head, programme_of
from mentor_desktop.translation import _


class Desk(QObject):
    """Made when a file opens, `close`d when it goes.

    Signals: `leaving()` asks the window to close it, `reopening(Path)` to open one in its place.
    """

    leaving = Signal()
    reopening = Signal(object)

    def __init__(self, frame: Frame, context: Context, opener: Opener) -> None:
        super().__init__(frame)
        self.context = context
        self._frame = frame
        self._wired: list[tuple[QAction, Callable[[], None]]] = []
        self.view = FileView(context)
        self.messages = Messages(frame.below, context)
        self.history = History(frame, context)
        self.messages.undo_wanted.connect(self.history.undo)
        self.who = Who(frame, context, self.view.sidebar)
        self.since = Since(context, frame.settings)
        self.view.put_above(self.since)
        self.since.calendar_wanted.connect(self._show_calendar)
        self.files = FileCommands(frame, context, opener)
        self.messages.copy_wanted.connect(self.files.go_on_with_copy)
        self.check = QuietCheck(context)
        self.damage = Damage(frame, frame.below, context, self.check)
        self.damage.backups_wanted.connect(self.files.show_backups_at)
        self.files.leaving.connect(self.leaving)
        self.files.reopening.connect(self.reopening)
        self._connect()
        frame.stack.addWidget(self.view)
        frame.stack.setCurrentWidget(self.view)
        frame.menus.follow_file(True)
        self.history.follow()
        self.files.show_state()
        self._show_title()
        self.view.show_first()
        frame.installEventFilter(self)
        self.view.sidebar.pairsView.setFocus()
        self.since.begin(self.view.sidebar.pairs.lines)
        self.check.begin()

    def _connect(self) -> None:
        menus = self._frame.menus
        self._wire(menus.new_relationship, self.new_relationship)
        self._wire(menus.sort, self.view.sidebar.pairs.sort_by_need)
        self._wire(menus.search, self.view.search)
        self._wire(menus.export_all, self.export_all)
        self._wire(menus.print, self.print)
        self._wire(menus.tips, self.bring_tips_back)
        for action, command in (
            (menus.log_meeting, "log_meeting"),
            (menus.pause, "pause"),
            (menus.resume, "resume"),
            (menus.complete, "complete"),
            (menus.end_early, "end_early"),
            (menus.dates, "change_dates"),
            (menus.supervisor, "choose_supervisor"),
            (menus.informal, "toggle_informal"),
            (menus.remove, "remove"),
        ):
            self._wire(action, partial(self._command, command))
        self.view.sidebar.new_wanted.connect(self.new_relationship)
        self.view.new_wanted.connect(self.new_relationship)
        self.view.sidebar.removal_wanted.connect(self.files.remove_sample)
        self.view.showing.connect(self._follow_view)
        self.context.changed.connect(self._follow)

    def _show_calendar(self) -> None:
        self.view.show_page("calendar")

    def _wire(self, action: QAction, act: Callable[[], object]) -> None:
        def run() -> None:
            act()

        action.triggered.connect(run)
        self._wired.append((action, run))

    def _command(self, name: str) -> None:
        """Acts on the relationship in view."""
        if self.view.relationship is not None:
            getattr(self.view.relationship.commands, name)()

    def new_relationship(self) -> None:
        """Asks who, and brings the new pair into view."""
        dialog = NewRelationship(self._frame, self.context)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.view.show_relationship(dialog.relationship_id)

    def export_all(self) -> None:
        """Asks what is wanted for all relationships and where it goes, and writes it."""
        ExportAllDialog(self.context, self._frame).exec()

    def bring_tips_back(self) -> None:
        """All tips that were put away are shown again, where they belong."""
        self._frame.settings.bring_tips_back()
        self.context.tips_returned.emit()
        self._frame.status.show_saved(_("All tips are back, each in its place."))

    def print(self) -> None:
        """Prints what is in view of a relationship."""
        if self.view.relationship is not None and not self.view.relationship.print_shown():
            self.context.refused.emit(_("Go to the agreement or to the documents to print them."))

    def is_at(self, path: Path) -> bool:
        """Whether this is the file that is open."""
        return file_key(path) == file_key(self.context.database.path)

    def close(self) -> None:
        """Lets go of the file and of the menus."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is saved on leaving its field
        self.since.leave()
        self.check.close()
        self.damage.close()
        for action, run in self._wired:
            action.triggered.disconnect(run)
        self._frame.removeEventFilter(self)
        self.history.close()
        self.messages.close()
        self._frame.menus.follow_file(False)
        self._frame.status.clear()
        self._frame.stack.removeWidget(self.view)
        self.view.deleteLater()
        for waiting in self.view.findChildren(QTimer):
            waiting.stop()  # what it would do needs the file
        self.context.close()
        self.deleteLater()

    def _follow(self, change: Change) -> None:
        if change.touches(Programme):
            self._show_title()

    def _show_title(self) -> None:
        with self.context.database.reading() as session:
            name = programme_of(session).name
        title = _("{name} [{file}]").format(name=cut(name), file=self.context.database.path.name)
        self._frame.setWindowTitle(title)

    def _follow_view(self, page: RelationshipPage | None) -> None:
        if page is None:
            self._frame.menus.follow_relationship(None)
            return
        page.shown.connect(self._follow_head)
        self._follow_head(page.head)

    def _follow_head(self, head: Head) -> None:
        relationship = head.relationship
        self._frame.menus.follow_relationship(
            relationship.state, is_informal=relationship.is_informal
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window comes to the front: has another program written to the file?"""
        if event.type() == QEvent.Type.WindowActivate:
            self.files.look_again()
        return False
