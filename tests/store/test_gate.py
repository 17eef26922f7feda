"""P7, P8, P10: nothing is used before it is known to be whole and ours."""

import os
import sqlite3
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import refusals
from mentor_desktop.store.checking import check
from mentor_desktop.store.connection import connect
from mentor_desktop.store.gate import journal_of
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.structure import our_structure, read_structure
from tests.store.conftest import add_person, names


def run(path: Path, *statements: str) -> None:
    """Lets another program work on the file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_opens_what_it_made(closed: Path) -> None:
    database = open_file(closed)
    assert names(database) == ["Ada"]
    database.close()


def test_looking_changes_no_byte(closed: Path) -> None:  # P3
    before = closed.read_bytes(), closed.stat().st_mtime_ns
    for read_only in (False, True):
        database = open_file(closed, read_only=read_only)
        names(database)
        database.close()
    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == before
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(refusals.MissingFile):
        open_file(tmp_path / "none.mentor")
    with pytest.raises(refusals.NotAFile):
        open_file(tmp_path)
    empty = tmp_path / "empty.mentor"
    empty.touch()
    with pytest.raises(refusals.EmptyFile):
        open_file(empty)
    assert empty.stat().st_size == 0
    assert not (tmp_path / "none.mentor").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mentor")
    with pytest.raises(refusals.NotAFile):
        open_file(tmp_path / "pipe.mentor")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("letter.txt", b"Dear Ada, " * 1000, refusals.NotOurFile),
        ("paper.pdf", b"%PDF-1.7\n" + b"1 0 obj " * 1000, refusals.NotOurFile),
        ("named.mentor", b"Dear Ada, " * 1000, refusals.DamagedFile),
        ("short.mentor", b"SQLite format 3\0" + b"\0" * 84, refusals.DamagedFile),
        ("bent.bin", b"SQLite fOrmat 3\0" + b"\0" * 4080, refusals.DamagedFile),
        ("noise.mentor", bytes(range(256)) * 16, refusals.NeedsPassphrase),
        ("noise-cut.mentor", bytes(range(256)) * 17, refusals.DamagedFile),
    ],
)
def test_names_other_bytes(
    tmp_path: Path, name: str, data: bytes, kind: type[refusals.FileRefused]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(kind, match=name):
        open_file(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_page_torn_by_a_power_cut_goes_with_its_edit(path: Path, passphrase: str | None) -> None:
    create_file(path, Programme(name="Programme"), passphrase).close()
    size = path.stat().st_size
    connection = connect(path, passphrase, "rw")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    for number in range(100):
        row = (str(number), "x" * 3000)
        connection.execute(
            "INSERT INTO event(id, title, day, note) VALUES (?, '', '2026-03-09', ?)", row
        )
    data, journal = path.read_bytes(), journal_of(path).read_bytes()
    connection.close()
    torn = data + b"\1" * 777
    path.write_bytes(torn)
    with pytest.raises(refusals.DamagedFile):  # nothing says how it was
        open_file(path, passphrase)
    journal_of(path).write_bytes(journal)
    with pytest.raises(refusals.NeedsRecovery):
        open_file(path, passphrase, read_only=True)
    assert path.read_bytes() == torn
    open_file(path, passphrase).close()
    assert path.stat().st_size == size
    assert check(path, passphrase) == ()


def test_refuses_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.mentor"
    run(path, "CREATE TABLE note(text)")
    with pytest.raises(refusals.NotOurFile):
        open_file(path)


def test_a_newer_file_opens_to_read_only(closed: Path) -> None:  # P8
    run(closed, "PRAGMA user_version=99", "ALTER TABLE person ADD COLUMN star TEXT")
    with pytest.raises(refusals.NewerFile):
        open_file(closed)
    database = open_file(closed, read_only=True)
    assert names(database) == ["Ada"]
    with pytest.raises(refusals.ReadOnlyFile), database.changing("Edit"):
        pass
    database.close()


def test_a_newer_file_without_what_we_read_stays_closed(closed: Path) -> None:
    run(closed, "PRAGMA user_version=99", "ALTER TABLE person RENAME COLUMN name TO title")
    with pytest.raises(refusals.NewerFile):
        open_file(closed, read_only=True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM goal; END",
        "CREATE VIEW v AS SELECT * FROM person",
        "CREATE TABLE extra(a)",
        "CREATE VIRTUAL TABLE words USING fts5(a)",
        "ALTER TABLE person ADD COLUMN star TEXT",
        "ALTER TABLE person ADD COLUMN twice TEXT AS (name || name)",
        "DROP INDEX goal_of_relationship",
        "CREATE INDEX dear ON person(upper(name))",
        "PRAGMA journal_mode=WAL",
        "PRAGMA user_version=0",
    ],
)
def test_refuses_a_structure_that_is_not_ours(closed: Path, statement: str) -> None:  # P10
    run(closed, statement)
    for read_only in (False, True):
        with pytest.raises(refusals.ForeignStructure):
            open_file(closed, read_only=read_only)


@pytest.mark.parametrize(
    "statements",
    [
        ("PRAGMA page_size=512", "VACUUM"),
        ("PRAGMA page_size=65536", "VACUUM"),
        ("PRAGMA auto_vacuum=FULL", "VACUUM"),
        ("ANALYZE", "UPDATE sqlite_stat1 SET stat='99 nonsense -1'"),
        ("PRAGMA default_cache_size=1",),
    ],
)
def test_other_settings_of_a_file_change_nothing(closed: Path, statements: tuple[str, ...]) -> None:
    run(closed, *statements)
    database = open_file(closed)
    add_person(database, "Ben")
    database.undo()
    database.redo()
    assert names(database) == ["Ada", "Ben"]
    database.close()
    assert check(closed) == ()


def test_another_encoding_changes_nothing(closed: Path) -> None:
    other = closed.with_name("other.mentor")
    source, target = sqlite3.connect(closed), sqlite3.connect(other)
    target.execute("PRAGMA encoding='UTF-16be'")
    target.executescript("\n".join(source.iterdump()))
    for mark in ("application_id", "user_version"):
        target.execute(f"PRAGMA {mark}={source.execute(f'PRAGMA {mark}').fetchone()[0]}")
    source.close()
    target.close()
    database = open_file(other)
    add_person(database, "Ċezerić 字")
    assert names(database) == ["Ada", "Ċezerić 字"]
    database.close()
    # Each row was written by another program, in other bytes.
    assert {one.kind for one in check(other)} == {"row"}


def test_a_bomb_of_tables_does_not_hang(closed: Path) -> None:  # P10
    columns = ", ".join(f"c{number} TEXT" for number in range(200))
    run(closed, "BEGIN", *(f"CREATE TABLE t{number}({columns})" for number in range(500)))
    with pytest.raises(refusals.ForeignStructure):
        open_file(closed)


def test_refuses_rules_that_pragmas_do_not_show(closed: Path) -> None:  # P10
    run(
        closed,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql=replace(sql, 'title TEXT NOT NULL',"
        " 'title TEXT NOT NULL CHECK (length(title) < 3)') WHERE name='event'",
    )
    with pytest.raises(refusals.ForeignStructure):
        open_file(closed)


def test_a_bomb_of_views_does_not_hang(closed: Path) -> None:  # P10
    views = ["CREATE VIEW v0 AS SELECT 1 AS a"]
    views += [f"CREATE VIEW v{n} AS SELECT x.a FROM v{n - 1} x, v{n - 1} y" for n in range(1, 40)]
    views.append(
        "CREATE VIEW loop AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r)"
        " SELECT n FROM r"
    )
    run(closed, *views)
    with pytest.raises(refusals.ForeignStructure):  # else it took longer than there is time
        open_file(closed)


def test_sees_a_broken_reference(closed: Path) -> None:
    run(closed, "UPDATE person SET supervisor_id='nobody'")
    with pytest.raises(refusals.DamagedFile):
        open_file(closed)


def test_a_structure_reads_the_same_however_it_was_written(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    assert read_structure(connection) == our_structure()
    connection.close()


def test_refuses_to_make_a_file_over_another(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(Refused, match="there already"):
        create_file(closed, Programme(name="Another"))
    assert closed.read_bytes() == before


def test_a_huge_value_of_a_stranger_is_refused(closed: Path) -> None:  # P10
    run(closed, "UPDATE person SET role=CAST(zeroblob(25000000) AS TEXT)")
    database = open_file(closed, read_only=True)
    with pytest.raises(refusals.ForeignStructure):
        names(database)
    database.close()
    assert check(closed) != ()
