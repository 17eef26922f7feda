"""What a file is made of, read by PRAGMAs: it must be exactly what we make (P10)."""

import re
import sqlite3
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import create_engine

from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL as _ALL  # noqa: F401 - makes the metadata whole
from mentor_desktop.store.history import change_table as _change_table  # noqa: F401 - the same

Structure = frozenset[tuple[Any, ...]]

# ANALYZE makes these; the others are SQLite's own.
_SYSTEM = "'sqlite_schema', 'sqlite_temp_schema', 'sqlite_stat1', 'sqlite_stat4'"
_TABLES = (
    "SELECT 'table', name, type, wr, strict FROM pragma_table_list"
    f" WHERE schema='main' AND name NOT IN ({_SYSTEM})"
)
_OURS = f"m.type='table' AND m.name NOT IN ({_SYSTEM})"
_COLUMNS = (
    "SELECT 'column', m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden"
    f" FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE {_OURS}"
)
_INDEXES = (
    'SELECT m.name, i.name, i."unique", i.origin, i.partial, x.seqno, x.name, x."desc", x.coll'
    " FROM sqlite_schema m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) x"
    f" WHERE {_OURS} AND x.key"
)
_REFERENCES = (
    'SELECT m.name, f.id, f.seq, f."table", f."from", f."to", f.on_update, f.on_delete'
    f" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE {_OURS}"
)
_TEXTS = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
_NEVER_OURS = frozenset(("COLLATE", "CONFLICT", "GENERATED", "AS", "VIRTUAL"))
# Texts and names in quotes, comments, words, and each other sign by itself.
_TOKEN = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|\w+|\S""", re.DOTALL
)


def read_structure(connection: Any) -> Structure:
    """The tables, columns, indexes, references and odd parts of an open driver connection."""
    odd = odd_parts(connection)
    if odd:  # asking about the columns of a hostile view would already take for ever
        return frozenset(odd)
    found: set[tuple[Any, ...]] = set(connection.execute(_TABLES))
    found.update(connection.execute(_COLUMNS))
    found.update(_indexes(connection))
    found.update(_references(connection))
    found.update(_checks(connection))
    return frozenset(found)


def odd_parts(connection: Any) -> set[tuple[Any, ...]]:
    """Views, triggers, virtual tables and rules that PRAGMAs do not show, but CHECKs."""
    return {
        ("odd", kind, name)
        for kind, name, text in connection.execute(_TEXTS)
        if kind not in ("table", "index") or _NEVER_OURS & _rules(text)[1]
    }


def _checks(connection: Any) -> set[tuple[Any, ...]]:
    """The CHECKs of all tables: no PRAGMA tells them."""
    return {
        ("check", name, check)
        for _kind, name, text in connection.execute(_TEXTS)
        for check in _rules(text)[0]
    }


@lru_cache(maxsize=256)  # read twice for each file, and most files have the same
def _rules(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The CHECKs in the text that makes a table, and the words beside them in capitals.

    A CHECK is given with one space between its parts, however it was written.
    """
    checks: list[list[str]] = []
    beside: set[str] = set()
    depth = 0  # of brackets within a CHECK
    for token in _TOKEN.findall(text):
        if depth or (checks and not checks[-1]):
            depth += (token == "(") - (token == ")")
            checks[-1].append(token)
        elif token.upper() == "CHECK":
            checks.append([])
        else:
            beside.add(token.upper())
    return tuple(" ".join(check) for check in checks), frozenset(beside)


def _indexes(connection: Any) -> set[tuple[Any, ...]]:
    """Indexes by what they do: those of a constraint are numbered, so their name is left out."""
    columns: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for table, name, unique, origin, partial, *column in connection.execute(_INDEXES):
        columns.setdefault((table, name, unique, origin, partial), []).append(tuple(column))
    return {
        ("index", table, name if origin == "c" else "", unique, origin, partial, *sorted(parts))
        for (table, name, unique, origin, partial), parts in columns.items()
    }


def _references(connection: Any) -> set[tuple[Any, ...]]:
    references: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
    for table, number, *rest in connection.execute(_REFERENCES):
        references.setdefault((table, number), []).append(tuple(rest))
    return {("reference", table, *sorted(parts)) for (table, _n), parts in references.items()}


@cache
def our_structure() -> Structure:
    """What a file made today is made of."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: connection)
    try:
        Record.metadata.create_all(engine)
        connection.commit()
        return read_structure(connection)
    finally:
        engine.dispose()
        connection.close()


def holds_ours(found: Structure) -> bool:
    """Whether a newer file still has every table and column that we would read, in our ranges."""
    needed = {part for part in our_structure() if part[0] in ("table", "check")}
    columns = {part[:4] for part in our_structure() if part[0] == "column"}
    return needed <= found and columns <= {part[:4] for part in found}
