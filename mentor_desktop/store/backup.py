"""Verified copies of a document, kept in the person's data folder: P6."""

import logging
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mentor_desktop.domain.address import real_path
from mentor_desktop.store import digests, gate, refusals
from mentor_desktop.store.connection import connect, driver, unlock
from mentor_desktop.store.errors import damage_told, number_told, told, told_of_disk
from mentor_desktop.store.folders import data_folder, make_private
from mentor_desktop.store.keeping import to_keep
from mentor_desktop.store.lock import document_key
from mentor_desktop.store.publishing import published
from mentor_desktop.translation import _

REASONS = ("session", "upgrade", "import", "bulk", "passphrase", "erase")
_MOMENT = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)\.([a-z]+)\.mentor")
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class Backup:
    """A copy of a document; `made_at` in UTC, `reason` one of REASONS, `size` in bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def backup_folder(path: Path) -> Path:
    """Where the backups of a document lie; it may not be there yet."""
    stem = _UNSAFE.sub("-", real_path(path).stem)[:40]
    return data_folder() / "backups" / f"{stem}-{document_key(path)}"


def list_backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a document, newest first; the document need not be there any more."""
    found = []
    with suppress(OSError):
        for copy in backup_folder(path).iterdir():
            match = _NAME.fullmatch(copy.name)
            if match:
                with suppress(ValueError):  # somebody's own file, of a day that never was
                    made_at = datetime.fromisoformat(match[1])
                    found.append(Backup(copy, made_at, match[2], copy.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def newest_good_backup(
    path: Path, passphrase: str | None = None, *, rows_too: bool = False
) -> Backup | None:
    """The newest backup that is whole; None where there is none. P7: what to suggest first.

    With `rows_too` each of its rows must be as it was saved, which takes longer. One from the
    future comes last: the clock was wrong when it was made.
    """
    future = datetime.now(UTC) + timedelta(days=1)
    for backup in sorted(list_backups(path), key=lambda one: one.made_at > future):
        with suppress(refusals.FileRefused), damage_told(backup.path):
            kept = passphrase if gate.is_encrypted(backup.path) else None
            _check(backup.path, kept, rows_too=rows_too)
            return backup
    return None


def back_up(source: Any, path: Path, passphrase: str | None, reason: str) -> Backup:
    """Copies the document of an open driver connection, verifies the copy, prunes old ones."""
    folder = backup_folder(path)
    made_at = _free_moment(path)
    target = folder / f"{made_at.strftime(_MOMENT)}.{reason}.mentor"
    with told_of_disk(target):
        make_private(folder)
        with published(target) as fresh:
            _copy_whole(source, path, fresh, passphrase)
        _prune(path, made_at)
        return Backup(target, made_at, reason, target.stat().st_size)


def no_backup(error: Exception) -> str:
    """Why there is none, in a sentence, for what goes on without one; a bug goes to the log."""
    if isinstance(error, refusals.FileRefused):
        logging.getLogger(__name__).warning("No backup: %s", error)
        return str(error)
    logging.getLogger(__name__).warning("No backup", exc_info=error)
    return _("it could not be made, for a reason that is noted in the log.")


def _free_moment(path: Path) -> datetime:
    """Now, or just after it where a clock that stands or was set back gives a moment twice."""
    taken = {backup.made_at for backup in list_backups(path)}
    moment = datetime.now(UTC)
    while moment in taken:
        moment += timedelta(microseconds=1)
    return moment


def _copy_whole(source: Any, path: Path, fresh: Path, passphrase: str | None) -> None:
    try:
        copy_to(source, fresh, passphrase)
    except refusals.DamagedFile as error:  # the copy is as the document is
        raise refusals.DamagedFile(path, error.detail) from error


def _prune(path: Path, now: datetime) -> None:
    backups = list_backups(path)
    kept = to_keep([backup.made_at for backup in backups], now)
    for backup in backups:
        if backup.made_at not in kept and backup.made_at != now:  # clocks are set back
            with suppress(OSError):  # a copy too many is no reason to stop an edit
                backup.path.unlink()


def copy_to(source: Any, target: Path, passphrase: str | None) -> None:
    """Copies by SQLite's backup, so also while others read and write; DamagedFile if not whole."""
    copy = driver(passphrase).connect(str(target), isolation_level=None)
    try:
        unlock(copy, passphrase)
        copy.execute("PRAGMA synchronous=OFF")  # it is brought to the disk when published
        with told(target):
            _copy_pages(source, copy)
            copy.execute("PRAGMA shrink_memory")  # so that it is verified as written
            gate.check_whole(copy, target)
    finally:
        copy.close()


def _copy_pages(source: Any, copy: Any) -> None:
    """SQLite's backup. The driver of SQLCipher gives no number with its errors, only on the way."""
    numbers = [0]
    try:
        source.backup(copy, progress=lambda number, _left, _all: numbers.append(number))
    except Exception as error:
        number_told(error, numbers[-1])
        raise


def restore(backup: Path, target: Path, passphrase: str | None = None) -> None:
    """Makes a backup a file of its own; Refused where one is there or the backup is damaged.

    An encrypted backup is checked only if its passphrase is given.
    """
    encrypted = gate.is_encrypted(backup)
    if not encrypted or passphrase is not None:
        with damage_told(backup):
            _check(backup, passphrase if encrypted else None)
    with told_of_disk(target), published(target) as fresh:
        shutil.copyfile(backup, fresh)


def _check(backup: Path, passphrase: str | None, *, rows_too: bool = False) -> None:
    try:
        connection = connect(backup, passphrase, "ro")
    except Exception as error:
        if passphrase is not None:
            raise refusals.WrongPassphrase(backup) from error
        raise
    try:
        gate.check_whole(connection, backup)
        if rows_too and digests.all_wrong_rows(connection):
            raise refusals.DamagedFile(backup)
    finally:
        connection.close()
