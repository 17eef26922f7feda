"""Signatures as JSON."""

import pytest

from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import read_signatures, write_signatures

SIGNATURE = SignatureRecord(
    "mentor", "p", "Aziza", "2026-03-09T14:05:22+00:00", "Europe/Vienna", "drawn", "I agree.",
    "0" * 64, (((0.0, 0.1), (0.5, 0.3)),),
)  # fmt: skip


def test_reads_what_it_wrote() -> None:
    assert read_signatures(write_signatures([SIGNATURE])) == (SIGNATURE,)
    assert read_signatures(b"[]") == ()


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (b'"name":"Aziza"', b'"name":5'),
        (b'"name":"Aziza"', b'"other":"Aziza"'),
        (b'"method":"drawn"', b'"method":"stamped"'),
        (b"2026-03-09T", b"someday"),
        (b"[0.0,0.1]", b"[0.0]"),
        (b"[0.0,0.1]", b"[NaN,1e300]"),
        (b"[{", b"{"),
        (b"}]", b""),
    ],
)
def test_refuses_anything_else(part: bytes, instead: bytes) -> None:
    data = write_signatures([SIGNATURE])
    assert part in data
    with pytest.raises(Refused, match="cannot be read"):
        read_signatures(data.replace(part, instead))
