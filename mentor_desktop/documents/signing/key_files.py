"""Key files from anywhere: PKCS#12 of the new and the old kind, and certificates alone."""

from collections.abc import Iterator, Sequence

from asn1crypto import core
from asn1crypto import pkcs12 as pkcs12_shapes
from cryptography import x509
from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from mentor_desktop.documents.signing.keys import Key, facts
from mentor_desktop.domain.certificate import FOREIGN
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

LARGEST = 1_000_000
MOST_ROUNDS = 10_000_000  # of all parts: some seconds; a stranger's file may ask for years


def read_key(data: bytes, passphrase: str, kind: str = FOREIGN) -> Key:
    """The key in a .p12 or .pfx file; Refused, with what to do, where there is none to use."""
    _check_shape(data)
    try:
        found = pkcs12.load_pkcs12(data, passphrase.encode() if passphrase else None)
    except (UnsupportedAlgorithm, InternalError) as error:
        raise Refused(_too_old()) from error
    except (ValueError, TypeError) as error:
        raise Refused(_reason(error)) from error
    if found.key is None:
        raise Refused(
            _(
                "There is no private key in this file, so nothing can be signed with it. Export "
                "it again together with its private key."
            )
        )
    if found.cert is None:
        raise Refused(
            _(
                "There is no certificate for the key in this file. Export it again together with "
                "its certificate."
            )
        )
    if not isinstance(found.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Refused(
            _(
                "Keys of this kind cannot be checked by most PDF programs. Use an RSA key or one "
                "of a NIST curve, or sign with a one-time key."
            )
        )
    above = [one.certificate for one in found.additional_certs]
    certificate = found.cert.certificate
    try:
        for one in (certificate, *above):
            facts(one)  # its parts are read when they are asked for
    except ValueError as error:
        raise Refused(_not_a_key_file()) from error
    return Key(found.key, certificate, tuple(_chain(certificate, above)), kind)


def opened_key(private: bytes, certificates: Sequence[bytes]) -> Key:
    """A key from a file of anybody's, as `keys.private_bytes` and `certificates` gave it."""
    # Looked at when it was read, which for a large key takes long.
    found = serialization.load_der_private_key(private, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(found, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise TypeError(found)
    own, *above = map(x509.load_der_x509_certificate, certificates)
    return Key(found, own, tuple(above), FOREIGN)


def _chain(
    certificate: x509.Certificate, others: list[x509.Certificate]
) -> Iterator[x509.Certificate]:
    """Those of the others that lead from the certificate upwards, by their signatures."""
    at, left = certificate, list(others)
    while above := next((one for one in left if one != at and is_issued_by(at, one)), None):
        yield above
        left.remove(above)
        at = above


def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's key signed the certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except Exception:  # a stranger's certificate fails in many ways, and all mean no
        return False
    return True


def read_certificate(data: bytes) -> x509.Certificate:
    """A certificate as PEM or DER; Refused where it is none."""
    try:
        if b"-----BEGIN" in data:
            found = x509.load_pem_x509_certificate(data)
        else:
            found = x509.load_der_x509_certificate(data)
        facts(found)  # its parts are read when they are asked for
        return found
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Refused(
            _("This is not a certificate. Choose a file that ends in .crt, .cer or .pem.")
        ) from error


def _check_shape(data: bytes) -> None:
    """Refused where it is no PKCS#12 at all, or would take forever to open."""
    if len(data) > LARGEST:
        raise Refused(_not_a_key_file())
    try:
        shape = pkcs12_shapes.Pfx.load(data, strict=True)
        rounds = sum(_numbers(shape["mac_data"]))
        for part in shape.authenticated_safe:
            rounds += sum(_numbers(part["content"]))
            if part["content_type"].native == "data":
                bags = pkcs12_shapes.SafeContents.load(part["content"].native)
                rounds += sum(_numbers(bags))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(_not_a_key_file()) from error
    if rounds > MOST_ROUNDS:
        raise Refused(
            _("Opening this key file would take far too long. Export it again with fewer rounds.")
        )


def _numbers(value: object) -> Iterator[int]:
    """Every whole number in a shape: counts of rounds are among them, and nothing so large."""
    if isinstance(value, core.Integer):
        yield int.from_bytes(value.contents[:16], "big")
    elif isinstance(value, core.Choice):
        yield from _numbers(value.chosen)
    elif isinstance(value, core.Sequence | core.SequenceOf | core.SetOf):
        for at in range(len(value)):
            yield from _numbers(value[at])


def _reason(error: Exception) -> str:
    said = str(error).lower()
    if "password" in said or "mac" in said:
        return _("The passphrase does not open this key. Type it again; mind upper and lower case.")
    if "unsupported" in said or "legacy" in said or "algorithm" in said:
        return _too_old()
    return _not_a_key_file()


def _too_old() -> str:
    return _(
        "This key file is locked in an old way that is no longer safe (RC2). Open it in the "
        "program it came from and export it again as PKCS#12 with AES-256."
    )


def _not_a_key_file() -> str:
    return _("This is not a key file. Choose one that ends in .p12 or .pfx.")
