"""The signatures in a PDF: whose they are, and whether every byte is as it was signed.

Stricter than most readers: the file has to be laid out so that it can be read in one way only, the
last signature has to cover the whole file, each envelope has to be, to the byte, one that this
program makes, and between two signatures nothing but the second may have come in. No network.
"""

import hashlib
import json
import logging
from dataclasses import dataclass, replace
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
from mentor_desktop.documents.signing.keys import facts
from mentor_desktop.documents.signing.pades import DRAWN_WITH, RECORD
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import read_signature
from mentor_desktop.translation import _

OURS, OTHERS, BROKEN = "ours", "others", "broken"
# It would log each oddity of a stranger's file with its trace; the verdict says what matters.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)


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
    except (Ambiguous, RecursionError):
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
