"""P9: a full disk, a pulled stick, a read-only folder end in a sentence one can act on."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as cipher

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import access, refusals
from mentor_desktop.store.connection import connect
from mentor_desktop.store.database import Database
from mentor_desktop.store.errors import name_of, number_told, refusal, told
from mentor_desktop.store.opening import create_file, open_file
from tests.store.conftest import add_person, names

_ROOT = Path(__file__).parents[2]
_FILL = """
import resource, signal, sys
from pathlib import Path
from mentor_desktop.domain.person import Person
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.refusals import FileRefused
path = Path(sys.argv[1])
database = open_file(path)
database.has_way_back = True
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = path.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
kept = 0
try:
    while kept < 100:
        with database.changing("Add") as session:
            session.add(Person(name="Full", location="x" * 9_000))
        kept += 1
except FileRefused as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
with database.changing("Add") as session:
    session.add(Person(name="Full"))
print(kept + 1)
database.close()
"""


def sqlite_error(name: str) -> sqlite3.OperationalError:
    """An error as the driver raises it."""
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", refusals.NoRoom),
        ("SQLITE_IOERR_WRITE", refusals.CannotWrite),
        ("SQLITE_IOERR_READ", refusals.CannotRead),
        ("SQLITE_READONLY", refusals.CannotWrite),
        ("SQLITE_READONLY_DBMOVED", refusals.FileMoved),
        ("SQLITE_READONLY_ROLLBACK", refusals.NeedsRecovery),
        ("SQLITE_CANTOPEN", refusals.CannotWrite),
        ("SQLITE_BUSY", refusals.Busy),
        ("SQLITE_CORRUPT", refusals.DamagedFile),
        ("SQLITE_NOTADB", refusals.DamagedFile),
        ("SQLITE_TOOBIG", refusals.TooLong),
    ],
)
def test_each_kind_of_error_has_its_sentence(
    name: str, kind: type[refusals.FileRefused], path: Path
) -> None:
    with pytest.raises(kind, match=r"cohort\.mentor"), told(path):
        raise OperationalError("SELECT 1", {}, sqlite_error(name))
    with pytest.raises(kind), told(path):
        raise sqlite_error(name)


def test_a_bug_stays_a_bug(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), told(path):
        raise sqlite_error("SQLITE_ERROR")
    with pytest.raises(ZeroDivisionError), told(path):
        raise ZeroDivisionError


def test_errors_of_both_drivers_are_told_alike(path: Path) -> None:
    for module in (sqlite3, cipher):
        connection = module.connect(":memory:")
        for statement, name in (
            ("SELECT CAST(x'ff41' AS TEXT)", "SQLITE_CORRUPT"),  # it has no name of its own
            ("SELECT zeroblob(2000000000)", "SQLITE_TOOBIG"),
            ("SELECT * FROM nothing", "SQLITE_ERROR"),
        ):
            with pytest.raises(module.Error) as raised:
                connection.execute(statement).fetchall()
            assert name_of(raised.value) == name
        connection.close()
        nameless = module.OperationalError("as nobody knows")
        number_told(nameless, 13 | 7 << 8)
        assert name_of(nameless) == "SQLITE_FULL"


@pytest.mark.parametrize(
    "error",
    [
        Refused("This PDF is too large: string or blob too big, database or disk is full."),
        ValueError("Could not decode to UTF-8"),
        OverflowError("Python int too large to convert to SQLite INTEGER"),
        OSError("database disk image is malformed"),
        None,
    ],
)
def test_words_never_make_an_error_one_of_sqlite(error: Exception | None, path: Path) -> None:
    assert name_of(error) == ""
    assert error is None or refusal(error, path) is None


def test_a_refusal_about_something_else_blames_no_file(database: Database) -> None:
    with pytest.raises(Refused, match=r"^This PDF is too large\.$"), database.reading():
        raise Refused("This PDF is too large.")
    with pytest.raises(Refused, match=r"^This PDF is too large\.$"), database.changing("Take in"):
        raise Refused("This PDF is too large.")


def test_a_value_over_the_limit_is_told(database: Database) -> None:
    with pytest.raises(refusals.TooLong), database.changing("Add") as session:
        session.add(Person(name="x" * 20_000_001))
    assert names(database) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_takes_nothing_back(closed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(closed)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    kind, kept = done.stdout.split()
    assert kind in ("NoRoom", "CannotWrite")
    database = open_file(closed)
    assert names(database) == ["Ada"] + ["Full"] * int(kept)
    assert int(kept) >= 2
    database.close()


def test_another_program_that_holds_the_file_is_named(database: Database, path: Path) -> None:
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout=10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(refusals.Busy):
        add_person(database, "Ada")
    other.rollback()
    other.close()
    add_person(database, "Ada")
    assert names(database) == ["Ada"]


def test_a_file_that_sqlite_could_only_read_for_a_moment_is_written_to_again(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:  # SQLite itself does so where it may not open to write
        patch.setattr(access, "connect", lambda path, key, _mode: connect(path, key, "ro"))
        database = open_file(closed)
    with pytest.raises(refusals.CannotWrite):
        add_person(database, "Ben")
    add_person(database, "Ben")
    assert names(database) == ["Ada", "Ben"]
    database.close()


@pytest.mark.parametrize("is_committed", [True, False])
def test_after_an_error_of_commit_the_file_decides(database: Database, is_committed: bool) -> None:
    told_of: list[Change] = []
    database.listen(told_of.append)

    @event.listens_for(database.engine, "commit", once=True)
    def fail(connection: Any) -> None:
        if is_committed:
            connection.exec_driver_sql("COMMIT")
        error = sqlite_error("SQLITE_IOERR_DIR_FSYNC")
        raise OperationalError("COMMIT", {}, error)

    if is_committed:
        add_person(database, "Ada")
    else:
        with pytest.raises(refusals.CannotWrite):
            add_person(database, "Ada")
    assert names(database) == ["Ada"] * is_committed
    assert len(told_of) == is_committed
    add_person(database, "Ben")
    assert "Ben" in names(database)


def test_a_reader_leaves_an_unfinished_edit_to_a_writer(closed: Path) -> None:
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    for n in range(200):
        connection.execute(
            "INSERT INTO event(id, title, day, note) VALUES (?, '', '2026-03-09', ?)",
            (n, "x" * 3000),
        )
    journal = closed.with_name(closed.name + "-journal")
    data, kept = closed.read_bytes(), journal.read_bytes()
    connection.close()
    closed.write_bytes(data)
    journal.write_bytes(kept)
    with pytest.raises(refusals.NeedsRecovery):
        open_file(closed, read_only=True)
    assert closed.read_bytes() == data
    database = open_file(closed)
    assert names(database) == ["Ada"]
    database.close()
    assert not journal.exists()


@pytest.mark.parametrize("passphrase", [None, "a long passphrase"])
def test_a_value_out_of_range_is_told_and_taken_back(
    passphrase: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "ours.mentor"
    database = create_file(path, Programme(name="Spring"), passphrase)
    add_person(database, "Ada")
    with pytest.raises(refusals.OutOfRange, match="Nothing was changed"):
        _set_past_the_records(database, "name=CAST(zeroblob(5000000) AS TEXT)")
    with pytest.raises(IntegrityError):  # another rule is no matter of ranges
        _set_past_the_records(database, "name=NULL")
    assert names(database) == ["Ada"]
    add_person(database, "Ben")
    database.close()


def _set_past_the_records(database: Database, setting: str) -> None:
    with database.changing("Edit") as session:
        session.connection().exec_driver_sql(f"UPDATE person SET {setting}")
