"""Copies of an agreement that open with a password only."""

from pathlib import Path

from mentor_desktop.operations.exporting import (
    CONFIDENTIAL,
    Exported,
    agreement_pdf,
    note_export,
)
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def what_a_copy_gives_up() -> tuple[str, ...]:
    """What to say before a confidential copy is made; whole sentences."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.confidential import what_it_gives_up  # noqa: PLC0415 - as said

    return what_it_gives_up()


def export_confidential_copy(
    database: Database, agreement_id: str, path: Path, password: str, *, force: bool = False
) -> Exported:
    """Writes a copy of a version under a password and notes it; the original stays as it is.

    Refused for a password that is empty or too long, and where `path` exists and not `force`.
    """
    from mentor_desktop.documents.confidential import confidential_copy  # noqa: PLC0415 - as above
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as above

    document = agreement_pdf(database, agreement_id)
    data = confidential_copy(document.data, password)
    publish(path, data, force=force, is_secret=True)
    if database.is_read_only:
        return Exported(path, document.missing, None)
    with database.changing(_("Export confidential copy"), undo="aside") as session:
        noted = note_export(session, agreement_id, path, data, CONFIDENTIAL)
        return Exported(path, document.missing, noted.id)
