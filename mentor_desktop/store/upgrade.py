"""Brings an older file up to date in one transaction: all of it or nothing (P8).

A file's `user_version` is the number of its last migration; there is no second version
table that could say something else.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import IntegrityError

from mentor_desktop.store import gate, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.connection import make_engine
from mentor_desktop.store.digests import all_wrong_rows, seal_rows
from mentor_desktop.store.errors import told
from mentor_desktop.store.structure import our_structure, read_structure

MIGRATIONS = Path(__file__).parent / "migrations"


def check_older(connection: Any, path: Path, version: int) -> None:
    """ForeignStructure unless an open driver connection has exactly the tables of a version."""
    made = sqlite3.connect(":memory:", check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: made)
    try:
        with engine.begin() as ours:
            run_migrations(ours, 0, version)
        if read_structure(connection) != read_structure(made):
            raise refusals.ForeignStructure(path)
    finally:
        engine.dispose()
        made.close()


def upgrade(access: Access, version: int) -> None:
    """Runs the migrations after `version`; ForeignStructure where they do not make our schema.

    DamagedFile where a value is none that the program ever wrote: the file stays as it was.
    """
    engine = make_engine(lambda: _connect(access), access.passphrase, read_only=False)
    try:
        with told(access.path), engine.connect() as connection, connection.begin():
            raw = connection.connection.driver_connection
            wrong = all_wrong_rows(raw)
            run_migrations(connection, version)
            seal_rows(raw, wrong)
            _check(connection, access.path)
            connection.exec_driver_sql(f"PRAGMA user_version={gate.SCHEMA_VERSION}")
    except (refusals.OutOfRange, IntegrityError) as error:  # none where one must be, or one twice
        raise refusals.DamagedFile(access.path, str(error), is_value=True) from error
    finally:
        engine.dispose()


def _connect(access: Access) -> Any:
    connection = access.connect()
    # Making a table anew drops the old one; the references are checked before COMMIT.
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def run_migrations(connection: Connection, version: int, last: int | None = None) -> None:
    """Runs each migration whose number is higher than `version`, in order, up to the last."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - only an old file needs it
    from alembic.operations import Operations  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    scripts = ScriptDirectory(str(MIGRATIONS))
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    for script in reversed(tuple(scripts.walk_revisions())):
        number = int(script.revision)
        if number > version and (last is None or number <= last):
            with Operations.context(context):
                script.module.upgrade()


def _check(connection: Connection, path: Path) -> None:
    raw = connection.connection.driver_connection
    if read_structure(raw) != our_structure():
        raise refusals.ForeignStructure(path)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise refusals.DamagedFile(path, f"reference {broken}")
