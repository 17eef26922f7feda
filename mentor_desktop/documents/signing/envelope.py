"""The signature itself, as CMS: made in one way only, so that it can be checked byte by byte."""

from collections.abc import Sequence
from typing import Any

from asn1crypto import algos, cms
from asn1crypto import x509 as x509_shapes
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute

from mentor_desktop.documents.signing.keys import Key

HASH = "sha256"


def signed_attributes(digest: bytes, certificate: bytes) -> cms.CMSAttributes:
    """What PAdES B-B signs: the document's hash, and whose certificate it is."""
    whose = as_signing_certificate_v2(x509_shapes.Certificate.load(certificate))
    attributes = cms.CMSAttributes([
        simple_cms_attribute("content_type", "data"),
        simple_cms_attribute("message_digest", digest),
        simple_cms_attribute("signing_certificate_v2", _settled(whose)),
    ])  # fmt: skip
    return _settled(attributes)


def _settled(shape: Any) -> Any:
    """The same, read from its bytes: a shape that was put together is written anew at each use."""
    return type(shape).load(shape.dump())


def sealed(digest: bytes, key: Key) -> bytes:
    """The finished envelope around a document's hash; the same bytes for the same key."""
    attributes = signed_attributes(digest, key.certificates[0]).dump()
    if isinstance(key.private, ec.EllipticCurvePrivateKey):
        signature = key.private.sign(
            attributes, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        )
    else:
        signature = key.private.sign(attributes, padding.PKCS1v15(), hashes.SHA256())
    return envelope(digest, signature, key.certificates)


def envelope(digest: bytes, signature: bytes, certificates: Sequence[bytes]) -> bytes:
    """All there is to a signature, in DER; the signer's certificate comes first."""
    shapes = [x509_shapes.Certificate.load(one, strict=True) for one in certificates]
    kind = "ecdsa" if shapes[0].public_key.algorithm == "ec" else "rsa"
    hashing = algos.DigestAlgorithm({"algorithm": HASH})
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier({
            "issuer_and_serial_number": cms.IssuerAndSerialNumber({
                "issuer": shapes[0].issuer, "serial_number": shapes[0].serial_number,
            }),
        }),
        "digest_algorithm": hashing,
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": f"{HASH}_{kind}"}),
        "signed_attrs": signed_attributes(digest, certificates[0]),
        "signature": signature,
    }  # fmt: skip
    data = {
        "version": "v1",
        "digest_algorithms": cms.DigestAlgorithms((hashing,)),
        "encap_content_info": {"content_type": "data"},
        "certificates": [cms.CertificateChoices("certificate", one) for one in shapes],
        "signer_infos": [_settled(cms.SignerInfo(signer))],
    }
    whole = cms.ContentInfo(
        {"content_type": "signed_data", "content": _settled(cms.SignedData(data))}
    )
    return bytes(whole.dump())


def is_sound(found: bytes, digest: bytes) -> bool:
    """Whether it is, to the last byte, an envelope of ours around this hash, rightly signed."""
    try:
        certificates, signature = opened(found)
        if envelope(digest, signature, certificates) != found:
            return False
        public = x509.load_der_x509_certificate(certificates[0]).public_key()
        attributes = signed_attributes(digest, certificates[0]).dump()
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, attributes, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, attributes, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except (ValueError, TypeError, KeyError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def opened(found: bytes) -> tuple[tuple[bytes, ...], bytes]:
    """The certificates, the signer's first, and the signature; ValueError if it is no CMS."""
    data = cms.ContentInfo.load(found, strict=True)["content"]
    if not isinstance(data, cms.SignedData) or len(data["signer_infos"]) != 1:
        raise ValueError("no signature")
    signer = data["signer_infos"][0]
    named = signer["sid"].chosen
    if not isinstance(named, cms.IssuerAndSerialNumber):
        raise ValueError("no issuer and number")
    certificates = [one.chosen for one in data["certificates"]]
    # As bytes: asn1crypto compares names by Unicode 3.2, and raises at any younger letter.
    issuer = named["issuer"].dump()
    own = [
        one for one in certificates
        if isinstance(one, x509_shapes.Certificate)
        and one.serial_number == named["serial_number"].native
        and one.issuer.dump() == issuer
    ]  # fmt: skip
    if len(own) != 1:
        raise ValueError("no certificate of the signer")
    others = [one.dump() for one in certificates if one is not own[0]]
    return (bytes(own[0].dump()), *map(bytes, others)), bytes(signer["signature"].native)
