"""Taking words out of a file for good, and out of what was kept of it: P12."""

from collections.abc import Iterable
from datetime import timedelta

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.clock import now
from mentor_desktop.store import erasing
from mentor_desktop.store.backup import Backup, list_backups
from mentor_desktop.store.database import Database
from mentor_desktop.store.refusals import ReadOnlyFile
from mentor_desktop.translation import _


def erase_person(database: Database, person_id: str) -> tuple[Backup, ...]:
    """Takes a person's words out of the file; gives the backups that still hold them.

    Undo stops here. Refused where there is no such person any more.
    """
    return erasing.erase_person(database, person_id)


def forget_history(database: Database, days: int = 0) -> int:
    """Drops what is kept of changes older than so many days, 0 for all; how many they were.

    Nothing in the file looks different after it, but undo stops here.
    """
    return erasing.forget_history(database, now() - timedelta(days=days))


def replace_backups(database: Database, old: Iterable[Backup]) -> Backup:
    """Makes a backup of the file as it is now, then deletes these; Refused where it cannot."""
    if database.is_read_only:
        raise ReadOnlyFile(database.path)
    fresh = database.back_up("bulk")
    for backup in old:
        delete_backup(database, backup)
    return fresh


def delete_backup(database: Database, backup: Backup) -> None:
    """Deletes a backup of this file; Refused where the disk does not let it go."""
    if backup not in list_backups(database.path):
        return  # gone already
    try:
        backup.path.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(
            _("A backup could not be deleted. It lies at {path}.").format(path=backup.path)
        ) from error
