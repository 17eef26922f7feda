"""The menu bar: every command of the window as an action; who has the file connects them."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from mentor_desktop.gui.settings import SCHEMES
from mentor_desktop.translation import _


class Menus(QObject):
    """Actions are attributes; those of an open file wait until `follow_file(True)`.

    Signals: `recent_chosen(Path)`, `scheme_chosen(str)`, `page_chosen(str)` a page's name.
    """

    recent_chosen = Signal(object)
    scheme_chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._of_file: list[QAction] = []
        self._of_relationship: list[QAction] = []
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_relationship()
        self._make_help()
        self.follow_file(False)
        self.follow_relationship(None)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _action(
        self,
        menu: QMenu,
        text: str,
        shortcut: QKeySequence.StandardKey | str | None = None,
        within: list[QAction] | None = None,
    ) -> QAction:
        action = QAction(text, self._window)
        if isinstance(shortcut, str):
            action.setShortcuts([QKeySequence.fromString(shortcut)])  # the singular needs `Qt`
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        menu.addAction(action)
        if within is not None:
            within.append(action)
        return action

    def _make_file(self) -> None:
        menu = self._menu(_("&File"))
        self.new_personal = self._action(menu, _("New for &myself…"))
        self.new_cohort = self._action(menu, _("&New for a cohort…"))
        self.open = self._action(menu, _("&Open…"), QKeySequence.StandardKey.Open)
        self.recent = menu.addMenu(_("Open &recent"))
        self.sample = self._action(menu, _("Explore a &sample cohort"))
        menu.addSeparator()
        self.save_copy = self._action(menu, _("Save a &copy…"), "Ctrl+Shift+S", self._of_file)
        self.passphrase = self._action(menu, _("&Passphrase…"), None, self._of_file)
        self.backups = self._action(menu, _("&Backups…"), None, self._of_file)
        self.forget = self._action(menu, _("&Forget old history…"), None, self._of_file)
        menu.addSeparator()
        self.export_all = self._action(
            menu, _("&Export for all relationships…"), None, self._of_file
        )
        self.verify = self._action(menu, _("&Verify a PDF…"))
        self.print = self._action(
            menu, _("Prin&t…"), QKeySequence.StandardKey.Print, self._of_relationship
        )
        menu.addSeparator()
        self.close = self._action(menu, _("C&lose file"), "Ctrl+W", self._of_file)
        self.quit = self._action(menu, _("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit(self) -> None:
        menu = self._menu(_("&Edit"))
        self.undo = self._action(menu, _("&Undo"), "Ctrl+Z", self._of_file)
        self.redo = self._action(menu, _("&Redo"), "Ctrl+Shift+Z", self._of_file)
        menu.addSeparator()
        self.search = self._action(menu, _("&Search"), "Ctrl+K", self._of_file)

    def _make_view(self) -> None:
        menu = self._menu(_("&View"))
        group = QActionGroup(self._window)
        names = {"system": _("Follow the &system"), "light": _("&Light"), "dark": _("&Dark")}
        self.schemes: dict[str, QAction] = {}
        for scheme in SCHEMES:
            action = self._action(menu, names[scheme])
            action.setCheckable(True)
            action.setData(scheme)
            group.addAction(action)
            self.schemes[scheme] = action
        group.triggered.connect(self._tell_scheme)
        menu.addSeparator()
        self.sort = self._action(menu, _("Sort relationships by &need"), None, self._of_file)

    def _make_relationship(self) -> None:
        menu = self._menu(_("&Relationship"))
        self.new_relationship = self._action(
            menu, _("&New relationship…"), QKeySequence.StandardKey.New, self._of_file
        )
        menu.addSeparator()
        one = self._of_relationship
        self.log_meeting = self._action(menu, _("&Log meeting…"), "Ctrl+L", one)
        menu.addSeparator()
        self.pause = self._action(menu, _("&Pause"), None, one)
        self.resume = self._action(menu, _("Res&ume"), None, one)
        self.complete = self._action(menu, _("&Complete…"), None, one)
        self.end_early = self._action(menu, _("&End early…"), None, one)
        menu.addSeparator()
        self.dates = self._action(menu, _("&Dates…"), None, one)
        self.supervisor = self._action(menu, _("&Supervisor…"), None, one)
        self.informal = self._action(menu, _("&Informal, without stages"), None, one)
        self.informal.setCheckable(True)
        menu.addSeparator()
        self.remove = self._action(menu, _("Remo&ve relationship"), None, one)

    def _make_help(self) -> None:
        menu = self._menu(_("&Help"))
        self.tips = self._action(menu, _("Show all &tips again"), None, self._of_file)
        menu.addSeparator()
        self.about = self._action(menu, _("&About Mentor Desktop"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.licences = self._action(menu, _("&Licences"))
        self.copy_details = self._action(menu, _("&Copy details for a report"))

    def follow_file(self, is_open: bool) -> None:
        """Commands on a file work only with one."""
        for action in self._of_file:
            action.setEnabled(is_open)
        if not is_open:
            self.follow_relationship(None)

    def follow_relationship(self, state: str | None, *, is_informal: bool = False) -> None:
        """Commands on a relationship work only on the one in view, as its state allows."""
        for action in self._of_relationship:
            action.setEnabled(state is not None)
        has_ended = state in ("completed", "ended_early")
        is_resting = has_ended or state == "paused"
        self.pause.setVisible(not is_resting)
        self.resume.setVisible(is_resting)
        self.resume.setText(_("&Reopen") if has_ended else _("Res&ume"))
        self.complete.setVisible(not has_ended)
        self.end_early.setVisible(not has_ended)
        self.informal.setChecked(is_informal)

    def follow_history(self, undo: str | None, redo: str | None) -> None:
        """Undo and redo say by name what they would do."""
        self.undo.setText(_("&Undo: {change}").format(change=_plain(undo)) if undo else _("&Undo"))
        self.redo.setText(_("&Redo: {change}").format(change=_plain(redo)) if redo else _("&Redo"))

    def show_scheme(self, scheme: str) -> None:
        """Ticks the look in use."""
        self.schemes[scheme].setChecked(True)

    def show_recent(self, recent: list[Path]) -> None:
        """Lists the files opened last."""
        self.recent.clear()
        for path in recent:
            action = self.recent.addAction(_plain(path.stem))
            action.setToolTip(str(path))
            action.setData(path)
            action.triggered.connect(self._tell_recent)
        self.recent.setEnabled(bool(recent))

    def _tell_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.recent_chosen.emit(action.data())

    def _tell_scheme(self, action: QAction) -> None:
        self.scheme_chosen.emit(action.data())


def _plain(text: str) -> str:
    """A person's words in a menu: an & is an &, no mnemonic."""
    return text.replace("&", "&&")
