"""Keys to sign with: made for one signature, made to be kept, or brought along as a .p12 file."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from asn1crypto import pkcs12 as pkcs12_shapes
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from mentor_desktop.domain.certificate import ONE_TIME, OWN, CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

ROUNDS = 600_000
LONGEST_PASSPHRASE = 1_000
_LONGEST_NAME = 64  # bytes of a common name: RFC 5280, ub-common-name
_WHOLE_NAME = x509.ObjectIdentifier("2.5.4.41")  # `name` of X.520, which may be long
_OWN_YEARS, _ONE_TIME_YEARS = 10, 30
_CURVE_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_SMALLEST_RSA = 2_048
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
Chance = Callable[[int], bytes]  # so many random bytes


@dataclass(frozen=True)
class Key:
    """A private key with its certificate; `chain`: those above it, the nearest first."""

    private: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()
    kind: str = OWN

    @property
    def certificates(self) -> tuple[bytes, ...]:
        """All certificates as DER, its own first."""
        return tuple(map(der, (self.certificate, *self.chain)))


def private_bytes(key: Key) -> bytes:
    """The private key as PKCS#8, open: for another process of this program, never for a file."""
    return key.private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def one_time_key(name: str, moment: datetime, chance: Chance = secrets.token_bytes) -> Key:
    """A key for one signature, which its certificate says; it is never written anywhere.

    The certificate is valid for long, so that the signature can still be read then.
    """
    unit = _("One-time key, made on signing by Mentor Desktop")
    private = new_private(chance)
    subject = subject_of(name, unit)
    builder = begun(subject, subject, private, moment, _ONE_TIME_YEARS, chance)
    return Key(private, signed(for_signing(builder, private), private), (), ONE_TIME)


def own_key(name: str, moment: datetime, chance: Chance = secrets.token_bytes) -> Key:
    """A key of one's own with a certificate that it signed itself."""
    private = new_private(chance)
    subject = subject_of(name, _("Made by Mentor Desktop"))
    builder = begun(subject, subject, private, moment, _OWN_YEARS, chance)
    return Key(private, signed(for_signing(builder, private), private))


def new_private(chance: Chance = secrets.token_bytes) -> ec.EllipticCurvePrivateKey:
    """A fresh P-256 key."""
    number = int.from_bytes(chance(48), "big") % (_CURVE_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def subject_of(name: str, unit: str) -> x509.Name:
    """The name in a certificate, whole even where it is long, and a remark on the key."""
    short = _cut(name)
    whole = [] if short == name else [x509.NameAttribute(_WHOLE_NAME, name)]
    return x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, short),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _cut(unit)),
        *whole,
    ])  # fmt: skip


def _cut(text: str) -> str:
    return text.encode()[:_LONGEST_NAME].decode(errors="ignore")


def begun(
    subject: x509.Name, issuer: x509.Name, private: ec.EllipticCurvePrivateKey,
    moment: datetime, years: int, chance: Chance, latest: datetime | None = None,
) -> x509.CertificateBuilder:  # fmt: skip
    """A certificate without its extensions; valid from a day ago, as clocks differ."""
    start = moment.astimezone(UTC).replace(microsecond=0) - timedelta(days=1)
    end = start + timedelta(days=365 * years + years // 4)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(private.public_key())
        .serial_number(int.from_bytes(chance(19), "big") >> 1 | 1)
        .not_valid_before(start)
        .not_valid_after(min(end, latest) if latest else end)
    )


def for_signing(
    builder: x509.CertificateBuilder, private: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    """The extensions of a certificate that documents are signed with."""
    usage = _usage(digital_signature=True, content_commitment=True)
    identifier = x509.SubjectKeyIdentifier.from_public_key(private.public_key())
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(identifier, critical=False)
    )


def for_issuing(
    builder: x509.CertificateBuilder, private: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    """The extensions of a certificate that signs other certificates, and nothing else."""
    identifier = x509.SubjectKeyIdentifier.from_public_key(private.public_key())
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .add_extension(identifier, critical=False)
    )


def _usage(**wanted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in names})


def signed(
    builder: x509.CertificateBuilder, private: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    """The finished certificate; the same bytes for the same key and contents."""
    return builder.sign(private, hashes.SHA256(), ecdsa_deterministic=True)


def packed(key: Key, passphrase: str, rounds: int = ROUNDS) -> bytes:
    """The key as PKCS#12: PBES2 with AES-256 under the passphrase; Refused if that is no good."""
    check_passphrase(passphrase)
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(rounds)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    name = common_name(key.certificate.subject).encode()
    data = pkcs12.serialize_key_and_certificates(
        name, key.private, key.certificate, list(key.chain), encryption
    )
    return _sealed(data, passphrase, rounds)


def _sealed(data: bytes, passphrase: str, rounds: int) -> bytes:
    """With as many rounds on the seal: `cryptography` gives it 2,048, a short way for guesses."""
    shape = pkcs12_shapes.Pfx.load(data, strict=True)
    seal = shape["mac_data"]
    salt = bytes(seal["mac_salt"].native)
    secret = (passphrase + "\0").encode("utf-16-be")
    filled = [_filled(bytes([3]), 64), _filled(salt, 64), _filled(secret, 64)]
    digest = hashlib.sha256(b"".join(filled)).digest()  # RFC 7292, B.2, with one block
    for _round in range(rounds - 1):
        digest = hashlib.sha256(digest).digest()
    content = bytes(shape["auth_safe"]["content"].native)
    seal["mac"]["digest"] = hmac.digest(digest, content, "sha256")
    seal["iterations"] = rounds
    return bytes(shape.dump(force=True))


def _filled(part: bytes, block: int) -> bytes:
    """Repeated until it fills whole blocks."""
    size = -(-len(part) // block) * block
    return (part * (size // len(part) + 1))[:size]


def check_passphrase(passphrase: str) -> None:
    """Refused where a key cannot be locked with it."""
    if not passphrase:
        raise Refused(_("Choose a passphrase for the key: it is what keeps others from signing."))
    if len(passphrase) > LONGEST_PASSPHRASE or "\0" in passphrase:
        raise Refused(_("Choose a passphrase of at most 1,000 characters."))
    try:
        passphrase.encode()
    except UnicodeEncodeError as error:
        raise Refused(_("Choose a passphrase without broken characters.")) from error


def check_usable(key: Key, moment: datetime) -> None:
    """Refused, with what to do, where nothing should be signed with it at that moment."""
    check_period(key.certificate, moment)
    _check_strength(key.private)
    try:
        found = key.certificate.extensions
        usage = found.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return  # without this extension every use is allowed
    except ValueError as error:
        raise Refused(
            _("The certificate is damaged. Get the key file again from where it came.")
        ) from error
    if not (usage.digital_signature or usage.content_commitment):
        raise Refused(
            _(
                "This certificate is not meant for signing documents. Ask whoever issued it for "
                "one that is, or sign with a one-time key."
            )
        )


def check_period(certificate: x509.Certificate, moment: datetime) -> None:
    """Refused where the certificate has expired or is not yet valid."""
    if moment > certificate.not_valid_after_utc:
        raise Refused(
            _(
                "The certificate expired on {day}. Get a new one, make a key of your own, or sign "
                "with a one-time key."
            ).format(day=certificate.not_valid_after_utc.date().isoformat())
        )
    if moment < certificate.not_valid_before_utc:
        raise Refused(
            _(
                "The certificate is valid only from {day}. Look whether this computer's clock is "
                "right, or wait until then."
            ).format(day=certificate.not_valid_before_utc.date().isoformat())
        )


def _check_strength(private: PrivateKey) -> None:
    if isinstance(private, rsa.RSAPrivateKey):
        is_good = private.key_size >= _SMALLEST_RSA
    else:
        is_good = private.curve.name in _CURVES
    if not is_good:
        raise Refused(
            _(
                "This key is too weak, or of a kind that other programs cannot check. Make a key "
                "of your own, or sign with a one-time key."
            )
        )


def facts(certificate: x509.Certificate) -> CertificateFacts:
    """What a person can read about it."""
    return CertificateFacts(
        name=clean_line(common_name(certificate.subject)),
        issuer=clean_line(common_name(certificate.issuer)),
        sha256=sha256_of(der(certificate)),
        valid_from=certificate.not_valid_before_utc.isoformat(timespec="seconds"),
        valid_until=certificate.not_valid_after_utc.isoformat(timespec="seconds"),
        is_self_signed=certificate.subject == certificate.issuer,
    )


def common_name(name: x509.Name) -> str:
    """The common name (whole, where it was too long for that), else all there is as text."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    whole = name.get_attributes_for_oid(_WHOLE_NAME)
    if len(found) == len(whole) == 1 and _cut(str(whole[0].value)) == found[0].value:
        return str(whole[0].value)
    return str(found[0].value) if found else name.rfc4514_string()


def sha256_of(certificate: bytes) -> str:
    """What a certificate (DER) is known by, hex."""
    return hashlib.sha256(certificate).hexdigest()


def der(certificate: x509.Certificate) -> bytes:
    """A certificate as bytes."""
    return certificate.public_bytes(serialization.Encoding.DER)


def pem(certificate: x509.Certificate) -> bytes:
    """A certificate as the text that other programs import."""
    return certificate.public_bytes(serialization.Encoding.PEM)
