"""Joins the frame with an open file: opens, closes, and takes menus to where they act."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from mentor_desktop.gui.about.about import copy_details, tell_about
from mentor_desktop.gui.about.licences import LicencesDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.new_file import NewFileDialog
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.gui.window.desk import Desk
from mentor_desktop.gui.window.pdfs import Pdfs
from mentor_desktop.gui.window.turns import Turns
from mentor_desktop.operations.beginning import Begun
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


class Window(QObject):
    """One window with at most one file; `desk` is what belongs to the open one."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._opener = Opener(frame, frame.settings)
        self.desk: Desk | None = None
        self._is_opening = False
        self._turns = Turns(self)
        self.pdfs = Pdfs(frame, self._opened)
        self.pdfs.begun.connect(self._show_begun)
        self._connect_start()
        self._connect_menus()
        frame.closing.connect(self.close_file)

    def _connect_start(self) -> None:
        start = self._frame.start
        start.personal_wanted.connect(self.begin_personal)
        start.cohort_wanted.connect(self.begin_cohort)
        start.open_wanted.connect(self.choose_file)
        start.sample_wanted.connect(self.explore_sample)
        start.chosen.connect(self.open_file)

    def _connect_menus(self) -> None:
        menus = self._frame.menus
        wires: tuple[tuple[QAction, Callable[[], None]], ...] = (
            (menus.new_personal, self.begin_personal),
            (menus.new_cohort, self.begin_cohort),
            (menus.open, self.choose_file),
            (menus.sample, self.explore_sample),
            (menus.close, self._close_and_show_start),
            (menus.about, self._tell_about),
            (menus.licences, self._show_licences),
            (menus.copy_details, self._copy_details),
        )
        for action, act in wires:
            action.triggered.connect(act)
        menus.recent_chosen.connect(self.open_file)
        menus.scheme_chosen.connect(self._use_scheme)

    def _opened(self) -> Context | None:
        return self.desk.context if self.desk else None

    def _show_begun(self, begun: Begun) -> None:
        """A file that was made around an agreement, at that agreement."""
        self._frame.settings.remember_file(begun.database.path)
        self._show(begun.database)
        self._show_recent()
        if self.desk is not None and begun.relationship_id is not None:
            self.desk.view.show_relationship(begun.relationship_id, "agreement")

    def begin(self, path: Path | None, *, is_asking: bool = True) -> None:
        """Goes on after the first paint: with a file, or with the start page.

        Refused where the file does not open and nobody is to be asked.
        """
        try:
            if path is not None:
                self.open_file(path, is_asking=is_asking)
        finally:  # where our own fault stood in the way, too
            if self.desk is None:
                self._frame.show_start()

    @Slot(object)
    def come_forward(self, path: Path | None) -> None:
        """A second start: this window comes to the front, with its file if it brings one."""
        frame = self._frame
        frame.setWindowState(frame.windowState() & ~Qt.WindowState.WindowMinimized)
        frame.raise_()
        frame.activateWindow()
        if path is not None:
            self._turns.add(partial(self.open_file, path))

    def choose_file(self) -> None:
        """Asks which file to open."""
        path = self._opener.choose()
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path, *, is_asking: bool = True) -> None:
        """Opens a file in place of the one that is open."""
        if self._is_opening or (self.desk and self.desk.is_at(path)):
            return
        self._is_opening = True
        try:
            database = self._opener.open(path, is_asking=is_asking)
        finally:
            self._is_opening = False
        if database is not None:
            self._show(database)
        self._show_recent()

    def begin_personal(self) -> None:
        """A new file for two people."""
        self._begin_new(is_personal=True)

    def begin_cohort(self) -> None:
        """A new file for a programme."""
        self._begin_new(is_personal=False)

    def _begin_new(self, *, is_personal: bool) -> None:
        dialog = NewFileDialog(self._frame, is_personal=is_personal)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.begun is None:
            return
        begun = dialog.begun
        self._frame.settings.remember_file(begun.database.path)
        if begun.person_id:
            self._frame.settings.set_person_at(begun.database.path, begun.person_id)
        self._show(begun.database)
        self._show_recent()

    def explore_sample(self) -> None:
        """A copy of the sample cohort, in a folder of the program's own."""
        path = self._opener.make_sample()
        if path is not None:
            self.open_file(path)

    def _show(self, database: Database) -> None:
        self.close_file()
        context = Context(database)
        try:
            self.desk = Desk(self._frame, context, self._opener)
        except BaseException:
            self._frame.menus.follow_file(False)
            context.close()
            raise
        self.desk.leaving.connect(self._close_and_show_start)
        self.desk.reopening.connect(self._open_anew)

    @Slot(object)
    def _open_anew(self, path: Path) -> None:
        """The file is not what it was: let go of it, look at what lies at `path`."""
        self._close_and_show_start()
        self.open_file(path)

    def close_file(self) -> None:
        """Lets go of the open file, if there is one."""
        if self.desk is not None:
            desk, self.desk = self.desk, None
            desk.close()

    def _close_and_show_start(self) -> None:
        self.close_file()
        self._show_recent()
        self._frame.show_start()

    def _show_recent(self) -> None:
        self._frame.menus.show_recent(self._frame.settings.recent_files)
        self._frame.start.show_recent(self._frame.settings.recent_files)

    def _tell_about(self) -> None:
        tell_about(self._frame)

    def _show_licences(self) -> None:
        LicencesDialog(self._frame).exec()

    def _copy_details(self) -> None:
        copy_details()
        self._frame.status.show_saved(_("Details copied"))

    def _use_scheme(self, scheme: str) -> None:
        self._frame.settings.scheme = scheme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, scheme)
