"""Saves what can still be read of a damaged file to a new one; the original stays (P7)."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import DIGEST, Record
from mentor_desktop.store import gate, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.connection import connect, driver, limit_values, unlock, uri
from mentor_desktop.store.database import Database
from mentor_desktop.store.digests import keep_digests, key_of
from mentor_desktop.store.errors import name_of, told_of_disk
from mentor_desktop.store.history import add, unpack
from mentor_desktop.store.opening import make_file
from mentor_desktop.store.publishing import published
from mentor_desktop.store.unfinished import fresh_name, noted
from mentor_desktop.translation import _

_HEADER = 100  # bytes of SQLite's file header
_PAGE = 4096
_ALL = -1
_FURTHEST = 2**40  # no file has so many rows
_KIND = "SELECT type, sql FROM sqlite_schema WHERE name=? LIMIT 1"
_IS_VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL\b", re.IGNORECASE)
# What is damaged, too large, or takes longer than any row of ours, is left out.
_PASSED_OVER = (
    "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_TOOBIG", "SQLITE_INTERRUPT",
    "SQLITE_AUTH", "SQLITE_ERROR",
)  # fmt: skip


@dataclass(frozen=True)
class Salvaged:
    """How many rows were saved, by table; `damaged` names the tables with a gap.

    `left_out`: so many rows could be read, but are nothing that the program writes.
    """

    rows: dict[str, int]
    damaged: tuple[str, ...]
    left_out: int


def salvage(path: Path, target: Path, passphrase: str | None = None) -> Salvaged:
    """Copies every row of `path` that can be read to a new file; Refused if none can."""
    gate.check_is_file(path)
    with (
        told_of_disk(target),
        published(target) as fresh,
        _place_for_a_copy(target) as folder,
    ):
        copy = folder / path.name
        copy.touch(mode=0o600)
        shutil.copyfile(path, copy)
        journal = gate.journal_of(path)
        if journal.exists() and not gate.names_another(journal):
            shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        make_file(fresh, passphrase)
        if passphrase is None:
            _mend_header(copy, fresh)
        found = _copy_rows(copy, fresh, passphrase)
        if not sum(found.rows.values()):
            raise refusals.DamagedFile(path, "nothing can be read")
    _finish(target, path.stem, passphrase)
    return found


@contextmanager
def _place_for_a_copy(target: Path) -> Iterator[Path]:
    folder = fresh_name(target, "rescue")
    with noted(folder):
        folder.mkdir(mode=0o700)
        yield folder


def _mend_header(copy: Path, fresh: Path) -> None:
    """A lost header is that of a new file with the right number of pages."""
    with copy.open("rb+") as damaged, fresh.open("rb") as whole:
        start, header = damaged.read(_HEADER), bytearray(whole.read(_HEADER))
        if start[:24] == header[:24] and start[44:60] == header[44:60]:
            return
        pages = copy.stat().st_size // _PAGE
        header[28:32] = pages.to_bytes(4, "big")
        header[92:96] = header[24:28]  # the number of pages counts for this change counter
        header[32:40] = bytes(8)  # no free pages, as far as we know
        damaged.seek(0)
        damaged.write(header)


def _copy_rows(copy: Path, fresh: Path, passphrase: str | None) -> Salvaged:
    source = _open_damaged(copy, passphrase)
    target = connect(fresh, passphrase, "rw")
    keep_digests(target)
    rows: dict[str, int] = {}
    damaged, wrong = [], []
    left_out = 0
    try:
        target.execute("PRAGMA foreign_keys=OFF")
        target.execute("BEGIN IMMEDIATE")
        for table in Record.metadata.sorted_tables:
            reader = _Reader(source, table)
            rows[table.name] = 0
            for row in reader.rows():
                is_kept = _insert(target, table, row)
                rows[table.name] += is_kept
                left_out += 1 - is_kept
                if is_kept and reader.has_digests and _is_anew(target, table.name, row):
                    wrong.append((table.name, row[key_of(table.name)], row[DIGEST]))
            if reader.has_gap:
                damaged.append(table.name)
        _drop_dangling(target)
        for name, key, digest in wrong:  # so that `check` goes on naming these rows
            marks = f'UPDATE "{name}" SET {DIGEST}=? WHERE {key_of(name)}=?'
            target.execute(marks, (digest, key))
        target.execute("COMMIT")
    finally:
        source.close()
        target.close()
    return Salvaged(rows, tuple(damaged), left_out)


def _open_damaged(copy: Path, passphrase: str | None) -> Any:
    connection = driver(passphrase).connect(uri(copy, "rw"), uri=True, isolation_level=None)
    unlock(connection, passphrase)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    limit_values(connection, passphrase)
    return connection


class _Reader:
    """Reads a table from both ends and around what is damaged."""

    def __init__(self, source: Any, table: Table) -> None:
        self._source = source
        self._step = gate.limit_steps(source)
        self._table = table
        self._columns: tuple[str, ...] = ()
        self.has_gap = False
        self.has_digests = False  # of the same columns, by the same version

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row that can be read, with the columns that are there."""
        try:
            self._columns = self._find_columns()
        except Exception as error:
            self._note(error)
            return
        if not self._columns:
            self.has_gap = True
            return
        self.has_digests = self._is_of_now() and len(self._columns) == len(self._table.columns)
        next_row, step, most = 0, 1, _ALL
        while next_row < _FURTHEST:
            is_found = False
            try:
                self._step()
                for number, row in self._scan(next_row, most):
                    self._step()
                    next_row, step, is_found = number + 1, 1, True
                    yield row
            except Exception as error:
                self._note(error)
                if name_of(error).startswith("SQLITE_INTERRUPT"):
                    return
                if most == 1:
                    next_row, step = next_row + step, step * 2
                most = 1  # the driver looks a row ahead: one by one none is lost with the next
            else:
                if most == _ALL or not is_found:
                    return
                most = _ALL

    def _find_columns(self) -> tuple[str, ...]:
        """Those that are kept in a real table: a view, or a computed column, may never end."""
        name = self._table.name
        self._step()
        kind = self._source.execute(_KIND, (name,)).fetchone()
        if kind is None or kind[0] != "table" or _IS_VIRTUAL.match(str(kind[1])):
            return ()
        found = self._source.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
        ours = set(self._table.columns.keys())
        return tuple(row[1] for row in found if row[1] in ours and not row[6])

    def _is_of_now(self) -> bool:
        version = self._source.execute("PRAGMA user_version").fetchone()
        return bool(version[0] == gate.SCHEMA_VERSION)

    def _note(self, error: Exception) -> None:
        # UnicodeDecodeError: of SQLite's own message, where it quotes what is damaged.
        is_damage = isinstance(error, UnicodeDecodeError)
        if not is_damage and not name_of(error).startswith(_PASSED_OVER):
            raise error
        self.has_gap = True

    def _scan(self, first: int, most: int) -> Iterator[tuple[int, dict[str, Any]]]:
        columns = ", ".join(f'"{column}"' for column in self._columns)
        cursor = self._source.execute(
            f'SELECT rowid, {columns} FROM "{self._table.name}" NOT INDEXED'
            " WHERE rowid >= ? ORDER BY rowid LIMIT ?",
            (first, most),
        )
        for number, *values in cursor:
            yield number, dict(zip(self._columns, values, strict=True))


def _insert(target: Any, table: Table, row: dict[str, Any]) -> int:
    """1 where the row is whole enough to be kept, else 0."""
    if table.name == "change" and not _is_history(row):
        return 0
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" for _column in row)
    try:
        cursor = target.execute(
            f'INSERT OR IGNORE INTO "{table.name}" ({columns}) VALUES ({marks})',
            tuple(row.values()),
        )
    except Exception as error:
        if name_of(error).startswith(("SQLITE_CONSTRAINT", "SQLITE_MISMATCH")):
            return 0
        raise
    # Not rowcount: in Turkish Python takes no INSERT for one, and says -1.
    return int(cursor.execute("SELECT changes()").fetchone()[0])


def _is_anew(target: Any, table: str, row: dict[str, Any]) -> bool:
    """Whether the row got another digest than it had: it was changed past the program."""
    key = key_of(table)
    found = target.execute(f'SELECT {DIGEST} FROM "{table}" WHERE {key}=?', (row[key],)).fetchone()
    return found is not None and found[0] != row[DIGEST]


def _is_history(row: dict[str, Any]) -> bool:
    try:
        unpack(row["rows"])
    except Exception:  # whatever damaged bytes may do to three decoders
        return False
    return True


def _drop_dangling(target: Any) -> None:
    """What refers to a lost row lets go of it, or goes where it cannot be without."""
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, _parent, number in broken:
            references = target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(one[3] for one in references if one[0] == number)
            if Record.metadata.tables[table].columns[column].nullable:
                target.execute(f'UPDATE "{table}" SET "{column}"=NULL WHERE rowid=?', (row,))
            else:
                target.execute(f'DELETE FROM "{table}" WHERE rowid=?', (row,))


def _finish(target: Path, name: str, passphrase: str | None) -> None:
    """Gives the new file a programme if it lost its own, and an end to undo."""
    database = Database(Access(target, passphrase, read_only=False))  # it may lack its programme
    database.has_way_back = True
    label = _("Save what could be read")
    try:
        with database.reading() as session:
            has_programme = session.query(Programme).first() is not None
        if not has_programme:
            with database.changing(label) as session:
                session.add(Programme(name=name))
        with database.engine.begin() as connection:
            add(connection, label, (), "barrier", None, None)
    finally:
        database.close()
