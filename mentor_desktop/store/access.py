"""The way to one file: makes its connection, again and again, through the gate."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from mentor_desktop.store import gate, refusals
from mentor_desktop.store.connection import connect, make_engine
from mentor_desktop.store.digests import keep_digests
from mentor_desktop.store.errors import damage_told, name_of
from mentor_desktop.store.gate import pass_gate


class Access:
    """Path, passphrase (None: a plain file) and whether one may write."""

    def __init__(self, path: Path, passphrase: str | None, *, read_only: bool) -> None:
        self.path = path
        self.passphrase = passphrase
        self.read_only = read_only
        self._ready: Any = None

    def connect(self) -> Any:
        """A driver connection with our settings; refused where file or passphrase is wrong."""
        mode = "ro" if self.read_only else "rw"
        with damage_told(self.path):
            try:
                return connect(self.path, self.passphrase, mode)
            except Exception as error:
                name = name_of(error)
                if name == "SQLITE_NOTADB" and self.passphrase is not None:
                    raise refusals.WrongPassphrase(self.path) from error
                if self.read_only and name.startswith("SQLITE_CANTOPEN"):
                    raise refusals.CannotRead(self.path) from error
                # SQLCipher does not say that it is for the sake of a journal
                if self.read_only and name == "SQLITE_READONLY":
                    raise refusals.NeedsRecovery(self.path) from error
                raise

    def connect_checked(self) -> tuple[Any, int]:
        """A connection that passed the gate, and the version of its schema."""
        connection = self.connect()
        try:
            with damage_told(self.path):
                version = pass_gate(connection, self.path, read_only=self.read_only)
                if not self.read_only and version == gate.SCHEMA_VERSION:
                    keep_digests(connection)
        except BaseException:
            connection.close()
            raise
        return connection, version

    def hand_on(self, connection: Any) -> None:
        """The engine's first connection is this one; later ones pass the gate anew."""
        self._ready = connection

    def engine(self) -> Engine:
        """An engine with one connection to the file."""
        return make_engine(self._take, self.passphrase, read_only=self.read_only)

    def _take(self) -> Any:
        ready, self._ready = self._ready, None
        return self.connect_checked()[0] if ready is None else ready
