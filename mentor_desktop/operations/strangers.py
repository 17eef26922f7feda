"""What is done with strangers' bytes beside this process: see careful. Brings in little."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.knowing import Known
    from mentor_desktop.documents.verify import AgreementPdf, Verdict


def check_pdf(data: bytes, known: "Known") -> "Verdict":
    """Whether a PDF is whole and who signed it; Refused where it is no agreement."""
    # Late: documents bring ReportLab, which is for the process that reads.
    from mentor_desktop.documents import verify  # noqa: PLC0415 - as said

    return verify.check_agreement_pdf(data, known)


def read_pdf(data: bytes, known: "Known") -> "tuple[Verdict, AgreementPdf | None]":
    """The same, and what it says; None where that cannot be read."""
    from mentor_desktop.documents import verify  # noqa: PLC0415 - as above

    found = verify.check_agreement_pdf(data, known)
    return found, verify.read_agreement_pdf(data) if found.agreement_id else None


def open_key(data: bytes, passphrase: str) -> tuple[bytes, tuple[bytes, ...]]:
    """The private key in a key file as PKCS#8, and its certificates as DER, its own first."""
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    key = key_files.read_key(data, passphrase)
    return keys.private_bytes(key), key.certificates
