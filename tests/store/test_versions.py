"""P8: files that earlier versions made open in this one, with everything that is in them."""

import hashlib
import lzma
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from version_files import DONE, PASSPHRASE, UNDONE

from mentor_desktop.domain.person import Attachment
from mentor_desktop.operations.verifying import verify_pdf
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.checking import check
from mentor_desktop.store.connection import connect
from mentor_desktop.store.database import Database
from mentor_desktop.store.gate import SCHEMA_VERSION
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.upgrade import MIGRATIONS
from tests.store.conftest import names

FOLDER = Path(__file__).parent / "versions"
FILES = sorted(FOLDER.glob("version_*/*.xz"))
Rows = dict[str, set[tuple[Any, ...]]]


def version_of(packed: Path) -> int:
    """The version of the tables of a kept file."""
    return int(packed.parent.name[-4:])


def passphrase_of(packed: Path) -> str | None:
    """What opens a kept file."""
    return PASSPHRASE if packed.stem == "encrypted" else None


@pytest.fixture(params=FILES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def packed(request: pytest.FixtureRequest) -> Path:
    """A file of an earlier version or this one, as it is kept."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def unpacked(packed: Path, tmp_path: Path) -> Path:
    """The same, to be opened."""
    path = tmp_path / "old.mentor"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return path


def read_rows(path: Path, passphrase: str | None, columns: dict[str, str]) -> Rows:
    """All rows of some columns of some tables, past the program."""
    connection = connect(path, passphrase, "ro")
    try:
        return {
            table: set(connection.execute(f'SELECT {names} FROM "{table}"'))
            for table, names in columns.items()
        }
    finally:
        connection.close()


def columns_of(path: Path, passphrase: str | None) -> dict[str, str]:
    """The columns of each table, as SELECT takes them."""
    connection = connect(path, passphrase, "ro")
    try:
        return dict(
            connection.execute(
                "SELECT m.name, group_concat('\"' || x.name || '\"')"
                " FROM sqlite_schema m, pragma_table_info(m.name) x"
                " WHERE m.type='table' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name"
            )
        )
    finally:
        connection.close()


def test_each_version_has_left_its_files() -> None:
    kept = {(version_of(one), one.stem) for one in FILES}
    kinds = ("cohort", "encrypted", "sample")
    assert {(version, kind) for version in range(1, SCHEMA_VERSION) for kind in kinds} <= kept


@pytest.mark.parametrize("kept", sorted(FOLDER.glob("version_*/migration.sha256")))
def test_the_migration_of_a_version_with_files_is_as_it_was(kept: Path) -> None:
    text = (MIGRATIONS / "versions" / f"{kept.parent.name}.py").read_text(encoding="utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() == kept.read_text(encoding="ascii").strip()


@pytest.mark.usefixtures("_keys_as_shipped")
def test_it_opens_with_all_that_is_in_it_and_can_be_gone_on_with(
    packed: Path, unpacked: Path, tmp_path: Path
) -> None:
    passphrase = passphrase_of(packed)
    columns = columns_of(unpacked, passphrase)
    before = read_rows(unpacked, passphrase, columns)
    database = open_file(unpacked, passphrase)
    try:
        backups = [one.path for one in list_backups(unpacked)]
        if version_of(packed) < SCHEMA_VERSION:
            (backup,) = backups
            assert read_rows(backup, passphrase, columns) == before
        assert read_rows(unpacked, passphrase, columns) == before
        assert check(database) == ()
        _go_back_and_forth(database)
        assert check(database) == ()
        _verify_a_paper(database, tmp_path)
    finally:
        database.close()
    open_file(unpacked, passphrase).close()
    assert check(unpacked, passphrase) == ()


def _go_back_and_forth(database: Database) -> None:
    assert DONE in names(database)
    database.redo()
    assert UNDONE in names(database)
    database.undo()
    database.undo()
    assert DONE not in names(database)
    assert database.undo_label is None


def _verify_a_paper(database: Database, folder: Path) -> None:
    with database.reading() as session:
        paper = session.scalars(select(Attachment.data).order_by(Attachment.id)).first()
    if paper is None:  # made-up pairs have none
        return
    path = folder / "agreement.pdf"
    path.write_bytes(paper)
    found = verify_pdf(path, database)
    assert found.verdict in ("unchanged", "unknown signer"), found.problems
    assert found.in_file == "same"
    assert found.signed
