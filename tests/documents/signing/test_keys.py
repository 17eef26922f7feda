"""Keys: made, locked, opened again, brought along, and each reason for which one is no good."""

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from mentor_desktop.documents.signing import key_files
from mentor_desktop.documents.signing.authority import issued_key, new_authority
from mentor_desktop.documents.signing.key_files import is_issued_by, read_certificate, read_key
from mentor_desktop.documents.signing.keys import (
    ROUNDS,
    Key,
    begun,
    check_usable,
    der,
    facts,
    for_issuing,
    new_private,
    one_time_key,
    own_key,
    packed,
    pem,
    signed,
    subject_of,
)
from mentor_desktop.domain.certificate import FOREIGN
from mentor_desktop.domain.refused import Refused
from tests.documents.signing.conftest import NOW, chance

FEW = 1_000


def openssl(*words: str | Path) -> str:
    """What OpenSSL says to it."""
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_a_key_of_ones_own_is_locked_as_promised(tmp_path: Path) -> None:
    path = tmp_path / "key.p12"
    path.write_bytes(packed(own_key("Ben Okri", NOW), "ein Satz, den ich kenne"))
    said = openssl(
        "pkcs12", "-in", path, "-info", "-noout", "-passin", "pass:ein Satz, den ich kenne"
    )
    assert ROUNDS == 600_000
    assert said.count("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256") == 2
    assert "MAC: sha256, Iteration 600000" in said


@pytest.mark.parametrize("passphrase", ["a", "größer 😀", "x" * 1_000, " "])
def test_opens_with_its_passphrase_and_no_other(passphrase: str) -> None:
    key = own_key("Ben Okri", NOW)
    data = packed(key, passphrase, FEW)
    again = read_key(data, passphrase)
    assert again.certificate == key.certificate
    assert again.private.private_numbers() == key.private.private_numbers()
    for wrong in (passphrase + "x", "", passphrase.upper() + "é"):
        with pytest.raises(Refused, match="passphrase does not open"):
            read_key(data, wrong)


@pytest.mark.parametrize("passphrase", ["", "x" * 1_001, "a\0b", "\ud800"])
def test_refuses_a_passphrase_that_locks_nothing(passphrase: str) -> None:
    with pytest.raises(Refused, match="passphrase"):
        packed(own_key("Ben Okri", NOW), passphrase, FEW)


def test_a_one_time_key_says_so_in_its_certificate() -> None:
    key = one_time_key("Ben Okri", NOW)
    assert "One-time key" in key.certificate.subject.rfc4514_string()
    assert facts(key.certificate).name == "Ben Okri"
    assert facts(key.certificate).is_self_signed
    check_usable(key, NOW)


def test_keys_come_from_chance_alone() -> None:
    first, second = (one_time_key("Ben Okri", NOW, chance(seed)) for seed in (1, 2))
    assert der(first.certificate) != der(second.certificate)
    assert der(first.certificate) == der(one_time_key("Ben Okri", NOW, chance(1)).certificate)
    assert der(own_key("Ben Okri", NOW).certificate) != der(own_key("Ben Okri", NOW).certificate)


@pytest.mark.parametrize("name", ["x" * 500, "李文静", "Ωmega 😀", "a b"])
def test_any_name_goes_into_a_certificate(name: str) -> None:
    assert facts(one_time_key(name, NOW).certificate).name == name


def test_an_authority_vouches_for_a_person(tmp_path: Path) -> None:
    authority = new_authority("Harbour & Field 2026", NOW)
    key = read_key(packed(issued_key(authority, "Ben Okri", NOW), "p", FEW), "p")
    told = facts(key.certificate)
    assert (told.name, told.issuer, told.is_self_signed) == (
        "Ben Okri", "Harbour & Field 2026", False,
    )  # fmt: skip
    assert key.chain == (authority.certificate,)
    assert is_issued_by(key.certificate, authority.certificate)
    assert not is_issued_by(key.certificate, new_authority("Harbour & Field 2026", NOW).certificate)
    root, leaf = tmp_path / "root.crt", tmp_path / "leaf.crt"
    root.write_bytes(pem(authority.certificate))
    leaf.write_bytes(pem(key.certificate))
    when = str(int(NOW.timestamp()))
    assert "OK" in openssl("verify", "-attime", when, "-CAfile", root, leaf)
    assert read_certificate(root.read_bytes()) == authority.certificate
    check_usable(key, NOW)
    with pytest.raises(Refused, match="not meant for signing"):
        check_usable(authority, NOW)


def test_what_an_authority_issues_does_not_outlive_it() -> None:
    authority = new_authority("P", NOW)
    late = NOW + timedelta(days=365 * 20)
    key = issued_key(authority, "Ben Okri", late)
    assert key.certificate.not_valid_after_utc == authority.certificate.not_valid_after_utc
    with pytest.raises(Refused, match="expired on"):
        issued_key(authority, "Ben Okri", NOW + timedelta(days=365 * 26))


def test_an_expired_or_coming_certificate_signs_nothing() -> None:
    key = own_key("Ben Okri", NOW)
    with pytest.raises(Refused, match="expired on 2036-03"):
        check_usable(key, NOW + timedelta(days=365 * 11))
    with pytest.raises(Refused, match="valid only from 2026-03-08"):
        check_usable(key, NOW - timedelta(days=3))


Foreign = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


def foreign(private: Foreign, *extensions: x509.ExtensionType) -> x509.Certificate:
    """A certificate that another program might have made."""
    name = subject_of("Ben Okri", "Elsewhere")
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(7)
        .public_key(private.public_key()).not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=9))
    )  # fmt: skip
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    is_edwards = isinstance(private, ed25519.Ed25519PrivateKey)
    return builder.sign(private, None if is_edwards else hashes.SHA256())


def plain(private: Foreign, certificate: x509.Certificate | None) -> bytes:
    """A key file without a lock."""
    return pkcs12.serialize_key_and_certificates(
        b"", private, certificate, None, serialization.NoEncryption()
    )


@pytest.fixture
def old(tmp_path: Path) -> Callable[..., bytes]:
    """Makes key files of the old kind as OpenSSL writes them."""
    private = rsa.generate_private_key(65_537, 2_048)
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "key").write_bytes(private.private_bytes(serialization.Encoding.PEM, *form))
    (tmp_path / "crt").write_bytes(pem(foreign(private)))

    def make(*words: str) -> bytes:
        out = tmp_path / "old.p12"
        openssl(
            "pkcs12", "-export", "-inkey", tmp_path / "key", "-in", tmp_path / "crt", "-out", out,
            "-passout", "pass:secret", *words,
        )  # fmt: skip
        return out.read_bytes()

    return make


@pytest.mark.parametrize(
    "words",
    [
        ("-legacy",),
        ("-legacy", "-certpbe", "PBE-SHA1-RC2-40", "-keypbe", "PBE-SHA1-RC2-40"),
        ("-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"),
        (),
    ],
)
def test_a_foreign_key_file_of_the_old_kind_opens_or_says_what_to_do(
    old: Callable[..., bytes], words: tuple[str, ...]
) -> None:
    data = old(*words)
    with pytest.raises(Refused, match=r"passphrase does not open|AES-256"):
        read_key(data, "wrong")
    try:
        key = read_key(data, "secret")
    except Refused as refusal:  # where OpenSSL was built without the old ciphers
        assert "export it again as PKCS#12 with AES-256" in str(refusal)
        return
    assert (key.kind, facts(key.certificate).name) == (FOREIGN, "Ben Okri")
    check_usable(key, NOW)


@pytest.mark.parametrize("junk", [b"", b"x", b"%PDF-1.7", bytes(5_000), b"\x30\x80" * 999])
def test_refuses_what_is_no_key_file(junk: bytes) -> None:
    with pytest.raises(Refused, match="not a key file"):
        read_key(junk, "secret")


def test_refuses_a_file_with_a_byte_off(old: Callable[..., bytes]) -> None:
    data = packed(own_key("Ben Okri", NOW), "secret", FEW)
    for at in range(0, len(data), 7):
        with pytest.raises(Refused):
            read_key(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :], "secret")


def test_refuses_a_file_that_would_take_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_files, "MOST_ROUNDS", 999)
    with pytest.raises(Refused, match="far too long"):
        read_key(packed(own_key("Ben Okri", NOW), "secret", FEW), "secret")


def test_adds_up_the_rounds_of_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(own_key("Ben Okri", NOW), "secret", FEW)
    monkeypatch.setattr(key_files, "MOST_ROUNDS", 4 * FEW)  # its seal, its key, its certificate
    assert read_key(data, "secret")
    monkeypatch.setattr(key_files, "MOST_ROUNDS", 2 * FEW)
    with pytest.raises(Refused, match="far too long"):
        read_key(data, "secret")


def test_refuses_a_file_without_a_private_key(old: Callable[..., bytes]) -> None:
    with pytest.raises(Refused, match="no private key"):
        read_key(old("-nokeys"), "secret")


def test_refuses_a_key_without_a_certificate() -> None:
    private = new_private()
    with pytest.raises(Refused, match="no certificate"):
        read_key(plain(private, None), "")


def test_refuses_kinds_of_keys_that_others_cannot_check() -> None:
    edwards = ed25519.Ed25519PrivateKey.generate()
    with pytest.raises(Refused, match="Keys of this kind"):
        read_key(plain(edwards, foreign(edwards)), "")
    weak = rsa.generate_private_key(65_537, 1_024)
    with pytest.raises(Refused, match="too weak"):
        check_usable(read_key(plain(weak, foreign(weak)), ""), NOW)


def test_refuses_a_certificate_that_is_not_for_signing() -> None:
    private = new_private()
    name = subject_of("Ben Okri", "x")
    builder = for_issuing(begun(name, name, private, NOW, 1, chance(1)), private)
    with pytest.raises(Refused, match="not meant for signing"):
        check_usable(Key(private, signed(builder, private)), NOW)
    check_usable(Key(private, foreign(private)), NOW)


@pytest.mark.parametrize("junk", [b"", b"-----BEGIN CERTIFICATE-----\nx\n", b"\x30\x03abc"])
def test_refuses_what_is_no_certificate(junk: bytes) -> None:
    with pytest.raises(Refused, match="not a certificate"):
        read_certificate(junk)


@pytest.mark.parametrize("part", ["subject", "issuer"])
def test_refuses_a_certificate_with_a_damaged_name(part: str) -> None:
    certificate = own_key("Ben Okri", NOW, chance(1)).certificate
    name = getattr(certificate, part).public_bytes()
    at = der(certificate).find(name) if part == "issuer" else der(certificate).rfind(name)
    data = bytearray(der(certificate))
    data[at + 4] ^= 0x11  # what was a set of names is something else
    with pytest.raises(Refused, match="not a certificate"):
        read_certificate(bytes(data))


@pytest.mark.parametrize(
    "name", ["Anastasia " * 9 + "Ndlovu", "प्रिया शर्मा-विश्वनाथन चट्टोपाध्याय", "李" * 22]
)
def test_a_long_name_is_kept_whole(name: str) -> None:
    authority = new_authority(name, NOW, chance(1))
    for key in (own_key(name, NOW, chance(2)), one_time_key(name, NOW, chance(3)),
                issued_key(authority, name, NOW, chance(4))):  # fmt: skip
        assert facts(key.certificate).name == name
        again = read_key(packed(key, "secret", 1_000), "secret", FOREIGN)
        assert facts(again.certificate).name == name
    assert facts(issued_key(authority, "Ben", NOW, chance(5)).certificate).issuer == name
