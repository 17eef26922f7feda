"""Files kept with a relationship, such as the description of a job someone dreams of."""

import hashlib
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

LARGEST = 10_000_000
# decisions.md: PDF, images, text, office files
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "txt": "text/plain",
    "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_BEGINNINGS = {"pdf": b"%PDF", "png": b"\x89PNG", "jpg": b"\xff\xd8", "jpeg": b"\xff\xd8"}
_ZIPPED = ("docx", "odt", "xlsx", "ods", "pptx", "odp")


def attach(database: Database, relationship_id: str, purpose: str, name: str, data: bytes) -> str:
    """Keeps a file with a relationship (PRO-26); the id. Refused for other kinds or over 10 MB."""
    media_type = media_type_of(name, data)
    attachment = Attachment(
        purpose=purpose,
        name=clean_line(name),
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        relationship_id=relationship_id,
    )
    with database.changing(_("Attach {name}").format(name=attachment.name)) as session:
        session.add(attachment)
    return attachment.id


def media_type_of(name: str, data: bytes) -> str:
    """What kind of file it is, by its ending and its first bytes; Refused if not one of ours."""
    if len(data) > LARGEST:
        raise Refused(_("A file can have at most 10 MB. Choose a smaller one."))
    ending = name.rpartition(".")[2].casefold()
    if ending not in MEDIA_TYPES:
        raise Refused(_("Attach a PDF, a picture, a text or an office file."))
    beginning = b"PK" if ending in _ZIPPED else _BEGINNINGS.get(ending, b"")
    if not data.startswith(beginning):
        raise Refused(
            _("{name} is not what its ending says. Save it again and attach that.").format(
                name=clean_line(name)
            )
        )
    return MEDIA_TYPES[ending]


def detach(database: Database, attachment_id: str) -> None:
    """Removes an attached file."""
    with database.changing(_("Remove attachment")) as session:
        session.delete(session.get_one(Attachment, attachment_id))


def attached(session: Session, relationship_id: str, purpose: str) -> tuple[Attachment, ...]:
    """The files of one purpose, without their bytes."""
    found = select(Attachment).filter_by(relationship_id=relationship_id, purpose=purpose)
    return tuple(session.scalars(found.order_by(Attachment.name)))


def bytes_of(session: Session, attachment_id: str) -> bytes:
    """What is in an attached file."""
    return session.get_one(Attachment, attachment_id).data


def save_copy(database: Database, attachment_id: str, path: Path) -> None:
    """Writes an attached file elsewhere, over what was there; Refused where it cannot."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    with database.reading() as session:
        data = bytes_of(session, attachment_id)
    publish(path, data, force=True, is_secret=True)
