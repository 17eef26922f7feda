"""Who signs an agreement, who has, when and with which key: as data for windows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import (
    SignatureRecord,
    read_content,
    short_fingerprint,
)
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.agreements import signature_record


@dataclass(frozen=True)
class Signer:
    """One who is expected to sign; `signature` and `certificate` are None until they have.

    `certificate` stays None where the signature is in no PDF.
    """

    role: str
    person_id: str
    name: str
    signature: SignatureRecord | None = None
    certificate: CertificateFacts | None = None


@dataclass(frozen=True)
class SigningRecord:
    """What is signed, by its fingerprint, and by whom, in the order of the agreement."""

    version: int
    state: str
    sha256: str
    short: str  # what people compare: four groups of four
    offered_at: str  # in UTC (ISO)
    signers: tuple[Signer, ...]

    @property
    def waiting(self) -> tuple[Signer, ...]:
        """Who has yet to sign."""
        return tuple(one for one in self.signers if one.signature is None)


def signing_record(session: Session, agreement_id: str) -> SigningRecord | None:
    """The record of a version, None for a draft, or where the words of a person were erased."""
    agreement = session.get_one(Agreement, agreement_id)
    if agreement.content is None or agreement.offered_at is None:
        return None
    given = {
        one.role: one
        for one in session.scalars(select(Signature).filter_by(agreement_id=agreement_id))
    }
    sha256 = agreement.content_sha256 or ""
    return SigningRecord(
        agreement.version,
        agreement.state,
        sha256,
        short_fingerprint(sha256),
        agreement.offered_at.isoformat(timespec="seconds"),
        tuple(
            _signer(party.role, party.person_id, party.name, given.get(party.role))
            for party in read_content(agreement.content).parties
        ),
    )


def _signer(role: str, person_id: str, name: str, row: Signature | None) -> Signer:
    if row is None:
        return Signer(role, person_id, name)
    return Signer(role, person_id, name, signature_record(row), _facts(row.certificate))


def _facts(certificate: bytes | None) -> CertificateFacts | None:
    if certificate is None:
        return None
    # Late: what reads certificates is needed where one is shown.
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as said

    try:
        return keys.facts(key_files.read_certificate(certificate))
    except Refused:
        return None
