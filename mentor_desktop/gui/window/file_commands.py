"""What a person does with the open file as a whole: copy, protect, back up, remove."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mentor_desktop.domain.change import Change
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files import trouble
from mentor_desktop.gui.files.backups_dialog import BackupsDialog
from mentor_desktop.gui.files.forgetting import ask_to_forget
from mentor_desktop.gui.files.moments import moment
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.files.passphrase_dialog import PassphraseDialog
from mentor_desktop.gui.frame import Frame
from mentor_desktop.store.backup import Backup, list_backups
from mentor_desktop.store.refusals import ChangedOutside, FileRefused
from mentor_desktop.translation import _


class FileCommands(QObject):
    """`leaving()` asks to close the file, `reopening(Path)` to open one in its place."""

    leaving = Signal()
    reopening = Signal(object)

    def __init__(self, frame: Frame, context: Context, opener: Opener) -> None:
        super().__init__(context)
        self._frame = frame
        self._context = context
        self._opener = opener
        self._told: type[FileRefused] | None = None
        self._had_way_back = context.database.has_way_back
        menus = frame.menus
        menus.save_copy.triggered.connect(self.save_copy)
        menus.passphrase.triggered.connect(self.change_passphrase)
        menus.backups.triggered.connect(self.show_backups)
        menus.forget.triggered.connect(self.forget_history)
        context.saved.connect(frame.status.show_saved)
        context.changed.connect(self._follow)
        context.refused.connect(self.look_again)

    def show_state(self) -> None:
        """The status bar as it is when nothing is going on."""
        status, database = self._frame.status, self._context.database
        if database.is_read_only:
            status.show_saved(_("Open to read only"))
        else:
            status.show_saved(_("All changes saved"))
        status.show_protection(_("Encrypted") if database.is_encrypted else "")
        self._show_backup()

    def _show_backup(self) -> None:
        database = self._context.database
        backups = list_backups(database.path)
        if database.backup_problem:
            said = _("No backup: {reason}").format(reason=database.backup_problem)
        elif backups:
            said = _("Backup {moment}").format(moment=moment(backups[0].made_at))
        else:
            said = _("No backup yet")
        self._frame.status.show_backup(said)

    def _follow(self, change: Change) -> None:
        self._told = None
        if self._context.database.has_way_back != self._had_way_back:
            self._had_way_back = self._context.database.has_way_back
            self._show_backup()

    def save_copy(self) -> None:
        """A copy elsewhere; this file stays the open one."""
        self._copied()

    def go_on_with_copy(self) -> None:
        """A copy elsewhere takes the place of this file in the window."""
        copy = self._copied()
        if copy is not None:
            self.reopening.emit(copy)

    def _copied(self) -> Path | None:
        """Where the copy lies, None if there is none."""
        target = self._opener.ask_target(self._context.database.path)
        if target is None:
            return None
        with self._context.refusals():
            self._context.database.backup_to(target)
            self._frame.status.show_saved(_("Copy saved as {name}").format(name=target.name))
            return target
        return None

    def change_passphrase(self) -> None:
        """Asks for a new passphrase, or takes it off."""
        PassphraseDialog(self._frame, self._context).exec()
        self.show_state()

    def show_backups(self) -> None:
        """Lists the backups; each can become a file of its own."""
        self.show_backups_at(None)

    def show_backups_at(self, chosen: Backup | None) -> None:
        """The same, with one of them chosen."""
        BackupsDialog(self._frame, self._context, self._opener, chosen).exec()
        self._show_backup()

    def forget_history(self) -> None:
        """Asks how much of what came before may go, and drops it for good."""
        ask_to_forget(self._frame, self._context)

    def remove_sample(self) -> None:
        """Closes and deletes the copy; only of a file that says it is a sample."""
        path = self._context.database.path
        self.leaving.emit()
        self._opener.delete_sample(path)

    def look_again(self) -> None:
        """Told at once if the file was moved, replaced or changed outside."""
        try:
            self._context.database.look_again()
        except ChangedOutside:
            return
        except FileRefused as refusal:
            if type(refusal) is not self._told:
                self._told = type(refusal)
                self._offer(refusal)
        else:
            self._told = None

    def _offer(self, refusal: FileRefused) -> None:
        does = trouble.ask(self._frame, refusal)
        if does == trouble.COPY:
            self.go_on_with_copy()  # nothing more can be saved in the file that went
        elif does == trouble.RETRY:
            self._told = None
            self.look_again()
        elif does == trouble.REOPEN:
            self.reopening.emit(self._context.database.path)
