"""How a file is reached: the driver, the settings of every connection, BEGIN IMMEDIATE."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.digests import offer_digests
from mentor_desktop.translation import _

APPLICATION_ID = 0x4D454E54
_LONGEST_VALUE = 20_000_000
_LONGEST_PASSPHRASE = 1_000
# reliability.md, Settings
_SETTINGS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "locking_mode=NORMAL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "busy_timeout=3000",
    "temp_store=MEMORY",  # nothing of the file lies anywhere else
)
_SETTINGS_OF_WRITERS = ("journal_mode=DELETE", "synchronous=EXTRA")


def driver(passphrase: str | None) -> ModuleType:
    """The library that reads the file: the standard one, or SQLCipher for a passphrase."""
    if passphrase is None:
        return sqlite3
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only encrypted files need it

    return dbapi2  # type: ignore[no-any-return] # it has no types


def check_passphrase(passphrase: str) -> None:
    """Refused for a passphrase that SQLCipher would not take as words."""
    if not passphrase.strip():
        raise Refused(_("A passphrase needs at least one character."))
    if len(passphrase) > _LONGEST_PASSPHRASE:
        raise Refused(_("A passphrase takes at most 1,000 characters. Choose a shorter one."))
    if "\0" in passphrase:
        raise Refused(_("A passphrase cannot hold that character."))
    if passphrase.lower().startswith("x'"):
        raise Refused(_("A passphrase cannot begin with x'. Choose another beginning."))


def uri(path: Path, mode: str) -> str:
    """The path as SQLite takes it; mode "ro", "rw" or "rwc"."""
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"


def quoted(passphrase: str) -> str:
    """The passphrase as SQL writes it: PRAGMA key takes no parameter."""
    return "'" + passphrase.replace("'", "''") + "'"


def unlock(connection: Any, passphrase: str | None) -> None:
    """Gives a connection its passphrase, before anything else; None: it needs none."""
    if passphrase is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")  # it would print to the terminal
        connection.execute(f"PRAGMA key={quoted(passphrase)}")


def connect(path: Path, passphrase: str | None, mode: str) -> Any:
    """A connection of the driver with our settings; mode "ro", "rw" or "rwc"."""
    module = driver(passphrase)
    connection = module.connect(
        uri(path, mode),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        unlock(connection, passphrase)
        limit_values(connection, passphrase)
        if passphrase is not None:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        offer_digests(connection)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if mode != "ro":
            for setting in _SETTINGS_OF_WRITERS:
                connection.execute(f"PRAGMA {setting}")
            if sys.platform == "darwin":
                connection.execute("PRAGMA fullfsync=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def limit_values(connection: Any, passphrase: str | None) -> None:
    """No value is longer than any of ours; SQLCipher's driver has no way to say so."""
    if passphrase is None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)


def make_engine(connector: Callable[[], Any], passphrase: str | None, *, read_only: bool) -> Engine:
    """An engine with one connection; a transaction begins where SQLAlchemy says so."""
    engine = create_engine(
        "sqlite://",
        module=driver(passphrase),
        creator=connector,
        poolclass=StaticPool,
        hide_parameters=True,  # an error goes into the log; what people wrote does not
    )
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        options = connection.get_execution_options()
        # Past SQLAlchemy: one statement of its own takes a tenth of the time of saving.
        connection.connection.driver_connection.execute(
            "BEGIN" if options.get("reading") else begin
        )

    return engine
