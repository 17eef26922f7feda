"""Looks at single values: of their column's kind, not too long, a word that we know."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from mentor_desktop.domain.known_words import KNOWN_WORDS as WORDS_OF_RECORDS
from mentor_desktop.domain.ranges import Range, Words
from mentor_desktop.domain.record import Json, Record, UnreadableValue, read_json
from mentor_desktop.domain.text import clean_line
from mentor_desktop.store import history
from mentor_desktop.store.digests import key_of
from mentor_desktop.store.findings import Finding, restore_advice
from mentor_desktop.translation import _

_MOST_LETTERS = 60  # of an unknown word
KNOWN_WORDS = {
    **WORDS_OF_RECORDS,
    ("change", "state"): history.STATES,
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
    """Values outside the range of their column, but for words of ours."""
    raw: Any = connection.connection.driver_connection
    for table in Record.metadata.tables.values():
        for column in table.columns:
            range: Range | None = getattr(column.type, "range", None)
            if range is None or isinstance(range, Words):
                continue
            rows = raw.execute(
                f'SELECT {key_of(table.name)}, "{column.name}" FROM "{table.name}"'
                f' WHERE "{column.name}" IS NOT NULL'
            )
            for id, value in rows:
                if not _is_of_kind(column.type, value):
                    place = f"{table.name}.{column.name} {id}"
                    sentence = _("A value cannot be read as what it should be.")
                    yield Finding("value", place, sentence, restore_advice())


def _is_of_kind(kind: Any, value: Any) -> bool:
    if isinstance(value, _Broken) or not kind.range.allows(value):
        return False
    if isinstance(kind, Json):
        try:
            read_json(value)
        except UnreadableValue:
            return False
    return True


def unknown_words(connection: Connection) -> Iterator[Finding]:
    """Words of ours that are none, such as a state that nothing can be in."""
    for (table, column), known in KNOWN_WORDS.items():
        key = key_of(table)
        marks = ", ".join("?" for _word in known)
        rows = connection.exec_driver_sql(
            f'SELECT "{key}", "{column}" FROM "{table}" WHERE "{column}" NOT IN ({marks})', known
        )
        for id, word in rows:
            sentence = _("“{word}” cannot stand here. Mentor Desktop never writes that word.")
            said = sentence.format(word=clean_line(word)[:_MOST_LETTERS])
            yield Finding("value", f"{table}.{column} {id}", said, restore_advice())
