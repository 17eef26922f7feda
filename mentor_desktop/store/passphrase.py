"""Sets, changes and removes the passphrase: a new file is made, verified, then put in place."""

from pathlib import Path
from typing import Any

from mentor_desktop.domain.address import real_path
from mentor_desktop.store import gate, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.backup import Backup, list_backups
from mentor_desktop.store.connection import check_passphrase, driver, quoted, unlock, uri
from mentor_desktop.store.database import Database
from mentor_desktop.store.errors import told, told_of_disk
from mentor_desktop.store.publishing import published


def set_passphrase(database: Database, passphrase: str | None) -> tuple[Backup, ...]:
    """Gives the open file another passphrase, or None; the file goes on where it was.

    Gives the backups from before: they still open as they were made.
    """
    if database.is_read_only:
        raise refusals.ReadOnlyFile(database.path)
    if passphrase is not None:
        check_passphrase(passphrase)
    database.look_again()
    database.let_go()
    before = database.access
    after = Access(database.path, passphrase, read_only=False)
    try:
        with told_of_disk(database.path):
            _recode(real_path(database.path), before.passphrase, passphrase)
    except BaseException:
        database.start_anew(before)
        raise
    database.start_anew(after)
    return list_backups(database.path)


def _recode(path: Path, old: str | None, new: str | None) -> None:
    with published(path, replace=True) as fresh:
        _export(path, old, fresh, new)
        connection, _version = Access(fresh, new, read_only=True).connect_checked()
        try:
            gate.check_whole(connection, fresh)
        finally:
            connection.close()


def _export(path: Path, old: str | None, fresh: Path, new: str | None) -> None:
    # SQLCipher's library also for a plain file: only it can write both kinds at once.
    connection = driver("").connect(uri(path, "rw"), uri=True, isolation_level=None)
    try:
        unlock(connection, old)
        connection.execute(f"ATTACH ? AS fresh KEY {quoted(new or '')}", (uri(fresh, "rwc"),))
        with told(path):
            connection.execute("BEGIN")
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            for mark in ("application_id", "user_version"):
                value = connection.execute(f"PRAGMA main.{mark}").fetchone()[0]
                connection.execute(f"PRAGMA fresh.{mark}={int(value)}")
            connection.execute("COMMIT")
            _compare(connection, path)
    finally:
        connection.close()


def _compare(connection: Any, path: Path) -> None:
    """DamagedFile unless every row is in both."""
    tables = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    for (name,) in tables:
        for one, other in (("main", "fresh"), ("fresh", "main")):
            lost = connection.execute(
                f'SELECT 1 FROM (SELECT * FROM {one}."{name}" EXCEPT'
                f' SELECT * FROM {other}."{name}") LIMIT 1'
            ).fetchone()
            if lost:
                raise refusals.DamagedFile(path, f"rows of {name} differ")
