"""The signatures in a PDF: whose they are, and whether every byte is as it was signed.

Stricter than most readers: the file has to be laid out so that it can be read in one way only, the
last signature has to cover the whole file, each envelope has to be, to the byte, one that this
program makes, and between two signatures nothing but the second may have come in. No network:
certificates are compared with those that are known here.
"""

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from mentor_desktop.documents.layout_of_file import revision_ends
from mentor_desktop.documents.plain_reading import Ambiguous
from mentor_desktop.documents.signing.envelope import is_sound, opened
from mentor_desktop.documents.signing.increments import is_only_signed
from mentor_desktop.documents.signing.key_files import is_issued_by
from mentor_desktop.documents.signing.keys import facts
from mentor_desktop.documents.signing.pades import DRAWN_WITH, RECORD
from mentor_desktop.domain.agreement_content import Party, SignatureRecord
from mentor_desktop.domain.agreement_rules import names_match
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import read_signature
from mentor_desktop.translation import _

OURS, OTHERS, BROKEN = "ours", "others", "broken"
# It would log each oddity of a stranger's file with its trace; the verdict says what matters.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class KnownCertificate:
    """A certificate that is known here as somebody's.

    `person_id`: whose, in a file; "" where no more than a name is known. `is_mine`: its key is on
    this computer.
    """

    sha256: str
    name: str
    person_id: str = ""
    is_mine: bool = False


@dataclass(frozen=True)
class Kept:
    """A signature that a file holds since a moment, by the clock of this computer."""

    certificate: str  # its SHA-256, as hex
    content_sha256: str
    since: datetime


@dataclass(frozen=True)
class Known:
    """Whom one knows here: certificates of persons, and authorities (DER) that vouch for some.

    `at`: the moment of looking, None for that of signing; `kept`: what a file holds, which proves
    a time; `people`: id, name and preferred name of those in a file.
    """

    certificates: frozenset[KnownCertificate] = frozenset()
    authorities: tuple[bytes, ...] = ()
    at: datetime | None = None
    kept: frozenset[Kept] = frozenset()
    people: tuple[tuple[str, str, str], ...] = ()

    def has_namesake(self, party: Party) -> bool:
        """Whether somebody else here has that name, so that a name does not say who it is."""
        return any(
            id != party.person_id and names_match(name, party.name, party.preferred_name)
            for id, name, _preferred in self.people
        )


@dataclass(frozen=True)
class PdfSignature:
    """One signature as it stands in a PDF.

    `state`: "ours" (sound and made by this program), "others" (sound, but it does not say what
    was agreed to) or "broken". `certificates` are DER, the signer's first. `drawn_with`: what
    drew its picture, "" where that is not said. `envelope` stands in a `room` of so many hex
    digits. What came into the file with it goes from `start` to `end`.
    """

    field: str
    state: str
    record: SignatureRecord | None
    certificates: tuple[bytes, ...]
    drawn_with: str = ""
    envelope: bytes = b""
    room: int = 0
    start: int = 0
    end: int = 0

    @property
    def facts(self) -> CertificateFacts | None:
        """What a person can read about the signer's certificate; None where it is damaged."""
        try:
            return facts(x509.load_der_x509_certificate(self.certificates[0]))
        except (ValueError, IndexError):
            return None


@dataclass(frozen=True)
class PdfSignatures:
    """All signatures in the order they were given; `is_whole`: nothing came in but them.

    `ends`: where each revision of the file ends; empty where readers may take it differently.
    """

    signatures: tuple[PdfSignature, ...]
    is_whole: bool
    ends: tuple[int, ...] = ()

    @property
    def is_mixed(self) -> bool:
        """Whether another program signed, too."""
        return any(one.state == OTHERS for one in self.signatures)


def signatures_in(data: bytes) -> PdfSignatures:
    """What is signed in a PDF; Refused where it cannot be read."""
    try:
        reader = PdfFileReader(BytesIO(data))
        found = list(reader.embedded_signatures)
        ends = _ends(data)
        signatures = tuple(_placed(_signature(one, data), ends) for one in found)
        known = PdfSignatures(signatures, not found, ends)
        return (
            known if not found else replace(known, is_whole=_has_nothing_else(reader, found, known))
        )
    except Exception as error:  # a stranger's PDF breaks the reader in ways that nobody can list
        raise Refused(_("This PDF is damaged: its signatures cannot be read.")) from error


def _ends(data: bytes) -> tuple[int, ...]:
    try:
        return revision_ends(data)
    except Ambiguous:
        return ()


def _placed(signature: PdfSignature, ends: tuple[int, ...]) -> PdfSignature:
    """With the start of what came in with it: the end of the revision before."""
    return replace(signature, start=max((end for end in ends if end < signature.end), default=0))


def _has_nothing_else(
    reader: PdfFileReader, found: list[EmbeddedPdfSignature], known: PdfSignatures
) -> bool:
    """Whether nothing came in but the signatures, by what they cover and by what it is."""
    covered = [one.end for one in known.signatures]
    if known.is_mixed:
        is_covered = set(covered) <= set(known.ends) and covered[-1] == known.ends[-1]
        return is_covered and _is_whole(found) and all(map(_is_only_filled, found))
    return covered == list(known.ends[1:]) and _is_whole(found) and is_only_signed(reader, found)


def _is_whole(found: list[EmbeddedPdfSignature]) -> bool:
    """Whether each signature covers all that there was when it was given, the last the file."""
    for one in found:
        one.compute_integrity_info(skip_diff=True)
    before = [SignatureCoverageLevel.ENTIRE_REVISION] * (len(found) - 1)
    wanted = [*before, SignatureCoverageLevel.ENTIRE_FILE]
    return [one.coverage for one in found] == wanted


def _is_only_filled(one: EmbeddedPdfSignature) -> bool:
    """Whether nothing but fields were filled since, as far as any program may do that."""
    one.compute_integrity_info()
    result = one.diff_result
    return (
        isinstance(result, DiffResult)
        and result.modification_level <= ModificationLevel.FORM_FILLING
        and bool(one.summarise_integrity_info()["docmdp_ok"])
    )


def _signature(one: EmbeddedPdfSignature, data: bytes) -> PdfSignature:
    found, room = _without_padding(one, data)
    digest = one.compute_digest()
    certificates = opened(found)[0] if found else ()
    record = _record(one, certificates)
    if record and is_sound(found, digest):
        state = OURS
    elif RECORD not in one.sig_object and _is_sound_of_others(one, digest):
        state = OTHERS
    else:
        state = BROKEN
    _start, _before, after, length = one.byte_range
    return PdfSignature(
        str(one.field_name), state, record, certificates, _drawn_with(one), found, room,
        end=int(after) + int(length),
    )  # fmt: skip


def _drawn_with(one: EmbeddedPdfSignature) -> str:
    try:
        return str(json.loads(str(one.sig_object[RECORD]))[DRAWN_WITH])
    except (KeyError, ValueError, TypeError, RecursionError):
        return ""


def _without_padding(one: EmbeddedPdfSignature, data: bytes) -> tuple[bytes, int]:
    """The envelope, where its place in the file holds it and zeros alone, as we write them.

    And how many hex digits its place has.
    """
    start, before, after, length = (int(number) for number in one.byte_range)
    place = data[before:after]
    whole = one.pkcs7_content
    is_plain = start == 0 and 0 < before < after and length > 0
    if not is_plain or place != b"<%s>" % whole.hex().upper().encode():
        return b"", 0
    size = _size(whole)
    return bytes(whole[:size]) if not any(whole[size:]) else b"", 2 * len(whole)


def _size(der: bytes) -> int:
    """How long the outermost element of a DER text is, its head included."""
    if der[1] < 128:
        return 2 + der[1]
    count = der[1] & 0x7F
    return 2 + count + int.from_bytes(der[2 : 2 + count], "big")


def _record(one: EmbeddedPdfSignature, certificates: tuple[bytes, ...]) -> SignatureRecord | None:
    """What the program wrote into a signature; None where it is not that of this program."""
    said = one.sig_object.get(RECORD)
    if said is None or not certificates:
        return None
    try:
        raw: dict[str, Any] = json.loads(str(said))
        record = read_signature(raw["signature"])
        hashes = [hashlib.sha256(part).hexdigest() for part in certificates]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    except Refused:
        return None
    # The envelope sorts those above the signer's, so they are compared without order.
    if record.certificate != hashes[0] or sorted(raw["certificates"]) != sorted(hashes):
        return None
    return record


def _is_sound_of_others(one: EmbeddedPdfSignature, digest: bytes) -> bool:
    try:
        is_intact, is_valid = validate_sig_integrity(
            one.signer_info, one.signer_cert, "data", digest
        )
    except Exception:  # as above: whatever is wrong with it, it is not sound
        return False
    return bool(is_intact and is_valid)


def is_known(signature: PdfSignature, party: Party, known: Known) -> bool:
    """Whether the certificate is one that is known here as that party's, and holds still."""
    told, record = signature.facts, signature.record
    if told is None or record is None or not is_in_time(told, record):
        return False
    if has_ended(told, record, known):
        return False
    own = [one for one in known.certificates if one.sha256 == told.sha256]
    if any(one.person_id == party.person_id for one in own if one.person_id):
        return True
    named = [one for one in own if names_match(one.name, party.name, party.preferred_name)]
    if any(one.is_mine for one in named):
        return True
    # What is somebody's in the file is nobody else's, and a name that two have says nothing.
    if any(one.person_id for one in own) or known.has_namesake(party):
        return False
    return bool(named) or _is_vouched_for(signature, told, party, known)


def _is_vouched_for(
    signature: PdfSignature, told: CertificateFacts, party: Party, known: Known
) -> bool:
    if not names_match(told.name, party.name, party.preferred_name):
        return False
    certificate = x509.load_der_x509_certificate(signature.certificates[0])
    return any(
        is_issued_by(certificate, x509.load_der_x509_certificate(one))
        for one in known.authorities
        if is_authority(one)
    )


def has_ended(told: CertificateFacts, record: SignatureRecord, known: Known) -> bool:
    """Whether the certificate holds no longer, and nothing proves that it did on signing.

    The moment in a signature proves nothing: its signer says it.
    """
    if known.at is None:
        return False
    wanted = (told.sha256, record.content_sha256)
    moments = [one.since for one in known.kept if (one.certificate, one.content_sha256) == wanted]
    return not any(_is_valid(told, moment) for moment in (known.at, *moments))


def is_authority(certificate: bytes) -> bool:
    """Whether a certificate (DER) is one that vouches for others."""
    try:
        found = x509.load_der_x509_certificate(certificate).extensions
        return found.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound):
        return False


def is_in_time(told: CertificateFacts, record: SignatureRecord) -> bool:
    """Whether the certificate was valid when it was used, by the signer's clock."""
    return _is_valid(told, datetime.fromisoformat(record.signed_at))


def _is_valid(told: CertificateFacts, moment: datetime) -> bool:
    valid_from = datetime.fromisoformat(told.valid_from)
    return valid_from <= moment <= datetime.fromisoformat(told.valid_until)


def first_revision(data: bytes) -> bytes:
    """The PDF as it was before the first signature; Refused where readers may differ on that."""
    ends = _ends(data)
    if not ends:
        raise Refused(_("This PDF is damaged: its signatures cannot be read."))
    return data[: ends[0]]
