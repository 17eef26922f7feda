"""Opens a file, with the person's help where something stands in the way."""

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.files import trouble
from mentor_desktop.gui.files.ask_passphrase import AskPassphrase
from mentor_desktop.gui.files.moments import moment
from mentor_desktop.gui.files.new_file import ENDING, with_ending
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.widgets.question import Choice, Question, tell
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.operations.protecting import protection
from mentor_desktop.store import refusals
from mentor_desktop.store.backup import Backup, list_backups, newest_good_backup, restore
from mentor_desktop.store.conflicts import conflict_copies
from mentor_desktop.store.database import Database
from mentor_desktop.store.folders import data_folder, make_private
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import FileRefused
from mentor_desktop.store.salvage import salvage
from mentor_desktop.translation import _, ngettext


@dataclass(frozen=True)
class Attempt:
    """How to try it: which file, with what."""

    path: Path
    passphrase: str | None = None
    read_only: bool = False
    take_over: bool = False


class Opener:
    """Asks on `parent`; what it opens or is told to forget it notes in `settings`."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        self._parent = parent
        self._settings = settings

    def choose(self) -> Path | None:
        """Which file to open, None for none."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._parent, _("Open a file"), self._folder(), _("Mentoring files (*.mentor)")
        )
        return Path(chosen) if chosen else None

    def _folder(self) -> str:
        recent = self._settings.recent_files
        return str(recent[0].parent) if recent else str(Path.home())

    def open(self, path: Path, *, is_asking: bool = True) -> Database | None:
        """The open file; None if the person leaves it, Refused where nobody is to be asked."""
        attempt: Attempt | None = Attempt(path.absolute())
        while attempt is not None:
            try:
                database = open_file(
                    attempt.path,
                    attempt.passphrase,
                    read_only=attempt.read_only,
                    take_over=attempt.take_over,
                )
            except FileRefused as refusal:
                if not is_asking:
                    raise
                attempt = self._next(attempt, refusal)
            else:
                self._settings.remember_file(attempt.path)
                if is_asking:
                    self._tell_of_copies(attempt.path)
                return database
        return None

    def _tell_of_copies(self, path: Path) -> None:
        """Once for each: what another computer changed may be in there, and only there."""
        told = self._settings.copies_told
        fresh = [one for one in conflict_copies(path) if str(one) not in told]
        if not fresh:
            return
        self._settings.copies_told = [*told, *map(str, fresh)]
        sentence = _(
            "Beside {name} lies {copies}. Programs that sync folders make such a copy where a "
            "file was changed on two computers at once. Look whether it holds something that is "
            "missing here."
        )
        copies = ", ".join(one.name for one in fresh)
        self.tell(sentence.format(name=path.name, copies=copies), _("There is another copy"))

    def _next(self, attempt: Attempt, refusal: FileRefused) -> Attempt | None:
        if isinstance(refusal, refusals.NeedsPassphrase | refusals.WrongPassphrase):
            return self._with_passphrase(attempt, refusal)
        does = trouble.ask(self._parent, refusal)
        if does == trouble.READ_ONLY:
            return replace(attempt, read_only=True)
        if does == trouble.TAKE_OVER:
            return replace(attempt, take_over=True)
        if does == trouble.RETRY:
            return attempt
        if does == trouble.FORGET:
            self._settings.forget_file(attempt.path)
            return None
        if does == trouble.CHOOSE:
            chosen = self.choose()
            return Attempt(chosen) if chosen else None
        return self._saved_elsewhere(attempt, does) if does else None

    def _with_passphrase(self, attempt: Attempt, refusal: FileRefused) -> Attempt | None:
        is_wrong = isinstance(refusal, refusals.WrongPassphrase)
        dialog = AskPassphrase(
            self._parent,
            str(refusals.NeedsPassphrase(attempt.path)),
            str(refusal) if is_wrong else "",
            typed=attempt.passphrase or "",
            has_backup=is_wrong and bool(list_backups(attempt.path)),
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        attempt = replace(attempt, passphrase=dialog.passphrase)
        return self._saved_elsewhere(attempt, trouble.RESTORE) if dialog.wants_backup else attempt

    def _saved_elsewhere(self, attempt: Attempt, does: str) -> Attempt | None:
        """Makes a new file out of what is there, and goes on with that one."""
        if does == trouble.RESTORE:
            return self._restored(attempt)
        target = self.ask_target(attempt.path)
        if target is None:
            return None
        try:
            if does == trouble.COPY:
                self._copy(attempt, target)
            else:
                self._salvage(attempt, target)
        except FileRefused as refusal:
            return self._next(attempt, refusal)
        except Refused as refusal:
            self.tell(str(refusal))
            return attempt
        return Attempt(target, attempt.passphrase)

    def _restored(self, attempt: Attempt) -> Attempt | None:
        """The newest whole backup as a file of its own; after a wrong passphrase asks again."""
        path, passphrase = attempt.path, attempt.passphrase
        if passphrase is None and protection(list_backups(path)[0]) == "passphrase":
            passphrase = self._ask_for_backups(path)
            if passphrase is None:
                return None
        newest = newest_good_backup(path, passphrase)
        if newest is None and passphrase is not None:
            sentence = _("None of its backups opens with this passphrase: look for a slip in it.")
            self.tell(sentence, _("No backup opens"))
            return attempt
        if newest is None:
            self.tell(_("None of the backups of this file is whole."))
            return None
        if newest != list_backups(path)[0] and not self._takes_older(newest):
            return attempt if attempt.passphrase is not None else None
        target = self.ask_target(path)
        if target is None:
            return None
        try:
            restore(newest.path, target, passphrase)
        except Refused as refusal:
            self.tell(str(refusal))
            return attempt
        return Attempt(target, passphrase)

    def _takes_older(self, backup: Backup) -> bool:
        """The newest is damaged, or has another passphrase."""
        question = Question(
            self._parent,
            _("An older backup"),
            _("Newer backups do not open. The newest that does was made {moment}.").format(
                moment=moment(backup.made_at)
            ),
            (Choice("restore", _("Restore it…"), "primary"),),
        )
        return bool(question.ask())

    def _ask_for_backups(self, path: Path) -> str | None:
        sentence = _("The backups of {name} are protected. Enter the passphrase it had.")
        dialog = AskPassphrase(self._parent, sentence.format(name=path.name))
        return dialog.passphrase if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _copy(self, attempt: Attempt, target: Path) -> None:
        """Reading changes nothing, so a copy can be made of what is open elsewhere."""
        source = open_file(attempt.path, attempt.passphrase, read_only=True)
        try:
            source.backup_to(target)
        finally:
            source.close()

    def _salvage(self, attempt: Attempt, target: Path) -> None:
        """Says what came out; the damaged file stays as it is."""
        saved = salvage(attempt.path, target, attempt.passphrase)
        count = sum(saved.rows.values())
        sentence = ngettext(
            "{count} entry could be read and is in the new file. Look through it; what is "
            "missing may be in a backup.",
            "{count} entries could be read and are in the new file. Look through it; what is "
            "missing may be in a backup.",
            count,
        )
        self.tell(sentence.format(count=written_number(count)), _("What could be saved"))

    def ask_target(self, path: Path) -> Path | None:
        """Where a copy of `path` is to lie, None for nowhere."""
        proposed = _free_name(path.parent, _("{name} (copy)").format(name=path.stem))
        chosen, _filter = QFileDialog.getSaveFileName(
            self._parent,
            _("Where to keep the copy"),
            str(proposed),
            _("Mentoring files (*.mentor)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return with_ending(chosen) if chosen else None

    def tell(self, sentence: str, title: str = "") -> None:
        """Says what could not be done, or under another title what was."""
        tell(self._parent, title or _("That did not work"), sentence)

    def make_sample(self) -> Path | None:
        """A fresh copy of the sample cohort among the program's own data; None if it fails."""
        folder = data_folder() / "samples"
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            make_private(folder)
            path = _free_name(folder, _("Sample cohort"))
            make_demo(path)
        except (Refused, OSError) as refusal:
            self.tell(str(refusal))
            return None
        finally:
            QGuiApplication.restoreOverrideCursor()
        return path

    def delete_sample(self, path: Path) -> None:
        """Deletes a closed sample and takes it off the recent files."""
        try:
            path.unlink(missing_ok=True)
        except OSError:
            self.tell(_("{name} could not be deleted where it lies.").format(name=path.name))
            return
        self._settings.forget_file(path)


def _free_name(folder: Path, title: str) -> Path:
    names = (title if count == 1 else f"{title} {count}" for count in itertools.count(1))
    return next(path for path in (folder / (name + ENDING) for name in names) if not path.exists())
