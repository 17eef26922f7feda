"""The terms that both sign: a chain of versions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.certificate import KEY_KINDS
from mentor_desktop.domain.ranges import DRAWING, LINE, words
from mentor_desktop.domain.record import Answer, Json, Record, Within
from mentor_desktop.domain.relationship import SIGNING_ROLES
from mentor_desktop.domain.signature_record import METHODS

# method.md section 6
STATES = ("draft", "offered", "partly_signed", "in_force", "superseded", "ended")
OPEN = ("draft", "offered", "partly_signed")
VOICES = ("agreed", "mentor", "mentee")


class Agreement(Record):
    """One version. `content` is what is signed: canonical bytes, kept from the offer on."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("relationship_id", "version"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    version: Mapped[int]
    created_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Within(words(STATES)), default="draft")
    language: Mapped[str] = mapped_column(Within(LINE), default="en")
    amends_id: Mapped[str | None] = mapped_column(ForeignKey("agreement.id"), default=None)
    mentor_answered_at: Mapped[datetime | None] = mapped_column(default=None)
    mentee_answered_at: Mapped[datetime | None] = mapped_column(default=None)
    offered_at: Mapped[datetime | None] = mapped_column(default=None)
    content: Mapped[bytes | None] = mapped_column(
        LargeBinary, default=None, deferred=True, active_history=True
    )
    content_sha256: Mapped[str | None] = mapped_column(default=None)
    in_force_at: Mapped[datetime | None] = mapped_column(default=None)
    reviewed_on: Mapped[date | None] = mapped_column(default=None)
    # The PDF as it was offered, with the signatures that were given since.
    pdf_id: Mapped[str | None] = mapped_column(ForeignKey("attachment.id"), default=None)


class AgreementSection(Record):
    """Where a version's section stands; a section of the pair's own has a title."""

    __tablename__ = "agreement_section"
    __table_args__ = (UniqueConstraint("agreement_id", "key"),)

    agreement_id: Mapped[str] = mapped_column(ForeignKey("agreement.id"))
    key: Mapped[str]
    position: Mapped[int]
    is_hidden: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(default="")


class AgreementAnswer(Record, Answer):
    """An answer in a draft: agreed, or of one of the two alone."""

    __tablename__ = "agreement_answer"
    __table_args__ = (UniqueConstraint("agreement_id", "voice", "question"),)

    agreement_id: Mapped[str] = mapped_column(ForeignKey("agreement.id"))
    voice: Mapped[str] = mapped_column(Within(words(VOICES)))


# Given in this file, come back on what was sent from it, or come in with an agreement.
CAME = ("here", "returned", "received")


class Signature(Record):
    """Who signed what, when and how; bound to the SHA-256 of the content."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("agreement_id", "role"),)

    agreement_id: Mapped[str] = mapped_column(ForeignKey("agreement.id"))
    role: Mapped[str] = mapped_column(Within(words(SIGNING_ROLES)))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    signed_at: Mapped[datetime]
    time_zone: Mapped[str]
    method: Mapped[str] = mapped_column(Within(words(METHODS)))
    consent: Mapped[str]  # the sentence that was agreed to
    content_sha256: Mapped[str]
    drawing: Mapped[Any] = mapped_column(Json(DRAWING), nullable=True, default=None)
    # What it was made with in the PDF (domain.certificate's KEY_KINDS), and the certificate in
    # DER, by which the signer is known again; empty where it is in no PDF.
    key_kind: Mapped[str] = mapped_column(Within(words("", KEY_KINDS)), default="")
    certificate: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    came: Mapped[str] = mapped_column(Within(words(CAME)), default="here")


class ExportedDocument(Record):
    """A document that left the file: where to, its SHA-256, and what a check of it said."""

    __tablename__ = "exported_document"
    __table_args__ = (Index("document_of_relationship", "relationship_id"),)

    relationship_id: Mapped[str] = mapped_column(ForeignKey("relationship.id"))
    kind: Mapped[str]
    title: Mapped[str]
    path: Mapped[str]
    sha256: Mapped[str]
    made_at: Mapped[datetime]
    agreement_id: Mapped[str | None] = mapped_column(ForeignKey("agreement.id"), default=None)
    verified_at: Mapped[datetime | None] = mapped_column(default=None)
    verdict: Mapped[str] = mapped_column(default="")
