"""Keys on this computer, the programme's authority, and whom one trusts."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from mentor_desktop.documents.signing.keys import own_key, packed, pem
from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import drafting, keys
from mentor_desktop.operations.authority import (
    authority_of,
    issue_key,
    make_authority,
    save_authority_certificate,
)
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.keys import KeyChoice, make_own_key, own_keys
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.trust import (
    distrust_certificate,
    trust_certificate,
    trusted_certificates,
)
from mentor_desktop.operations.verifying import verify_pdf
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.store.folders import data_folder
from tests.conftest import Pair

FEW = 1_000
ADA = Signing("mentor", True, "Europe/Berlin", "Ada Lovelace")
BEN = Signing("mentee", True, "Europe/Berlin", "Ben Okri")


@pytest.fixture
def offered(pair: Pair) -> str:
    agreement = drafting.start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    return agreement


def export(pair: Pair, agreement_id: str, folder: Path) -> Path:
    return export_agreement(pair.database, agreement_id, folder / "out.pdf").path


def is_for_one_person(path: Path) -> bool:
    return not path.stat().st_mode & 0o077


def test_a_key_of_ones_own_is_kept_and_found_again() -> None:
    made = make_own_key("  Ben\nOkri ", "secret", FEW)
    assert made.certificate.name == "Ben Okri"
    assert own_keys() == (made,)
    files = sorted((data_folder() / "keys").iterdir())
    assert [one.suffix for one in files] == [".crt", ".p12"]
    assert all(map(is_for_one_person, files))
    keys.forget_own_key(made.id)
    assert own_keys() == ()


def test_refuses_a_key_without_name_or_passphrase() -> None:
    with pytest.raises(Refused, match="name"):
        make_own_key(" ", "secret", FEW)
    with pytest.raises(Refused, match="passphrase"):
        make_own_key("Ben Okri", "", FEW)
    assert own_keys() == ()


def test_damaged_keys_are_not_listed() -> None:
    made = make_own_key("Ben Okri", "secret", FEW)
    (data_folder() / "keys" / f"{made.id}.crt").write_bytes(b"x")
    (data_folder() / "keys" / "notes.crt").write_bytes(b"x")
    assert own_keys() == ()
    with pytest.raises(ValueError, match="etc"):
        keys.forget_own_key("../../etc/passwd")


def test_a_kept_key_can_be_saved_and_kept_elsewhere(tmp_path: Path) -> None:
    made = make_own_key("Ben Okri", "secret", FEW)
    keys.save_own_key(made.id, tmp_path / "ben.p12")
    assert is_for_one_person(tmp_path / "ben.p12")
    keys.forget_own_key(made.id)
    with pytest.raises(Refused, match="no longer"):
        keys.save_own_key(made.id, tmp_path / "again.p12")
    assert keys.look_into_key_file(tmp_path / "ben.p12", "secret") == made.certificate
    with pytest.raises(Refused, match="does not open"):
        keys.keep_key_file(tmp_path / "ben.p12", "wrong", FEW)
    assert keys.keep_key_file(tmp_path / "ben.p12", "secret", FEW) == made
    assert own_keys() == (made,)


def test_signs_with_a_key_of_ones_own(pair: Pair, offered: str, tmp_path: Path) -> None:
    made = make_own_key("Ada Lovelace", "secret", FEW)
    for passphrase in ("wrong", ""):
        with pytest.raises(Refused, match="does not open"):
            sign(pair.database, offered, ADA, KeyChoice("own", made.id, passphrase=passphrase))
    sign(pair.database, offered, ADA, KeyChoice("own", made.id, passphrase="secret"))
    sign(pair.database, offered, BEN)
    found = verify_pdf(export(pair, offered, tmp_path))  # without the file
    assert [(one.record.key_kind, one.is_known) for one in found.signed] == [
        ("own", True), ("one-time", False),
    ]  # fmt: skip
    assert "the key" in found.signed[0].sentence
    with pair.database.reading() as session:
        mine, other = signatures_of(session, offered)
    assert (mine.role, mine.certificate, other.role) == ("mentor", made.id, "mentee")


def test_signs_with_a_key_file(pair: Pair, offered: str, tmp_path: Path) -> None:
    path = tmp_path / "ada.pfx"
    path.write_bytes(packed(own_key("LOVELACE Ada (signature)", now()), "secret", FEW))
    sign(pair.database, offered, ADA, KeyChoice("foreign", path=path, passphrase="secret"))
    sign(pair.database, offered, BEN)
    found = verify_pdf(export(pair, offered, tmp_path), pair.database)
    assert (found.verdict, found.in_file) == ("unchanged", "same")
    assert found.signed[0].certificate.name == "LOVELACE Ada (signature)"


def test_a_key_that_cannot_be_used_signs_nothing(pair: Pair, offered: str, tmp_path: Path) -> None:
    expired = tmp_path / "old.p12"
    key = own_key("Ada Lovelace", now() - timedelta(days=365 * 12))
    expired.write_bytes(packed(key, "secret", FEW))
    cases = {
        expired: "expired on",
        tmp_path / "none.p12": "cannot be read",
        Path(__file__): "not a key file",
    }
    for path, words in cases.items():
        with pytest.raises(Refused, match=words):
            sign(pair.database, offered, ADA, KeyChoice("foreign", path=path, passphrase="secret"))
    with pair.database.reading() as session:
        assert session.get_one(Agreement, offered).state == "offered"
        assert not session.scalars(select(Signature)).all()


def test_the_programme_vouches_for_its_people(pair: Pair, offered: str, tmp_path: Path) -> None:
    told = make_authority(pair.database, "chief", FEW)
    assert told.name == "Test programme"
    with pair.database.reading() as session:
        assert authority_of(session) == told
    with pytest.raises(Refused, match="already"):
        make_authority(pair.database, "chief", FEW)
    path = tmp_path / "ada.p12"
    with pytest.raises(Refused, match="does not open"):
        issue_key(pair.database, pair.mentor_id, path, authority_passphrase="x", passphrase="hers")
    assert not path.exists()
    issued = issue_key(
        pair.database, pair.mentor_id, path,
        authority_passphrase="chief", passphrase="hers", rounds=FEW,
    )  # fmt: skip
    assert is_for_one_person(path)
    assert (issued.name, issued.issuer) == ("Ada Lovelace", "Test programme")
    sign(pair.database, offered, ADA, KeyChoice("foreign", path=path, passphrase="hers"))
    pdf = export(pair, offered, tmp_path)
    assert [one.is_known for one in verify_pdf(pdf).signed] == [False]
    # another computer, after one import
    save_authority_certificate(pair.database, tmp_path / "programme.crt")
    trusted = trust_certificate(tmp_path / "programme.crt")
    assert trusted_certificates() == (trusted,)
    found = verify_pdf(pdf)
    assert [one.is_known for one in found.signed] == [True]
    assert "vouched for by Test programme" in found.signed[0].sentence
    distrust_certificate(trusted.sha256)
    assert [one.is_known for one in verify_pdf(pdf).signed] == [False]


def test_making_an_authority_can_be_undone(pair: Pair) -> None:
    with pytest.raises(Refused, match="no authority yet"):
        save_authority_certificate(pair.database, Path("x.crt"))
    make_authority(pair.database, "chief", FEW)
    pair.database.undo()
    with pair.database.reading() as session:
        assert authority_of(session) is None
        assert not session.scalars(select(Authority)).all()


def test_a_key_issued_to_one_vouches_for_no_other(pair: Pair, offered: str, tmp_path: Path) -> None:
    make_authority(pair.database, "chief", FEW)
    path = tmp_path / "ben.p12"
    issue_key(
        pair.database, pair.mentee_id, path,
        authority_passphrase="chief", passphrase="his", rounds=FEW,
    )  # fmt: skip
    sign(pair.database, offered, ADA, KeyChoice("foreign", path=path, passphrase="his"))
    pdf = export(pair, offered, tmp_path)
    save_authority_certificate(pair.database, tmp_path / "programme.crt")
    trust_certificate(tmp_path / "programme.crt")
    assert [one.is_known for one in verify_pdf(pdf).signed] == [False]


def test_trusts_a_persons_own_certificate(tmp_path: Path) -> None:
    key = own_key("Ben Okri", now())
    path = tmp_path / "ben.crt"
    path.write_bytes(pem(key.certificate))
    assert trust_certificate(path).name == "Ben Okri"
    path.write_bytes(b"x")
    with pytest.raises(Refused, match="not a certificate"):
        trust_certificate(path)


def test_the_stored_pdf_grows_by_what_is_signed(pair: Pair, offered: str) -> None:
    def stored() -> bytes:
        with pair.database.reading() as session:
            agreement = session.get_one(Agreement, offered)
            return bytes(session.get_one(Attachment, agreement.pdf_id).data)

    before = stored()
    sign(pair.database, offered, BEN)
    once = stored()
    sign(pair.database, offered, ADA)
    assert once.startswith(before)
    assert stored().startswith(once)
