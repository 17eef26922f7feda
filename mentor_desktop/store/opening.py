"""Making and opening a file."""

from pathlib import Path

from sqlalchemy import text

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL as _ALL  # noqa: F401 - makes the metadata whole
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.connection import (
    APPLICATION_ID,
    check_passphrase,
    connect,
    make_engine,
)
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

SCHEMA_VERSION = 1


def create_file(path: Path, programme: Programme, passphrase: str | None = None) -> Database:
    """A new file with its programme; Refused where something lies there already."""
    if passphrase is not None:
        check_passphrase(passphrase)
    if path.exists():
        raise Refused(_("{name} is there already. Choose another name.").format(name=path.name))
    engine = make_engine(lambda: connect(path, passphrase, "rwc"), passphrase, read_only=False)
    with engine.connect() as connection, connection.begin():
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))
        Record.metadata.create_all(connection)
    database = Database(engine, path)
    with database.changing(_("New file"), undo="barrier") as session:
        session.add(programme)
    return database


def open_file(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> Database:
    """The file, ready to use."""
    mode = "ro" if read_only else "rw"
    engine = make_engine(lambda: connect(path, passphrase, mode), passphrase, read_only=read_only)
    return Database(engine, path, is_read_only=read_only)
