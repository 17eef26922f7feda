"""An agreement that travels as its PDF: looked at, and signed without a file of one's own."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    Party,
    SignatureRecord,
    short_fingerprint,
)
from mentor_desktop.domain.certificate import KEY_KINDS
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, clean, clean_line
from mentor_desktop.operations import careful, strangers
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.keys import ONE_TIME_KEY, KeyChoice, unlocked
from mentor_desktop.operations.signing import Signing, check_signing, new_record, with_signature
from mentor_desktop.operations.trust import known_here
from mentor_desktop.operations.verifying import SignedBy, read_pdf, signed_by
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.verify import Verdict


@dataclass(frozen=True)
class Travelling:
    """An agreement in a PDF that came from another computer, sound as far as it is signed.

    `short` is what the people compare, by phone or side by side; `sentence` says how the PDF
    stands; `waiting` are those who have yet to sign; `is_by_another`: another version of the
    program made it, which is said before it is signed or taken in.
    """

    content: AgreementContent
    sha256: str
    signed: tuple[SignedBy, ...]
    waiting: tuple[Party, ...]
    sentence: str
    amends_id: str = ""  # the version before, where the PDF says which
    data: bytes = field(default=b"", repr=False)
    certificates: tuple[bytes, ...] = field(default=(), repr=False)  # DER, as in `signed`
    is_by_another: bool = False

    @property
    def short(self) -> str:
        """Four groups of four hex digits."""
        return short_fingerprint(self.sha256)


def look_at(path: Path, database: Database | None = None) -> Travelling:
    """What a PDF brings; Refused where it was changed, is a draft, or no agreement of ours."""
    data = read_pdf(path)
    if database is None:
        return read_travelling(data)
    with database.reading() as session:
        return read_travelling(data, session)


def read_travelling(data: bytes, session: Session | None = None) -> Travelling:
    """The same from its bytes."""
    careful.prepare()
    found, agreement = careful.carefully(strangers.read_pdf, data, known_here(session))
    _refuse_unsound(found)
    if agreement is None:
        raise Refused(found.sentence)
    roles = {one.record.role for one in found.signed}
    return Travelling(
        content=agreement.content,
        sha256=found.sha256,
        signed=signed_by(found),
        waiting=tuple(one for one in agreement.content.parties if one.role not in roles),
        sentence=found.sentence,
        amends_id=agreement.amends.agreement_id if agreement.amends else "",
        data=data,
        certificates=tuple(one.der for one in found.signed),
        is_by_another=found.is_by_another,
    )


def _refuse_unsound(found: "Verdict") -> None:
    """Refused, with the reason, where a PDF may not be signed or taken in as it stands."""
    if not found.is_sound:
        raise Refused(
            _("{reason} Ask for it again, and do not sign this one.").format(
                reason=" ".join((found.sentence, *found.problems))
            )
        )
    if not all(_is_sensible(one.record) for one in found.signed):
        raise Refused(_("A signature in this PDF was not made by Mentor Desktop as it stands."))
    if found.is_draft:
        raise Refused(_("This is a draft. It can be signed once it is offered for signature."))
    if found.signers and not found.signed:
        raise Refused(
            _(
                "The signatures on this PDF are only drawn on it. Ask for the PDF that was offered "
                "for signature."
            )
        )


def _is_sensible(record: SignatureRecord) -> bool:
    """Whether its words and its ink are such as the program would keep."""
    return (
        clean_line(record.time_zone) == record.time_zone
        and clean(record.consent) == record.consent
        and len(record.time_zone) <= LONGEST_LINE
        and record.key_kind in KEY_KINDS
    )


def sign_travelling(
    travelling: Travelling, signing: Signing, key: KeyChoice = ONE_TIME_KEY
) -> bytes:
    """The PDF with one more signature, to send back; for someone who has no file of their own.

    Refused where the signature is not theirs, or the key cannot be used.
    """
    content = travelling.content
    check_signing(signing, content, {one.record.role for one in travelling.signed})
    opened = unlocked(key, content.party(signing.role).name, now())
    record = new_record(signing, content, travelling.sha256)
    return with_signature(travelling.data, record, opened, content.language)[0]


def save_signed(data: bytes, path: Path, *, force: bool = False) -> None:
    """Writes a signed PDF, whole or not at all; Refused where a file is and not `force`."""
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - slow

    publish(path, data, force=force)
