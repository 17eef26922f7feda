"""Is a PDF whole, who signed it, and is it what this file says."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, ExportedDocument
from mentor_desktop.domain.agreement_content import SignatureRecord, fingerprint
from mentor_desktop.domain.certificate import ONE_TIME, CertificateFacts
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations import careful, strangers
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.exporting import AGREEMENT, CONFIDENTIAL, agreement_paper
from mentor_desktop.operations.trust import known_here
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.knowing import Known
    from mentor_desktop.documents.verify import Verdict

_LARGEST = 50_000_000


@dataclass(frozen=True)
class SignedBy:
    """One signature in a PDF: what was said, by which certificate, and whether that is known."""

    record: SignatureRecord
    certificate: CertificateFacts
    is_known: bool

    @property
    def sentence(self) -> str:
        """Which key it was made with, and what that is worth here."""
        if self.is_known:
            known = _("{name}'s signature is known here; it was made with {key}.")
        else:
            known = _("{name}'s signature is not known here; it was made with {key}.")
        return known.format(name=clean_line(self.record.name), key=self._key)

    @property
    def _key(self) -> str:
        short = self.certificate.short
        if self.record.key_kind == ONE_TIME:
            return _("the one-time key {fingerprint}").format(fingerprint=short)
        if self.certificate.is_self_signed:
            return _("the key {fingerprint}").format(fingerprint=short)
        return _("the key {fingerprint}, vouched for by {issuer}").format(
            fingerprint=short, issuer=clean_line(self.certificate.issuer)
        )


@dataclass(frozen=True)
class Verified:
    """What a check of a PDF found; sentences are whole.

    `verdict`, by the PDF itself: "unchanged" (and signed by people who are known here), "unknown
    signer", "changed" or "incomplete". `signers` are all signatures that it shows, `signed` those
    that are in it as signatures. `in_file`: "same", "differs", "unknown" (not this file's) or ""
    (not compared). `is_by_another`: another version of the program made it, so that it was not
    compared byte for byte; the sentence says so first. `looks_otherwise`: its pages are not those
    that this version draws and it is not the very PDF on file, so only a person can tell whether
    they say what was agreed.
    """

    verdict: str
    sentence: str
    problems: tuple[str, ...]
    signers: tuple[SignatureRecord, ...]
    sha256: str  # of the content
    in_file: str = ""
    file_sentence: str = ""
    signed: tuple[SignedBy, ...] = ()
    agreement_id: str = ""  # empty where the content can no longer be read
    is_draft: bool = False
    is_by_another: bool = False
    looks_otherwise: bool = False

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it; who has yet to sign does not."""
        is_whole = self.verdict != "changed" and not self.problems
        return is_whole and not self.looks_otherwise and self.in_file in ("", "same")

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything there is to say."""
        return tuple(one for one in (self.sentence, *self.problems, self.file_sentence) if one)


@dataclass(frozen=True)
class ToCheck:
    """A PDF as it was read, and whose signatures are known here: all that `checked` needs."""

    path: Path
    data: bytes
    known: "Known"


def verify_pdf(path: Path, database: Database | None = None) -> Verified:
    """Checks a PDF, against a file too if given; Refused where it cannot be read or is none."""
    wanted = read_to_check(path, database)
    return compared(wanted, checked(wanted), database)


def prepare_to_check() -> None:
    """Brings in what checks signatures, which takes a second: a window does it in a thread."""
    from mentor_desktop.documents.signing import checking  # noqa: F401, PLC0415 - as said

    careful.prepare()


def read_to_check(path: Path, database: Database | None = None) -> ToCheck:
    """Reads a PDF, and who is known, by a file too if given; Refused where it cannot be read."""
    data = read_pdf(path)
    careful.prepare()
    if database is None:
        return ToCheck(path, data, known_here())
    with database.reading() as session:
        return ToCheck(path, data, known_here(session))


def checked(wanted: ToCheck) -> Verified:
    """What the PDF itself tells; takes long, needs no file, and may run in any thread."""
    found = careful.carefully(strangers.check_pdf, wanted.data, wanted.known)
    return Verified(
        found.verdict,
        found.sentence,
        found.problems,
        found.signers,
        found.sha256,
        signed=signed_by(found),
        agreement_id=found.agreement_id,
        is_draft=found.is_draft,
        is_by_another=found.is_by_another,
        looks_otherwise=found.looks_otherwise,
    )


def signed_by(found: "Verdict") -> tuple[SignedBy, ...]:
    """The signatures of a verdict as plain values."""
    return tuple(SignedBy(one.record, one.certificate, one.is_known) for one in found.signed)


def compared(wanted: ToCheck, found: Verified, database: Database | None) -> Verified:
    """The same, and whether it is what the file says, if there is one."""
    if database is None:
        return found
    with database.reading() as session:
        in_file, sentence = _compared(session, wanted.data, found.agreement_id, found)
        is_to_look_at = found.looks_otherwise and not _is_filed(session, wanted.data, found)
    return replace(found, in_file=in_file, file_sentence=sentence, looks_otherwise=is_to_look_at)


def _is_filed(session: Session, data: bytes, found: Verified) -> bool:
    """Whether it is, byte for byte, the PDF that was signed here or taken in."""
    pdf = select(Attachment.sha256).join(Agreement, Agreement.pdf_id == Attachment.id)
    filed = session.scalar(pdf.where(Agreement.id == found.agreement_id))
    return filed == hashlib.sha256(data).hexdigest()


def verify_copy(database: Database, document_id: str) -> Verified:
    """Compares what is no signed agreement, where it was put, with what was exported; notes it.

    A confidential copy cannot be looked into without its password, other papers carry nothing to
    check: bytes are compared and nothing else. Refused, and noted, where it is gone.
    """
    with database.reading() as session:
        document = session.get_one(ExportedDocument, document_id)
    if document.kind == AGREEMENT:
        raise ValueError(document.kind)
    try:
        return _verified_copy(database, document, Path(document.path))
    except Refused:
        note_refused(database, document_id)
        raise


def _verified_copy(database: Database, document: ExportedDocument, path: Path) -> Verified:
    is_same = hashlib.sha256(read_pdf(path)).hexdigest() == document.sha256
    _note(database, document.id, "same" if is_same else "changed")
    if document.kind != CONFIDENTIAL:
        return _verified_paper(is_same=is_same)
    if is_same:
        sentence = _(
            "A confidential copy, byte for byte as it was exported. Its signatures can be checked "
            "in the original only."
        )
        return Verified("incomplete", sentence, (), (), "", "same")
    sentence = _("This confidential copy was changed after it was exported.")
    return Verified("changed", sentence, (), (), "", "differs")


def _verified_paper(*, is_same: bool) -> Verified:
    if is_same:
        return Verified("unchanged", _("It is byte for byte as it was exported."), (), (), "", "")
    return Verified("changed", _("It was changed after it was exported."), (), (), "", "")


def note_verified(
    database: Database, document_id: str, wanted: ToCheck, found: Verified
) -> Verified:
    """Notes what was found of an exported document; tells, too, whether it is that very file."""
    with database.reading() as session:
        document = session.get_one(ExportedDocument, document_id)
    if hashlib.sha256(wanted.data).hexdigest() != document.sha256:
        sentence = _("It is not byte for byte the file that was exported.")
        found = replace(found, problems=(*found.problems, sentence))
    is_whole = found.verdict != "changed" and not found.problems
    _note(database, document_id, "same" if is_whole else "changed")
    return found


def note_refused(database: Database, document_id: str) -> None:
    """Notes that an exported document could not be checked."""
    with database.reading() as session:
        path = Path(session.get_one(ExportedDocument, document_id).path)
    _note(database, document_id, "changed" if path.exists() else "missing")


def _note(database: Database, document_id: str, verdict: str) -> None:
    if database.is_read_only:
        return
    with database.changing(_("Verify document"), undo="aside") as session:
        document = session.get_one(ExportedDocument, document_id)
        document.verified_at, document.verdict = now(), verdict


def read_pdf(path: Path) -> bytes:
    """The bytes of a PDF; Refused where it cannot be read, or is larger than any agreement."""
    try:
        size = path.stat().st_size
        if not path.is_file():  # a pipe or a device may have no end
            raise Refused(_("{path} cannot be read.").format(path=path))
        if size > _LARGEST:
            raise Refused(_("{path} is too large to be an agreement.").format(path=path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(_("There is no file {path}.").format(path=path)) from error
    except (OSError, ValueError) as error:
        raise Refused(_("{path} cannot be read.").format(path=path)) from error


def _compared(session: Session, data: bytes, agreement_id: str, found: Verified) -> tuple[str, str]:
    agreement = session.get(Agreement, agreement_id)
    if agreement is None:
        return "unknown", _("This agreement is not in the open file.")
    if agreement.content and fingerprint(agreement.content) != agreement.content_sha256:
        return "differs", _("The text on file is not the text that was offered and signed.")
    paper = agreement_paper(session, agreement_id)
    if fingerprint(paper.content.canonical()) != found.sha256:
        if paper.is_draft:
            return "differs", _("The draft on file says something else by now.")
        return "differs", _("The file has another text for this version.")
    if paper.frozen == data:
        return "same", _("It is byte for byte the PDF that was signed.")
    if set(paper.signatures) != set(found.signers):
        return "differs", _("The file has other signatures for this version.")
    return "same", _("The file says the same.")
