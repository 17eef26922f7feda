"""Brings an older file up to date in one transaction: all of it or nothing (P8).

A file's `user_version` is the number of its last migration; there is no second version
table that could say something else.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from mentor_desktop.store import gate, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.connection import make_engine
from mentor_desktop.store.errors import told
from mentor_desktop.store.structure import our_structure, read_structure

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(access: Access, version: int, migrations: Path = MIGRATIONS) -> None:
    """Runs the migrations after `version`; ForeignStructure where they do not make our schema."""
    engine = make_engine(lambda: _connect(access), access.passphrase, read_only=False)
    try:
        with told(access.path), engine.connect() as connection, connection.begin():
            run_migrations(connection, version, migrations)
            _check(connection, access.path)
            connection.exec_driver_sql(f"PRAGMA user_version={gate.SCHEMA_VERSION}")
    finally:
        engine.dispose()


def _connect(access: Access) -> Any:
    connection = access.connect()
    # Making a table anew drops the old one; the references are checked before COMMIT.
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def run_migrations(connection: Connection, version: int, migrations: Path = MIGRATIONS) -> None:
    """Runs each migration whose number is higher than `version`, in order."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - only an old file needs it
    from alembic.operations import Operations  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    scripts = ScriptDirectory(str(migrations))
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    for script in reversed(tuple(scripts.walk_revisions())):
        if int(script.revision) > version:
            with Operations.context(context):
                script.module.upgrade()


def _check(connection: Connection, path: Path) -> None:
    raw = connection.connection.driver_connection
    if read_structure(raw) != our_structure():
        raise refusals.ForeignStructure(path)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise refusals.DamagedFile(path, f"reference {broken}")
