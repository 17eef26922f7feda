"""Looks through a whole file, its signed PDFs too: what is on file is what they say."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import checking
from mentor_desktop.store.database import Database
from mentor_desktop.store.findings import Finding
from mentor_desktop.store.opening import open_file
from mentor_desktop.translation import _


def check_file(path: Path, passphrase: str | None = None) -> tuple[Finding, ...]:
    """All that is wrong with a file; Refused where it cannot be looked at at all."""
    found = checking.check(path, passphrase)
    if any(one.kind in ("database", "value") for one in found):
        return found  # it may not open, and is told of already
    database = open_file(path, passphrase, read_only=True)
    try:
        return (*found, *check_papers(database))
    finally:
        database.close()


def check_papers(database: Database) -> tuple[Finding, ...]:
    """The agreements whose text is another than that in their PDF, whatever their hashes say."""
    try:
        with database.reading() as session:
            return tuple(_papers(session))
    except UnreadableValue:
        return ()  # a value has a finding of its own


def _papers(session: Session) -> Iterator[Finding]:
    rows = session.execute(
        select(Agreement.id, Agreement.version, Agreement.content, Agreement.pdf_id).where(
            Agreement.pdf_id.is_not(None), Agreement.content.is_not(None)
        )
    ).all()
    for row in rows:
        data = session.scalars(select(Attachment.data).filter_by(id=row.pdf_id)).one()
        if _text_in(data) != row.content:
            yield Finding(
                "agreement",
                _("Agreement {id}, version {version}").format(id=row.id, version=row.version),
                _("What it says in this file is not what its signed PDF says."),
                _("Do not rely on this version: trust the PDF, or restore a backup from before."),
            )


def _text_in(data: bytes) -> bytes | None:
    """The text that a PDF carries, None where it carries none that can be read."""
    # Late: documents bring what reads PDFs, which only a file with a signed one needs.
    from mentor_desktop.documents.archive import read_carried  # noqa: PLC0415 - as said

    try:
        return read_carried(data).content
    except Refused:
        return None
