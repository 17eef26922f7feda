"""P8: files of real earlier versions are upgraded whole or not at all, at each statement.

By default some of the statements are tried; all with MENTOR_DESKTOP_EXPLORE=1.
"""

import lzma
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from version_files import PASSPHRASE

from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.checking import check
from mentor_desktop.store.connection import connect
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import DamagedFile, FileRefused, ForeignStructure
from tests.exploring import tries

_ROOT = Path(__file__).parents[2]
_KEPT = Path(__file__).parent / "versions/version_0001"
_STEP = tries(67, 1)
_DIE = """
import os, shutil, sys
from pathlib import Path
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
import alembic.migration, alembic.operations, alembic.script
from mentor_desktop.store import opening
def die_before(left):
    def count(*arguments):
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(9)
    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    opening.open_file(Path(sys.argv[1]), sys.argv[2] or None).close()
    os._exit(0)
warm = Path(shutil.copy(sys.argv[1], sys.argv[1] + ".warm"))  # makes what all forks need
opening.open_file(warm, sys.argv[2] or None).close()
for line in sys.stdin:
    process = os.fork()
    if process == 0:
        die_before(int(line))
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
"""


@pytest.fixture
def older(tmp_path: Path, kind: str) -> Path:
    """A file of the first version."""
    path = tmp_path / "older.mentor"
    path.write_bytes(lzma.decompress((_KEPT / f"{kind}.xz").read_bytes()))
    return path


@pytest.fixture
def kind() -> str:
    """Which of the kept files."""
    return "cohort"


def state_of(path: Path, passphrase: str | None) -> tuple[Any, ...]:
    """Version, number of tables, people: all that a reader needs to tell old from new from half."""
    connection = connect(path, passphrase, "rw")  # an edit that was cut off is taken back
    try:
        return tuple(
            connection.execute(question).fetchone()[0]
            for question in (
                "PRAGMA user_version",
                "PRAGMA integrity_check",
                "SELECT count(*) FROM sqlite_schema",
                "SELECT count(*) FROM pragma_table_info('person')",
                "SELECT group_concat(name) FROM person ORDER BY id",
            )
        )
    finally:
        connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.parametrize("kind", ["cohort", "encrypted"])
@pytest.mark.usefixtures("_keys_as_shipped")
def test_killed_at_a_statement_it_is_old_or_new(older: Path, kind: str) -> None:
    passphrase = PASSPHRASE if kind == "encrypted" else None
    old = state_of(older, passphrase)
    whole = older.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", _DIE, str(older), passphrase or ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert process.stdin
    assert process.stdout
    found, number, status = [], 1, 9
    while status == 9:
        older.write_bytes(whole)
        process.stdin.write(f"{number}\n")
        process.stdin.flush()
        status = int(process.stdout.readline())
        found.append(state_of(older, passphrase))
        number += _STEP * (1 if kind == "cohort" or _STEP == 1 else 2)
    process.communicate()
    assert status == 0
    assert len(found) >= 3
    assert set(found[:-1]) == {old}
    assert found[-1][0] == 2
    assert found[-1][4] == old[4]
    assert check(older, passphrase) == ()


def test_an_error_at_a_statement_leaves_it_as_it_was(older: Path) -> None:
    whole = older.read_bytes()
    tried = 0
    for number in range(1, 1_000, _STEP):
        left = number

        def fail(*_arguments: Any) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise sqlite3.OperationalError("database or disk is full")

        event.listen(Engine, "before_cursor_execute", fail)
        try:
            open_file(older).close()
        except (sqlite3.OperationalError, DBAPIError, FileRefused):
            tried += 1
            assert older.read_bytes() == whole
        else:
            break
        finally:
            event.remove(Engine, "before_cursor_execute", fail)
    assert tried >= 3
    assert check(older) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meeting SET day='9999-12-31'",
        "UPDATE meeting SET minutes=100000000000",
        "UPDATE meeting SET time='99:99'",
        "UPDATE relationship SET starts='2026-02-31'",
        "UPDATE goal SET state='dreaming'",
        "UPDATE person SET name=hex(zeroblob(9000000))",
    ],
)
def test_a_value_that_was_never_written_is_told_and_nothing_changes(
    older: Path, statement: str
) -> None:
    connection = sqlite3.connect(older)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = older.read_bytes()
    with pytest.raises(DamagedFile) as told:
        open_file(older)
    assert told.value.is_value
    assert older.read_bytes() == before
    assert list_backups(older) == ()


def test_a_rule_of_a_stranger_in_an_older_file_is_never_asked(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("PRAGMA writable_schema=ON")
    more = ("PRIMARY KEY", "CHECK (length(hex(zeroblob(1e8))) > 1), PRIMARY KEY")
    connection.execute("UPDATE sqlite_schema SET sql=replace(sql, ?, ?) WHERE name='event'", more)
    connection.commit()
    connection.close()
    with pytest.raises(ForeignStructure):
        open_file(older)
