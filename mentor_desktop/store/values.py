"""Looks at single values: of their column's kind, not too long, a word that we know."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, String

from mentor_desktop.domain.known_words import KNOWN_WORDS as WORDS_OF_RECORDS
from mentor_desktop.domain.record import Day, Json, Moment, Record, UnreadableValue, read_json
from mentor_desktop.domain.text import LONGEST_TEXT, clean_line
from mentor_desktop.store import history
from mentor_desktop.store.findings import Finding, restore_advice
from mentor_desktop.store.gate import SCHEMA_VERSION
from mentor_desktop.translation import _

_MOST_LETTERS = 60  # of an unknown word
KNOWN_WORDS = {
    **WORDS_OF_RECORDS,
    ("change", "state"): ("done", "undone", "barrier", "aside", "dropped"),
}


@contextmanager
def reading_any_text(connection: Connection) -> Iterator[Connection]:
    """Bytes that are no text are read with a mark in their place, and found as not right."""
    raw: Any = connection.connection.driver_connection
    usual = raw.text_factory
    raw.text_factory = _text
    try:
        yield connection
    finally:
        raw.text_factory = usual


class _Broken(str):
    """A text of bytes that are none."""


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _Broken(data.decode("utf-8", "replace"))


def unreadable_values(connection: Connection) -> Iterator[Finding]:
    """Values that are not of their column's kind, or longer than anything we write."""
    for table in history.tables(Record.metadata).values():
        for column in table.columns:
            # A folded copy may be longer than what it was made of.
            is_text = isinstance(column.type, String | Day | Moment | Json)
            if not is_text or column.name == "folded":
                continue
            rows = connection.exec_driver_sql(
                f'SELECT id, "{column.name}" FROM "{table.name}" WHERE "{column.name}" IS NOT NULL'
            )
            for id, value in rows:
                if not _is_of_kind(column.type, value):
                    place = f"{table.name}.{column.name} {id}"
                    sentence = _("A value cannot be read as what it should be.")
                    yield Finding("value", place, sentence, restore_advice())


def _is_of_kind(kind: Any, value: str) -> bool:
    if isinstance(value, _Broken):
        return False
    if isinstance(kind, Json):
        try:
            read_json(value)
        except UnreadableValue:
            return False
    elif isinstance(kind, Day | Moment):
        try:
            kind.process_result_value(value, None)  # type: ignore[arg-type] # no dialect is needed
        except ValueError:
            return False
    return len(value) <= LONGEST_TEXT


def unknown_words(connection: Connection) -> Iterator[Finding]:
    """Words of ours that are none, such as a state that nothing can be in."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar() != SCHEMA_VERSION:
        return  # another version may know other words
    for (table, column), known in KNOWN_WORDS.items():
        key = "seq" if table == "change" else "id"
        marks = ", ".join("?" for _word in known)
        rows = connection.exec_driver_sql(
            f'SELECT "{key}", "{column}" FROM "{table}" WHERE "{column}" NOT IN ({marks})', known
        )
        for id, word in rows:
            sentence = _("“{word}” cannot stand here. Mentor Desktop never writes that word.")
            said = sentence.format(word=clean_line(word)[:_MOST_LETTERS])
            yield Finding("value", f"{table}.{column} {id}", said, restore_advice())
