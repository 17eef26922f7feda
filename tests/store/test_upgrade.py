"""P8: an older file is brought up to date whole or not at all, after a backup.

By default it is killed at every third statement; at each with MENTOR_DESKTOP_EXPLORE=1.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from mentor_desktop.store import gate
from mentor_desktop.store import upgrade as module
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import ForeignStructure, OlderFile
from mentor_desktop.store.structure import our_structure, read_structure
from tests.exploring import tries
from tests.store.conftest import names

_ROOT = Path(__file__).parents[2]
_FIRST = """
from alembic import op
from mentor_desktop.domain.record import Record
revision = "0001"
down_revision = None
def upgrade():
    Record.metadata.create_all(op.get_bind())
    op.execute("ALTER TABLE person ADD COLUMN star TEXT")
    op.execute("DROP INDEX relationship_of_mentee")
"""
_SECOND = """
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("UPDATE person SET star='*'")
    op.execute("ALTER TABLE person DROP COLUMN star")
"""
_THIRD = """
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    op.execute("UPDATE programme SET name=name || ' 3'")
    op.create_index("relationship_of_mentee", "relationship", ["mentee_id"])
"""
# For each number on its input, opens the file with the migrations in a fork that dies before
# that statement; prints how it ended. A first upgrade, of a copy, makes what all forks need.
_DIE = """
import os, shutil, sys
from pathlib import Path
from sqlalchemy import Engine, StaticPool, create_engine, event
import alembic.migration, alembic.operations, alembic.script
from mentor_desktop.store import gate, opening, upgrade
gate.SCHEMA_VERSION = 3
upgrade.MIGRATIONS = Path(sys.argv[2])
if sys.argv[3] == "each statement alone":
    upgrade.make_engine = lambda connector, *_about, **_named: create_engine(
        "sqlite://", creator=connector, poolclass=StaticPool
    )
def die_before(left):
    def count(*arguments):
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(9)
    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    opening.open_file(Path(sys.argv[1])).close()
    os._exit(0)
opening.open_file(Path(shutil.copy(sys.argv[1], sys.argv[1] + ".warm"))).close()
for line in sys.stdin:
    process = os.fork()
    if process == 0:
        die_before(int(line))
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
"""


@pytest.fixture
def older(closed: Path) -> Path:
    """A file of a made-up version 1: one column more, one index less."""
    connection = sqlite3.connect(closed)
    connection.execute("ALTER TABLE person ADD COLUMN star TEXT")
    connection.execute("DROP INDEX relationship_of_mentee")
    connection.execute("PRAGMA user_version=1")
    connection.commit()
    connection.close()
    return closed


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """Migrations that lead from that version to ours, which is called 3."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for number, text in enumerate((_FIRST, _SECOND, _THIRD), start=1):
        (folder / "versions" / f"version_{number:04}.py").write_text(text)
    return folder


@pytest.fixture
def _as_version_3(closed: Path, monkeypatch: pytest.MonkeyPatch, migrations: Path) -> None:
    """From now on ours is version 3; the file was made before."""
    monkeypatch.setattr(gate, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(module, "MIGRATIONS", migrations)


def programme_name(path: Path) -> str:
    """The name in the file: the third migration changes it."""
    connection = sqlite3.connect(path)
    name: str = connection.execute("SELECT name FROM programme").fetchone()[0]
    connection.close()
    return name


def test_the_migrations_make_exactly_our_schema() -> None:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: made)
    with engine.begin() as connection:
        module.run_migrations(connection, 0)
    assert read_structure(made) == our_structure()
    engine.dispose()
    made.close()


@pytest.mark.usefixtures("_as_version_3")
def test_an_upgrade_goes_on_without_a_place_for_backups(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(older / "no folder"))
    database = open_file(older)
    assert names(database) == ["Ada"]
    assert database.backup_problem
    database.close()


@pytest.mark.usefixtures("_as_version_3")
def test_an_older_file_is_brought_up_to_date_after_a_backup(older: Path) -> None:
    database = open_file(older)
    assert names(database) == ["Ada"]
    database.close()
    assert programme_name(older) == "Programme 3"
    (backup,) = list_backups(older)
    assert backup.reason == "upgrade"
    assert programme_name(backup.path) == "Programme"


@pytest.mark.usefixtures("_as_version_3")
def test_a_reader_does_not_bring_it_up_to_date(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(OlderFile):
        open_file(older, read_only=True)
    assert older.read_bytes() == before
    assert list_backups(older) == ()


@pytest.mark.usefixtures("_as_version_3")
def test_a_strangers_trigger_does_not_run_in_an_upgrade(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM goal; END")
    connection.close()
    with pytest.raises(ForeignStructure):
        open_file(older)


@pytest.mark.usefixtures("_as_version_3")
def test_an_upgrade_that_ends_elsewhere_changes_nothing(older: Path, migrations: Path) -> None:
    third = migrations / "versions/version_0003.py"
    third.write_text(_THIRD.replace("relationship_of_mentee", "by_another_name"))
    with pytest.raises(ForeignStructure):
        open_file(older)
    assert programme_name(older) == "Programme"


@pytest.fixture
def way() -> str:
    """How the upgrade of `killer` goes about it."""
    return "one transaction"


@pytest.fixture
def killer(older: Path, migrations: Path, way: str) -> Iterator[Callable[[int], int]]:
    """Upgrades the file until before a statement; gives the exit status."""
    process = subprocess.Popen(
        [sys.executable, "-c", _DIE, str(older), str(migrations), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )

    def upgrade_until(number: int) -> int:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{number}\n")
        process.stdin.flush()
        return int(process.stdout.readline())

    yield upgrade_until
    process.communicate()


def found_at_each_statement(
    older: Path, killer: Callable[[int], int]
) -> Iterator[tuple[int, bool, str]]:
    """Version, whether the structure is ours, and name, of the file killed at each statement."""
    old = older.read_bytes()
    for number in range(1, 200, tries(3, 1)):
        older.write_bytes(old)
        status = killer(number)
        connection = sqlite3.connect(older)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        is_ours = read_structure(connection) == our_structure()
        connection.close()
        assert whole == "ok"
        yield version, is_ours, programme_name(older)
        if status == 0:
            return
        assert status == 9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_killed_at_any_statement_it_is_old_or_new(
    older: Path, killer: Callable[[int], int]
) -> None:
    found = list(found_at_each_statement(older, killer))
    assert set(found) == {(1, False, "Programme"), (3, True, "Programme 3")}
    assert found.count((1, False, "Programme")) >= 8
    assert found[-1] == (3, True, "Programme 3")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.parametrize("way", ["each statement alone"])
def test_the_same_kills_find_an_upgrade_that_is_not_one_transaction(
    older: Path, killer: Callable[[int], int]
) -> None:
    whole = ((1, False, "Programme"), (3, True, "Programme 3"))
    assert any(one not in whole for one in found_at_each_statement(older, killer))
