"""What goes into a signed PDF, with every kind of key, and what it looks like."""

import re
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.signing.appearance import appearance
from mentor_desktop.documents.signing.authority import issued_key, new_authority
from mentor_desktop.documents.signing.checking import OTHERS, OURS, signatures_in
from mentor_desktop.documents.signing.envelope import envelope, is_sound, opened, sealed
from mentor_desktop.documents.signing.keys import Key, der, new_private, one_time_key
from mentor_desktop.documents.signing.knowing import Known, is_known
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.documents.verify import INCOMPLETE, check_agreement_pdf
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.refused import Refused
from tests.documents.signing import attacks
from tests.documents.signing.conftest import NOW, Signing, chance
from tests.documents.signing.test_keys import foreign


def pdfsig(data: bytes, folder: Path) -> str:
    path = folder / "signed.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdfsig", path], capture_output=True, text=True, check=True).stdout


@cache
def foreign_keys() -> dict[str, Key]:
    """Keys that other programs might have made."""
    privates: dict[str, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey] = {
        "RSA 2048": rsa.generate_private_key(65_537, 2_048),
        "RSA 3072": rsa.generate_private_key(65_537, 3_072),
        "P-384": ec.generate_private_key(ec.SECP384R1()),
        "P-521": ec.generate_private_key(ec.SECP521R1()),
    }
    found = {name: Key(one, foreign(one), (), "foreign") for name, one in privates.items()}
    authority = new_authority("Programme", NOW)
    return {**found, "vouched for": issued_key(authority, "Grace Ndlovu", NOW)}


@pytest.mark.parametrize("name", ["RSA 2048", "RSA 3072", "P-384", "P-521", "vouched for"])
def test_signs_with_every_kind_of_key(signing: Signing, tmp_path: Path, name: str) -> None:
    key = foreign_keys()[name]
    data = replace(signing, keys=(key, signing.keys[1])).signed("mentor", "mentee")
    found = signatures_in(data)
    assert found.is_whole
    assert [one.state for one in found.signatures] == [OURS, OURS]
    assert found.signatures[0].certificates == key.certificates
    assert pdfsig(data, tmp_path).count("Signature is Valid.") == 2


def test_an_authority_is_believed_for_the_name_it_vouches_for(
    signing: Signing, content: AgreementContent
) -> None:
    authority = new_authority("Programme", NOW)
    key = issued_key(authority, "grace  NDLOVU", NOW)
    (found,) = signatures_in(
        replace(signing, keys=(key, key)).signed("mentor")
    ).signatures  # fmt: skip
    mentor, mentee = content.parties
    trusting = Known(authorities=(der(authority.certificate),))
    assert is_known(found, mentor, trusting)
    assert not is_known(found, mentee, trusting)
    assert not is_known(found, mentor, Known())
    other = new_authority("Programme", NOW)
    assert not is_known(found, mentor, Known(authorities=(der(other.certificate),)))
    # a person's certificate vouches for nobody
    assert not is_known(found, mentor, Known(authorities=(key.certificates[0],)))


def test_every_byte_of_an_envelope_counts() -> None:
    """Also of the certificates above the signer's, which the signature does not bind."""
    key = issued_key(new_authority("P", NOW, chance(4)), "Grace Ndlovu", NOW, chance(5))
    digest = bytes(range(32))
    signature = new_private().sign(b"", ec.ECDSA(hashes.SHA256()))
    assert not is_sound(envelope(digest, signature, key.certificates), digest)
    whole = sealed(digest, key)
    assert is_sound(whole, digest)
    assert not is_sound(whole, bytes(32))
    assert opened(whole)[0] == key.certificates
    passed = []
    for at in range(0, len(whole), 5):
        flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        if is_sound(flipped, digest):
            passed.append(at)
    # those above are bound by their hashes in the PDF, not by the envelope
    start = whole.index(key.certificates[1])
    assert all(start <= at < start + len(key.certificates[1]) for at in passed)


def test_certificates_above_the_signers_are_bound_too(signing: Signing) -> None:
    key = issued_key(new_authority("P", NOW, chance(4)), "Grace Ndlovu", NOW, chance(5))
    data = replace(signing, keys=(key, key)).signed("mentor")
    inside = key.certificates[1].hex().upper().encode()
    at = data.index(inside) + len(inside) - 20
    flipped = data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :]
    found = signatures_in(flipped)
    assert [one.state for one in found.signatures] != [OURS]


def test_the_first_certifies_and_the_next_does_not(signing: Signing) -> None:
    data = signing.signed("mentee", "mentor")
    with pikepdf.open(BytesIO(data)) as pdf:
        given = {str(one.T): one.V for one in pdf.Root.AcroForm.Fields}
        reference = given["mentee"].Reference[0]
        assert reference.TransformMethod == "/DocMDP"
        assert reference.TransformParams.P == 2
        assert "/Reference" not in given["mentor"]
        assert pdf.Root.Perms.DocMDP.objgen == given["mentee"].objgen
        for one in given.values():
            assert one.SubFilter == "/ETSI.CAdES.detached"
            assert str(one.Reason).startswith("I have read this agreement")


def test_signing_writes_no_other_date_and_no_other_producer(signing: Signing) -> None:
    data = signing.signed("mentor", "mentee")
    assert attacks.first_revision(data) == signing.offered
    with (
        pikepdf.open(BytesIO(data)) as after,
        pikepdf.open(BytesIO(signing.offered)) as before,
    ):
        assert dict(after.docinfo) == dict(before.docinfo)
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
    assert b"pyHanko" not in data


def test_refuses_a_second_signature_and_a_place_that_is_not_there(signing: Signing) -> None:
    once = signing.signed("mentor")
    with pytest.raises(Refused, match="Grace Ndlovu has signed this PDF already"):
        sign_pdf(once, signing.records[0], signing.keys[0], "en")
    with pytest.raises(Refused, match="no place for this signature"):
        sign_pdf(once, replace(signing.records[1], role="supervisor"), signing.keys[1], "en")
    for junk in (b"", b"%PDF-1.7 junk", once[:-400]):
        with pytest.raises(Refused, match="damaged"):
            sign_pdf(junk, signing.records[1], signing.keys[1], "en")


def test_a_draft_has_no_place_to_sign(signing: Signing, content: AgreementContent) -> None:
    draft = make(content, (), draft=True).data
    with pytest.raises(Refused, match="no place"):
        sign_pdf(draft, signing.records[0], signing.keys[0], "en")


def test_a_signature_of_another_program_is_told(signing: Signing) -> None:
    from pyhanko.keys.internal import (
        translate_pyca_cryptography_cert_to_asn1,
        translate_pyca_cryptography_key_to_asn1,
    )
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko.sign.signers import sign_pdf as by_pyhanko
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = signing.keys[1]
    signer = SimpleSigner(
        translate_pyca_cryptography_cert_to_asn1(key.certificate),
        translate_pyca_cryptography_key_to_asn1(key.private),
        SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    writer = IncrementalPdfFileWriter(BytesIO(signing.signed("mentor")))
    out = by_pyhanko(
        writer, PdfSignatureMetadata(field_name="mentee", md_algorithm="sha256"), signer=signer
    )
    data = out.getvalue()
    assert [one.state for one in signatures_in(data).signatures] == [OURS, OTHERS]
    verdict = check_agreement_pdf(data)
    assert verdict.verdict == INCOMPLETE
    assert "made by another program" in verdict.problems[0]
    assert "Still to sign: 李文静." in verdict.sentence


@pytest.mark.parametrize("size", [(200, 68), (60, 20), (500, 300)])
@pytest.mark.parametrize(
    "name", ["Ada", "Maximiliane Friederike von und zu Hohenlangenburg-Schillingsfürst",
             "يوسف العمري", "สมชาย ใจดี", "X" * 400]
)  # fmt: skip
def test_any_name_fits_into_its_place(
    signing: Signing, name: str, size: tuple[float, float], tmp_path: Path
) -> None:
    record = replace(signing.records[1], name=name, method="typed", drawing=())
    data = appearance(record, *size, "en")
    path = tmp_path / "look.pdf"
    path.write_bytes(data)
    told = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', told)]
    assert edges
    assert max(edges) <= size[0] + 1
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_what_a_signature_looks_like_says_who_when_and_how(
    signing: Signing, words_of: object
) -> None:
    assert callable(words_of)
    record = replace(signing.records[0], key_kind="one-time", time_zone="Europe/Vienna")
    said = words_of(appearance(record, 250, 70, "en"))
    assert "Grace Ndlovu" in said
    assert "March 9, 2026" in said
    assert "one-time key" in said
    assert "one-time" not in words_of(appearance(replace(record, key_kind="own"), 250, 70, "en"))


def test_one_time_keys_of_one_person_differ() -> None:
    assert one_time_key("Ada", NOW).certificates != one_time_key("Ada", NOW).certificates
