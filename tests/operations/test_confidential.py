"""A copy that opens with a password only, and what it gives up."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import drafting
from mentor_desktop.operations.confidential import (
    export_confidential_copy,
    what_a_copy_gives_up,
)
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.verifying import verify_copy, verify_pdf
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

PASSWORD = "größer 😀 als drei"


@pytest.fixture
def signed(pair: Pair) -> str:
    agreement = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, agreement, "objective", "Lead a team")
    offer(pair.database, agreement)
    sign(pair.database, agreement, Signing("mentor", True, "UTC", "Ada Lovelace"))
    sign(pair.database, agreement, Signing("mentee", True, "UTC", "Benny"))
    return agreement


def test_opens_with_its_password_only(pair: Pair, signed: str, tmp_path: Path) -> None:
    path = export_confidential_copy(pair.database, signed, tmp_path / "c.pdf", PASSWORD).path
    data = path.read_bytes()
    assert b"agreement.json" not in data
    for password in ("", "größer", PASSWORD.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(data), password=password)
    with pikepdf.open(BytesIO(data), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert "/AcroForm" not in pdf.Root
        assert "/Perms" not in pdf.Root
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert pdf.attachments["agreement.json"].get_file().read_bytes().startswith(b"{")


def test_shows_the_ink_but_claims_no_signature(pair: Pair, signed: str, tmp_path: Path) -> None:
    path = export_confidential_copy(pair.database, signed, tmp_path / "c.pdf", PASSWORD).path
    read = subprocess.run(
        ["pdftotext", "-upw", PASSWORD, path, "-"], capture_output=True, text=True, check=True
    )
    assert read.stdout.count("Signed with a one-time key.") == 2
    said = subprocess.run(
        ["pdfsig", "-upw", PASSWORD, path], capture_output=True, text=True, check=False
    )
    assert "Signature Validation" not in said.stdout
    assert len(what_a_copy_gives_up()) == 3
    assert any("original" in sentence for sentence in what_a_copy_gives_up())


def test_is_noted_and_known_again_by_its_bytes(pair: Pair, signed: str, tmp_path: Path) -> None:
    path = export_confidential_copy(pair.database, signed, tmp_path / "c.pdf", PASSWORD).path
    with pair.database.reading() as session:
        (document,) = documents_of(session, pair.id)
    assert document.title == "Mentoring agreement, version 1, confidential copy"
    assert verify_copy(pair.database, document.id).is_good
    with pytest.raises(Refused, match="locked with a password"):
        verify_pdf(path)
    path.write_bytes(path.read_bytes() + b"\n")
    assert not verify_copy(pair.database, document.id).is_good


@pytest.mark.parametrize("password", ["", "x" * 128, "ü" * 64, "a\0b", "\ud800"])
def test_refuses_a_password_that_a_pdf_cannot_have(
    pair: Pair, signed: str, tmp_path: Path, password: str
) -> None:
    with pytest.raises(Refused, match="password"):
        export_confidential_copy(pair.database, signed, tmp_path / "c.pdf", password)
    assert not (tmp_path / "c.pdf").exists()
