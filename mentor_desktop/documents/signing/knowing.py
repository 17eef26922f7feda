"""Whose a signature is known to be: trust is of a key for a person, while its certificate holds."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from mentor_desktop.documents.signing.checking import PdfSignature
from mentor_desktop.documents.signing.key_files import is_issued_by
from mentor_desktop.domain.agreement_content import Party, SignatureRecord
from mentor_desktop.domain.agreement_rules import names_match
from mentor_desktop.domain.certificate import CertificateFacts


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
