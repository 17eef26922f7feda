"""Papers of relationships outside the file: written whole or not at all, and noted."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import ExportedDocument
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document


@dataclass(frozen=True)
class Paper:
    """What is noted of a paper: its kind, title, and the relationships it is about.

    `is_private`: only for who made it, as it may hold what others do not see.
    """

    kind: str
    title: str
    relationship_ids: tuple[str, ...] = ()
    is_private: bool = False


def write_paper(
    database: Database, document: "Document", path: Path, paper: Paper, *, force: bool = False
) -> Exported:
    """Writes a PDF and notes with each relationship in it that it left the file.

    Refused where `path` exists and not `force`, or cannot be written; then nothing is noted.
    """
    written = write_bytes(database, document.data, path, paper, force=force)
    return replace(written, missing=document.missing)


def write_bytes(
    database: Database, data: bytes, path: Path, paper: Paper, *, force: bool = False
) -> Exported:
    """The same for a file that is no PDF."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    publish(path, data, force=force, is_secret=paper.is_private)
    noted = _note(database, data, path, paper)
    return Exported(path, (), noted[0] if noted else None)


def _note(database: Database, data: bytes, path: Path, paper: Paper) -> list[str]:
    if database.is_read_only or not paper.relationship_ids:
        return []
    with database.changing(_("Export document"), undo="aside") as session:
        return [one.id for one in note_paper(session, data, path, paper)]


def note_paper(
    session: Session, data: bytes, path: Path, paper: Paper
) -> tuple[ExportedDocument, ...]:
    """Notes with each relationship in a paper that it left the file."""
    notes = tuple(
        ExportedDocument(
            relationship_id=id,
            kind=paper.kind,
            title=paper.title,
            path=os.fsencode(path.absolute()).decode("utf-8", "replace"),
            sha256=hashlib.sha256(data).hexdigest(),
            made_at=now(),
        )
        for id in paper.relationship_ids
    )
    session.add_all(notes)
    return notes


def file_name(words: Iterable[str], otherwise: str) -> str:
    """A good name for a PDF, safe on every system."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import safe_name  # noqa: PLC0415 - as said

    return safe_name(" ".join(words), otherwise) + ".pdf"
