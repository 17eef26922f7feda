"""Looks through a whole file: its pages, references, signatures, values and history."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, text

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import fingerprint, read_content
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record, UnreadableValue
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store import digests, gate, history, refusals
from mentor_desktop.store.access import Access
from mentor_desktop.store.database import Database
from mentor_desktop.store.findings import Finding, restore_advice
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.values import reading_any_text, unknown_words, unreadable_values
from mentor_desktop.translation import _

_MOST = 20  # of one kind; who has more needs the advice, not the list
_Check = Callable[[Connection], Iterator["Finding"]]


def check(subject: Database | Path, passphrase: str | None = None) -> tuple[Finding, ...]:
    """All that is wrong with a file; Refused where it cannot be looked at at all."""
    if isinstance(subject, Database):
        return _check(subject)
    try:
        database = open_file(subject, passphrase, read_only=True)
    except (refusals.DamagedFile, refusals.ForeignStructure, refusals.EmptyFile) as error:
        if not isinstance(error, refusals.DamagedFile) or not error.is_value:
            return (not_whole(error),)
        kept = passphrase if gate.is_encrypted(subject) else None
        database = Database(Access(subject, kept, read_only=True))  # to say which value
    try:
        return _check(database)
    finally:
        database.close()


def not_whole(error: refusals.FileRefused) -> Finding:
    """A file that cannot be read through."""
    detail = error.detail if isinstance(error, refusals.DamagedFile) else ""
    return Finding("database", detail, str(error), restore_advice())


def _check(database: Database) -> tuple[Finding, ...]:
    found: list[Finding] = []
    try:
        with database.reading() as session, reading_any_text(session.connection()) as connection:
            for one in CHECKS:
                with suppress(UnreadableValue):  # that value has a finding of its own
                    found.extend(one(connection))
    except (refusals.DamagedFile, refusals.ForeignStructure) as error:
        if not found:
            found.append(not_whole(error))
    return tuple(dict.fromkeys(found))


def _version(connection: Connection) -> Iterator[Finding]:
    """What a newer version means by its rows, this one does not know."""
    if int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) > gate.SCHEMA_VERSION:
        sentence = _("A newer Mentor Desktop made this file, so it was not checked whole.")
        yield Finding("database", "", sentence, _("Check it with the newer version."))


def _pages(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").all():
        if line != "ok" and not str(line).startswith(gate.OUT_OF_RANGE):  # values are told below
            sentence = _("The inner order of the file is damaged.")
            yield Finding("database", str(line), sentence, restore_advice())


def _references(connection: Connection) -> Iterator[Finding]:
    for table, row, other, _number in connection.exec_driver_sql("PRAGMA foreign_key_check").all()[
        :_MOST
    ]:
        sentence = _("Something refers to a record that is not there.")
        yield Finding("reference", f"{table} {row} → {other}", sentence, restore_advice())


def _programme(connection: Connection) -> Iterator[Finding]:
    count = connection.scalar(select(func.count(Programme.id)))
    if count != 1:
        sentence = _("A file belongs to one programme; this one says {count}.")
        yield Finding("value", "programme", sentence.format(count=count), restore_advice())


def _agreements(connection: Connection) -> Iterator[Finding]:
    advice = _(
        "Do not rely on this version: restore a backup from before, or compare it with a PDF "
        "that was exported."
    )
    rows = connection.execute(
        select(
            Agreement.id,
            Agreement.relationship_id,
            Agreement.version,
            Agreement.state,
            Agreement.content,
            Agreement.content_sha256,
        )
    ).all()
    for row in rows:
        place = _place(connection, row.relationship_id, row.version)
        if row.content is None:
            if row.state != "draft" and row.content_sha256 is None:
                yield Finding("agreement", place, _("Its content is missing."), advice)
            continue
        if fingerprint(row.content) != row.content_sha256 or not _is_content(row.content):
            sentence = _("What it says is not what was offered and signed.")
            yield Finding("agreement", place, sentence, advice)
        signatures = connection.execute(
            select(Signature.name, Signature.content_sha256).filter_by(agreement_id=row.id)
        ).all()
        for name, sha256 in signatures:
            if sha256 != fingerprint(row.content):
                sentence = _("The signature of {name} is for another content.").format(name=name)
                yield Finding("signature", place, sentence, advice)


def _is_content(data: bytes) -> bool:
    try:
        read_content(data)
    except Refused:
        return False
    return True


def _place(connection: Connection, relationship_id: str, version: int) -> str:
    mentor, mentee = (
        connection.execute(
            select(Person.name)
            .join(Relationship, Person.id == column)
            .filter(Relationship.id == relationship_id)
        ).scalar()
        for column in (Relationship.mentor_id, Relationship.mentee_id)
    )
    return _("Agreement of {mentee} and {mentor}, version {version}").format(
        mentee=mentee, mentor=mentor, version=version
    )


def _attachments(connection: Connection) -> Iterator[Finding]:
    for id, name in connection.execute(select(Attachment.id, Attachment.name)).all():
        data, sha256 = connection.execute(
            select(Attachment.data, Attachment.sha256).filter_by(id=id)
        ).one()
        if hashlib.sha256(data).hexdigest() != sha256:
            sentence = _("This attached file is not as it was when it was added.")
            advice = _("Attach it again, or restore a backup from before.")
            yield Finding("attachment", name, sentence, advice)


def _rows(connection: Connection) -> Iterator[Finding]:
    """Rows against their digests: a changed letter passes every other check."""
    raw: Any = connection.connection.driver_connection
    for table, ids in digests.all_wrong_rows(raw).items():
        for id in ids:
            yield other_than_saved(table, id)
    for table, id in digests.written_over(raw):
        yield other_than_saved(table, id)


def other_than_saved(table: str, id: Any) -> Finding:
    """A row that was changed past the program."""
    sentence = _("This is not what was saved last; it was changed from outside or damaged.")
    advice = _("Compare it with the newest backup, and write it anew where it is wrong.")
    return Finding("row", f"{table} {id}", sentence, advice)


def _history(connection: Connection) -> Iterator[Finding]:
    """Rows against the last change of each: a flipped letter passes every other check."""
    try:
        expected = _last_written(connection)
    except UnreadableValue:
        sentence = _("The history of changes cannot be read.")
        yield Finding("row", "change", sentence, restore_advice())
        return
    raw: Any = connection.connection.driver_connection
    for (table, id), values in expected.items():
        columns = ", ".join(f'"{column}"' for column in values)
        said = raw.execute(f'SELECT {columns} FROM "{table}" WHERE id=?', (id,)).fetchone()
        if said is None or [hash(one) for one in said] != list(values.values()):
            yield other_than_saved(table, id)


def _last_written(connection: Connection) -> dict[tuple[str, str], dict[str, int]]:
    """What each row should say, a hash a column, as far as the history tells."""
    rows: dict[tuple[str, str], dict[str, int]] = {}
    done = text("SELECT rows FROM change WHERE state IN ('done', 'barrier', 'aside') ORDER BY seq")
    for (packed,) in connection.execute(done):
        for row in history.unpack(packed):
            key = (row.table, row.id)
            if row.after is None:
                rows.pop(key, None)
                continue
            said = {} if row.before is None else rows.get(key, {})
            rows[key] = said | {name: hash(value) for name, value in row.after.items()}
    known = Record.metadata.tables
    return {key: values for key, values in rows.items() if key[0] in known}


CHECKS: tuple[_Check, ...] = (
    _version, _pages, _references, _programme, _agreements, _attachments, unreadable_values,
    unknown_words, _rows, _history,
)  # fmt: skip
