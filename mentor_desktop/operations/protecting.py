"""What a passphrase protects: the file, and the copies kept of it."""

from pathlib import Path

from mentor_desktop.store import backup as copies
from mentor_desktop.store import gate
from mentor_desktop.store.backup import Backup
from mentor_desktop.store.database import Database
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.store.refusals import DamagedFile, FileRefused, WrongPassphrase


def protect(database: Database, passphrase: str | None) -> tuple[Backup, ...]:
    """Gives the file another passphrase, or None; gives the backups that open as before.

    A file that gets its first passphrase gives those that anyone can read.
    """
    was_encrypted = database.is_encrypted
    older = set_passphrase(database, passphrase)
    if was_encrypted:
        return older
    return tuple(one for one in older if protection(one) == "open")


def protection(backup: Backup) -> str:
    """ "passphrase", "open" or, where its bytes are no file of ours, "damaged"."""
    try:
        return "passphrase" if gate.is_encrypted(backup.path) else "open"
    except FileRefused:
        return "damaged"


def restore_backup(database: Database, backup: Backup, target: Path) -> bool:
    """Makes a backup a file of its own; False if it opens with another passphrase than this file.

    Refused where something lies at `target`, or the backup is damaged.
    """
    kind = protection(backup)
    if kind == "damaged":
        raise DamagedFile(backup.path)
    passphrase = database.access.passphrase
    if kind == "passphrase" and passphrase is None:
        copies.restore(backup.path, target)
        return False
    try:
        copies.restore(backup.path, target, passphrase)
    except WrongPassphrase:
        copies.restore(backup.path, target)
        return False
    return True
