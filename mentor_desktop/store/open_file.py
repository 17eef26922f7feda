"""The open file: its one connection, whether it is still ours, its backups, its listeners."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from mentor_desktop.domain.change import Change
from mentor_desktop.store import history
from mentor_desktop.store.access import Access
from mentor_desktop.store.backup import Backup, back_up, copy_to, no_backup
from mentor_desktop.store.errors import told, told_of_disk
from mentor_desktop.store.gate import note_closed, note_opened
from mentor_desktop.store.lock import DocumentLock
from mentor_desktop.store.publishing import published
from mentor_desktop.store.refusals import (
    CannotWrite,
    ChangedOutside,
    FileRefused,
    ForeignStructure,
    ReadOnlyFile,
    TooLong,
)
from mentor_desktop.store.watch import Watch

Listener = Callable[[Change], None]


class OpenFile:
    """One file with one connection: what `Database` stands on."""

    def __init__(self, access: Access, lock: DocumentLock | None = None) -> None:
        self.path = access.path
        self.is_read_only = access.read_only
        self.has_way_back = False  # a backup from before this session's first write
        self.backup_problem: str | None = None  # a sentence, where none could be made
        self._access = access
        self._lock = lock
        self._watch = Watch(access.path)
        self._listeners: list[Listener] = []
        self._is_in_use = False
        self._is_closed = False
        self.engine = access.engine()
        if not self.is_read_only:
            note_opened(self.path, encrypted=self.is_encrypted)
        self._start_watching()

    @property
    def is_encrypted(self) -> bool:
        """Whether the file has a passphrase."""
        return self._access.passphrase is not None

    @property
    def is_in_use(self) -> bool:
        """Whether it is being read or written just now, further up."""
        return self._is_in_use

    def close(self) -> None:
        """Lets go of the file; a use after that is a bug, and does not open it again."""
        self._is_closed = True
        self.engine.dispose()
        if not self.is_read_only:
            note_closed(self.path)
        if self._lock:
            self._lock.release()
            self._lock = None

    def let_go(self) -> None:
        """Closes the connection for a while; what comes next makes a new one."""
        if self._is_in_use:
            raise AssertionError("The file is being read or written already.")
        self.engine.dispose()

    def start_anew(self, access: Access) -> None:
        """Goes on with the file that now lies at the path, such as one with a new passphrase."""
        self.engine.dispose()
        self._access = access
        self._watch = Watch(self.path)
        if self._lock:
            self._lock.follow()
        self.engine = access.engine()
        note_opened(self.path, encrypted=self.is_encrypted)
        self._start_watching()

    @property
    def access(self) -> Access:
        """The way to the file."""
        return self._access

    def back_up(self, reason: str) -> Backup:
        """A verified backup in the data folder; Refused if it cannot be made.

        For "import" and "bulk" before such a change; that of a session is made by itself.
        """
        with self._connected(reading=True) as connection:
            backup = back_up(_raw(connection), self.path, self._access.passphrase, reason)
        self.has_way_back = True
        return backup

    def backup_to(self, target: Path) -> None:
        """A consistent, verified copy at `target`; Refused where something lies there."""
        with (
            told_of_disk(target),
            published(target) as fresh,
            self._connected(reading=True) as connection,
        ):
            copy_to(_raw(connection), fresh, self._access.passphrase)

    def compact(self) -> None:
        """Writes the file anew without gaps; what was in them is gone already (P12)."""
        try:
            with told(self.path), self._connected(reading=True) as connection:
                _raw(connection).execute("VACUUM")
        except FileRefused as error:
            logging.getLogger(__name__).warning("The file was not compacted: %s", error)
        self._watch.remember()

    def _keep_way_back(self) -> None:
        """P6. Whatever is wrong with a backup, one can still write: `backup_problem` tells it."""
        if self.has_way_back:
            return
        try:
            self.back_up("session")
        except Exception as error:
            self.backup_problem = no_backup(error)
            self.has_way_back = True

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to look with; what it finds stays readable after it."""
        try:
            with told(self.path), self._connected(reading=True) as connection:
                with Session(connection, autoflush=False, expire_on_commit=False) as session:
                    yield session
                    if session.new or session.dirty or session.deleted:
                        raise AssertionError("A reading session was written to.")
                connection.rollback()
        except TooLong as error:  # we never wrote it
            raise ForeignStructure(self.path) from error

    @contextmanager
    def _connected(self, *, reading: bool = False) -> Iterator[Connection]:
        """The one connection: an inner use would end the transaction of the outer one."""
        if self._is_in_use:
            raise AssertionError("The file is being read or written already.")
        if self._is_closed:
            raise AssertionError("The file is closed.")
        self._is_in_use = True
        try:
            with self.engine.connect().execution_options(reading=reading) as connection:
                yield connection
        finally:
            self._is_in_use = False

    @contextmanager
    def _writing(self, *, backing_up: bool = True) -> Iterator[Connection]:
        if self.is_read_only:
            raise ReadOnlyFile(self.path)
        self._check_place()
        if backing_up:
            self._keep_way_back()
        stamp: tuple[Any, ...] | None = None
        try:
            with told(self.path), self._connected() as connection, connection.begin():
                if self._watch.is_changed(_data_version(connection)):
                    raise ChangedOutside(self.path)
                yield connection
                stamp = history.stamp(connection)
        except ChangedOutside:
            self._tell_outside()
            raise
        except FileRefused as error:
            if stamp is None or not self._is_saved(stamp):
                if isinstance(error, CannotWrite):
                    self._open_afresh()
                raise
        finally:
            self._watch.remember()

    def _is_saved(self, stamp: tuple[Any, ...]) -> bool:
        """After an error of COMMIT: what the file says counts, not what we meant to write."""
        with suppress(FileRefused):
            self._reconnect()
            return bool(self._peek(history.stamp) == stamp)
        return False

    def _check_place(self) -> None:
        """P4: still the same file, still ours, as we left it."""
        if self._lock:
            self._lock.check()
        self._watch.check_place()
        if self._watch.is_touched():
            self._reconnect()
            self._watch.remember()
            self._tell_outside()
            raise ChangedOutside(self.path)

    def look_again(self) -> bool:
        """Whether another program wrote to the file: listeners are told. For a window's focus.

        Refused where the file was moved, replaced or taken over.
        """
        if self._is_in_use:
            return False
        try:
            if not self.is_read_only:
                self._check_place()
            with told(self.path), self._connected(reading=True) as connection:
                if not self._watch.is_changed(_data_version(connection)):
                    return False
        except ChangedOutside:
            return True
        self._watch.remember()
        self._tell_outside()
        return True

    def _reconnect(self) -> None:
        """Forgets everything read so far and passes the gate anew."""
        self.engine.dispose()
        self._start_watching()

    def _open_afresh(self) -> None:
        """SQLite may have opened the file to read only, and would for good, while it could not."""
        with suppress(FileRefused):
            self._reconnect()

    def _start_watching(self) -> None:
        with told(self.path), self._connected(reading=True) as connection:
            self._watch.remember_version(_data_version(connection))

    def _tell_outside(self) -> None:
        with told(self.path), self._connected(reading=True) as connection:
            self._watch.remember_version(_data_version(connection))
        self._tell(Change(0, "", (), "outside"))

    def _peek(self, look: Callable[[Connection], Any]) -> Any:
        with told(self.path), self._connected(reading=True) as connection:
            return look(connection)

    def listen(self, listener: Listener) -> None:
        """From now on, tell `listener` each Change after it is on the disk."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Tell `listener` no more."""
        self._listeners.remove(listener)

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _raw(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _data_version(connection: Connection) -> int:
    return int(_raw(connection).execute("PRAGMA data_version").fetchone()[0])
