"""Making and opening a file."""

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import text

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL as _ALL  # noqa: F401 - makes the metadata whole
from mentor_desktop.store import gate, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.backup import back_up, no_backup
from mentor_desktop.store.connection import (
    APPLICATION_ID,
    check_passphrase,
    connect,
    make_engine,
)
from mentor_desktop.store.database import Database
from mentor_desktop.store.errors import damage_told, told_of_disk
from mentor_desktop.store.lock import DocumentLock
from mentor_desktop.store.publishing import published, sweep
from mentor_desktop.store.unfinished import sweep_unfinished
from mentor_desktop.store.upgrade import check_older, upgrade
from mentor_desktop.translation import _


def create_file(path: Path, programme: Programme, passphrase: str | None = None) -> Database:
    """A new file with its programme; Refused where something lies there already."""
    if passphrase is not None:
        check_passphrase(passphrase)
    with told_of_disk(path), published(path) as fresh:
        make_whole(fresh, programme, passphrase)  # before it lies there: never half a file
    database = open_file(path, passphrase)
    database.has_way_back = True  # an empty file needs no backup
    return database


def make_whole(path: Path, programme: Programme, passphrase: str | None = None) -> None:
    """A file of ours with its programme, at a free path or in an empty file."""
    make_file(path, passphrase)
    database = Database(Access(path, passphrase, read_only=False))
    database.has_way_back = True
    try:
        with database.changing(_("New file"), undo="barrier") as session:
            session.add(programme)
    finally:
        database.close()


def make_file(path: Path, passphrase: str | None) -> None:
    """A file of ours without a row, at a free path or in an empty file."""
    engine = make_engine(lambda: connect(path, passphrase, "rwc"), passphrase, read_only=False)
    try:
        with engine.connect() as connection, connection.begin():
            connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version={gate.SCHEMA_VERSION}"))
            Record.metadata.create_all(connection)
    finally:
        engine.dispose()


def open_file(
    path: Path,
    passphrase: str | None = None,
    *,
    read_only: bool = False,
    take_over: bool = False,
) -> Database:
    """The file, ready to use; a subclass of FileRefused says what stands in the way.

    `take_over`: open although another computer's note says that it has the file.
    """
    sweep_unfinished()
    gate.check_is_file(path)
    if not read_only and not _is_writable(path):
        raise refusals.ReadOnlyPlace(path)
    lock = None if read_only else DocumentLock(path)
    if lock:
        with told_of_disk(path):
            lock.take(take_over=take_over)
        sweep(path)
    try:
        return _open(path, passphrase, lock, read_only=read_only)
    except BaseException:
        if lock:
            lock.release()
        raise


def _open(
    path: Path, passphrase: str | None, lock: DocumentLock | None, *, read_only: bool
) -> Database:
    if not gate.is_encrypted(path):
        passphrase = None
    elif passphrase is None:
        raise refusals.NeedsPassphrase(path)
    else:
        check_passphrase(passphrase)
    if not read_only:  # a reader never plays a journal
        gate.check_journal(path)
    access = Access(path, passphrase, read_only=read_only)
    connection, problem = _connect_whole(access)
    access.hand_on(connection)
    database = Database(access, lock)
    database.backup_problem = problem
    return database


def _connect_whole(access: Access) -> tuple[Any, str | None]:
    """A connection to a file of our version, and why there is no backup of an older one."""
    backup = problem = None
    connection, version = access.connect_checked()
    is_older = version < gate.SCHEMA_VERSION
    try:
        with damage_told(access.path):
            if is_older:  # before its CHECKs are asked
                check_older(connection, access.path, version)
            gate.check_whole(connection, access.path)
            gate.check_programme(connection, access.path)
        if not is_older:
            return connection, None
        try:
            backup = back_up(connection, access.path, access.passphrase, "upgrade")
        except Exception as error:  # all of the upgrade happens or nothing: it may go on
            problem = no_backup(error)
    except BaseException:
        connection.close()
        raise
    connection.close()
    try:
        upgrade(access, version)
    except refusals.DamagedFile:
        if backup:
            backup.path.unlink(missing_ok=True)  # it is as damaged as the file, which stays
        raise
    return access.connect_checked()[0], problem


def _is_writable(path: Path) -> bool:
    """SQLite needs the folder too, for its journal."""
    if sys.platform == "win32":
        return os.access(path, os.W_OK)
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
