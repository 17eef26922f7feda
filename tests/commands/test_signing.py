"""Keys, the programme's authority, and an agreement that travels between two computers."""

import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.carried import Made
from mentor_desktop.documents.signing.keys import one_time_key
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations import drafting, keys
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.travelling import look_at
from mentor_desktop.store.opening import create_file, open_file
from tests.clocks import clock_told
from tests.commands.conftest import Command
from tests.documents.signing.attacks import saved
from tests.pairing import add_relationship


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A PDF that Ada has signed, for Ben; her file lies beside it."""
    database = create_file(tmp_path / "ada.mentor", Programme(name="Programme"))
    ada, ben = add_person(database, "Ada Lovelace"), add_person(database, "Ben Okri")
    pair = add_relationship(database, ada, ben, date(2026, 3, 9), date(2027, 3, 8))
    agreement = drafting.start_agreement(database, pair)
    offer(database, agreement)
    sign(database, agreement, Signing("mentor", True, "UTC", "Ada Lovelace"))
    path = export_agreement(database, agreement, tmp_path / "sent.pdf").path
    database.close()
    return path


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("not to be told\n", "utf-8")
    return path


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for verb in (keys.make_own_key, keys.keep_key_file):
        monkeypatch.setattr(verb, "__defaults__", (1_000,))


def test_signs_and_takes_in_again(command: Command, sent: Path, tmp_path: Path) -> None:
    back, file = tmp_path / "back.pdf", tmp_path / "ada.mentor"
    with clock_told("Asia/Tokyo"):
        said = command("sign", sent, "--as", "mentee", "--name", "ben okri", "--agree", "-o", back)
    assert (said.status, said.out) == (0, f"{back}\n")
    assert "Fingerprint to compare with the others: " in said.err
    assert "Still to sign: Ben Okri." in said.err
    said = command("receive", file, back)
    assert said.status == 0
    assert "Ben Okri's signature is not known here; it was made with the one-time key" in said.out
    assert "Everyone has signed: it is in force." in said.out
    found = json.loads(command("verify", back, "--file", file, "--json").out)
    assert (found["verdict"], found["in_file"]) == ("unchanged", "same")
    assert found["signers"][1]["time_zone"] == "Asia/Tokyo"
    assert "everyone has signed" in command("receive", file, back).sentence.lower()


def test_signs_in_a_file_of_ones_own(
    command: Command, sent: Path, tmp_path: Path, empty: Path
) -> None:
    back = tmp_path / "back.pdf"
    words = ("sign", sent, "--as", "mentee", "--name", "Ben Okri", "--agree", "-o", back)
    assert command(*words, "--file", empty).status == 0
    shown = json.loads(command("show", empty, "--json").out)
    assert shown["relationships"][0]["state"] == "active"
    assert json.loads(command("verify", back, "--file", empty, "--json").out)["in_file"] == "same"
    assert command("receive", tmp_path / "ada.mentor", back).status == 0
    assert command("check", empty).status == 0


def test_a_refused_signature_brings_nothing_into_the_file(
    command: Command, sent: Path, tmp_path: Path, empty: Path
) -> None:
    words = ("sign", sent, "--agree", "-o", tmp_path / "back.pdf", "--file", empty)
    said = command(*words, "--as", "mentee", "--name", "Ben Okra")
    assert "Type your name as the agreement has it: Ben Okri." in said.err
    said = command(*words, "--as", "mentor", "--name", "Ada Lovelace")
    assert "Ada Lovelace has signed this version already." in said.err
    assert json.loads(command("show", empty, "--json").out)["relationships"] == []


def test_receives_an_agreement_with_its_people(command: Command, sent: Path, empty: Path) -> None:
    said = command("receive", empty, sent)
    assert "A new agreement is in the file.\nNew people: Ada Lovelace · Ben Okri." in said.out
    assert "Still to sign: Ben Okri." in said.out


def test_consent_is_said_or_asked(
    command: Command, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = tmp_path / "back.pdf"
    words = ("sign", sent, "--as", "mentee", "--name", "Ben Okri", "-o", back)
    said = command(*words)
    assert said.status == 1
    assert "add --agree, which means: “I, Ben Okri, have read this" in said.err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    assert "Tick that you have read" in command(*words).err
    assert not back.exists()
    monkeypatch.setattr("builtins.input", lambda _question: " Yes")
    assert command(*words).status == 0


def test_refuses_who_is_not_asked_to_sign(command: Command, sent: Path, tmp_path: Path) -> None:
    words = ("--agree", "-o", tmp_path / "back.pdf")
    said = command("sign", sent, "--as", "mentee", "--name", "Eve", *words)
    assert "Type your name as the agreement has it: Ben Okri." in said.err
    said = command("sign", sent, "--as", "mentor", "--name", "Ada Lovelace", *words)
    assert "Ada Lovelace has signed this version already." in said.err
    assert command("sign", sent, "--as", "friend", "--name", "Ada", *words).status == 2
    sent.write_bytes(sent.read_bytes() + b" ")
    said = command("sign", sent, "--as", "mentee", "--name", "Ben Okri", *words)
    assert "do not sign this one" in said.sentence


def test_a_key_is_made_listed_and_used(
    command: Command, sent: Path, tmp_path: Path, secret: Path
) -> None:
    assert "no key of yours" in command("key", "list").out
    made = command("key", "make", "--name", "Ben Okri", "--new-passphrase-file", secret)
    key = made.out.strip()
    assert (made.status, len(key)) == (0, 64)
    assert key[:16] in command("key", "list").out
    listed = json.loads(command("key", "list", "--json").out)
    assert [one["name"] for one in listed["keys"]] == ["Ben Okri"]
    back = tmp_path / "back.pdf"
    words = ("sign", sent, "--as", "mentee", "--name", "Ben Okri", "--agree", "-o", back)
    said = command(*words, "--key", key[:8])
    assert "Name a file that has it: --key-passphrase-file PATH." in said.err
    wrong = tmp_path / "wrong"
    wrong.write_text("guess", "utf-8")
    said = command(*words, "--key", key[:8], "--key-passphrase-file", wrong)
    assert "passphrase does not open this key" in said.err
    assert "not the start of one key's id" in command(*words, "--key", "zz").err
    assert command(*words, "--key", key[:8], "--key-passphrase-file", secret).status == 0
    signers = json.loads(command("verify", back, "--json").out)["signers"]
    assert [(one["key"], one["is_known"]) for one in signers] == [
        ("one-time", False), ("own", True),
    ]  # fmt: skip


def test_a_programme_vouches_for_keys(
    command: Command, sent: Path, tmp_path: Path, secret: Path
) -> None:
    file, key, crt = tmp_path / "ada.mentor", tmp_path / "ben.p12", tmp_path / "p.crt"
    said = command("authority", "export", file, "-o", crt)
    assert "no authority yet" in said.sentence
    assert command("authority", "make", file, "--new-passphrase-file", secret).status == 0
    words = ("--authority-passphrase-file", secret, "--new-passphrase-file", secret)
    assert "Nobody" in command("key", "issue", file, "Eve", "-o", key, *words).sentence
    said = command("key", "issue", file, "ben okri", "-o", key, *words)
    assert (said.status, said.out) == (0, f"{key}\n")
    assert command("authority", "export", file, "-o", crt).out == f"{crt}\n"
    assert "Programme is trusted" in command("key", "trust", crt).out
    assert "Trusted here:" in command("key", "list").out
    back = tmp_path / "back.pdf"
    command(
        "sign", sent, "--as", "mentee", "--name", "Ben Okri", "--agree", "-o", back,
        "--key", key, "--key-passphrase-file", secret,
    )  # fmt: skip
    assert "vouched for by Programme." in command("verify", back).out
    signers = json.loads(command("verify", back, "--json").out)["signers"]
    assert [one["is_known"] for one in signers] == [False, True]


def test_a_confidential_copy_says_what_it_gives_up(
    command: Command, sample: Path, tmp_path: Path, secret: Path
) -> None:
    out = tmp_path / "c.pdf"
    words = ("export", "agreement", sample, "sofía/daniel", "-o", out, "--confidential")
    said = command(*words, "--password-file", secret)
    assert (said.status, said.out) == (0, f"{out}\n")
    assert "Keep the original." in said.err
    with pikepdf.open(out, password="not to be told") as pdf:
        assert pdf.is_encrypted
    assert "locked with a password" in command("verify", out).sentence
    assert "--password-file PATH" in command(*words, "--force").err


def test_a_key_is_saved_forgotten_and_kept_again(
    command: Command, tmp_path: Path, secret: Path
) -> None:
    made = command("key", "make", "--name", "Ben Okri", "--new-passphrase-file", secret)
    key, copy = made.out.strip(), tmp_path / "ben.p12"
    assert command("key", "save", key[:8], "-o", copy).out == f"{copy}\n"
    assert "ben.p12" in command("key", "save", key[:8], "-o", copy).sentence
    assert command("key", "save", key[:8], "-o", copy, "--force").status == 0
    said = command("key", "forget", key[:8])
    assert (said.status, "add --for-good" in said.sentence) == (1, True)
    said = command("key", "forget", key[:8], "--for-good")
    assert "The key of Ben Okri is gone." in said.out
    assert "no key of yours" in command("key", "list").out
    assert "not the start of one key's id" in command("key", "save", key, "-o", copy).sentence
    assert "not the start of one key's id" in command("key", "forget", "", "--for-good").sentence
    wrong = tmp_path / "wrong"
    wrong.write_text("guess", "utf-8")
    said = command("key", "keep", copy, "--key-passphrase-file", wrong)
    assert "passphrase does not open this key" in said.sentence
    said = command("key", "keep", copy, "--key-passphrase-file", secret)
    assert (said.status, said.out) == (0, f"{key}\n")
    assert key[:16] in command("key", "list").out


def test_a_long_name_matches_its_own_key(command: Command, secret: Path) -> None:
    name = "Anastasia " * 9 + "Ndlovu"
    command("key", "make", "--name", name, "--new-passphrase-file", secret)
    listed = json.loads(command("key", "list", "--json").out)
    assert [one["name"] for one in listed["keys"]] == [name]


def test_trust_can_be_taken_back(command: Command, tmp_path: Path, secret: Path) -> None:
    file, crt = tmp_path / "one.mentor", tmp_path / "p.crt"
    assert command("new", file, "--programme", "Programme").status == 0
    command("authority", "make", file, "--new-passphrase-file", secret)
    command("authority", "export", file, "-o", crt)
    command("key", "trust", crt)
    one = json.loads(command("key", "list", "--json").out)["trusted"][0]
    assert "trusted certificate's id" in command("key", "distrust", "zz").sentence
    said = command("key", "distrust", one["id"][:8])
    assert (said.status, said.out) == (
        0, f"{one['name']} is not trusted on this computer any more.\n",
    )  # fmt: skip
    assert json.loads(command("key", "list", "--json").out)["trusted"] == []


def test_two_computers_begin_on_the_command_line(
    command: Command, drafted: Path, tmp_path: Path
) -> None:
    sent, back, again = (tmp_path / name for name in ("s.pdf", "b.pdf", "again.pdf"))
    said = command("offer", drafted, "ben/ada", "-o", sent)
    assert (said.status, said.out) == (0, f"{sent}\n")
    assert "Fingerprint to compare with the others: " in said.err
    assert command("offer", drafted, "ben/ada", "-o", again).status == 0
    assert again.read_bytes() == sent.read_bytes()
    assert command("offer", drafted, "ben/ada", "-o", again).status == 1
    for role, name, into in (("mentee", "Ben Okri", back), ("mentor", "Ada Lovelace", again)):
        pdf = sent if role == "mentee" else back
        words = ("--as", role, "--name", name, "--agree", "-o", into, "--force")
        assert command("sign", pdf, *words).status == 0
        assert command("receive", drafted, into).status == 0
    said = command("offer", drafted, "ben/ada", "-o", sent, "--force")
    assert "signed by everyone" in said.sentence


def test_an_export_tells_of_a_newer_version(
    command: Command, drafted: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    words = ("export", "agreement", drafted, "ben/ada", "-o", out, "--force")
    assert command(*words).err == ""
    _amend(drafted)
    assert "Version 2 is a draft; to export that one, add --version 2." in command(*words).sentence
    assert command("offer", drafted, "ben/ada", "-o", tmp_path / "two.pdf").status == 0
    said = command(*words)
    assert "Version 2 awaits signatures; to export that one, add --version 2." in said.sentence
    assert command(*words, "--version", "2").err == ""


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A file in which Ada and Ben have a draft."""
    path = tmp_path / "draft.mentor"
    database = create_file(path, Programme(name="Programme"))
    ada, ben = add_person(database, "Ada Lovelace"), add_person(database, "Ben Okri")
    pair = add_relationship(database, ada, ben, date(2026, 3, 9), date(2027, 3, 8))
    drafting.start_agreement(database, pair)
    database.close()
    return path


def _amend(path: Path) -> None:
    """Both sign version 1, and version 2 is begun."""
    database = open_file(path)
    with database.reading() as session:
        first = session.scalars(select(Agreement)).one()
    offer(database, first.id)
    sign(database, first.id, Signing("mentor", True, "UTC", "Ada Lovelace"))
    sign(database, first.id, Signing("mentee", True, "UTC", "Ben Okri"))
    drafting.amend(database, first.id)
    database.close()


def test_another_version_is_told_before_it_is_taken_in(
    command: Command, sent: Path, empty: Path, tmp_path: Path
) -> None:
    found = look_at(sent)
    made = make(found.content, (), draft=False, made=Made("0", "another version")).data
    offered = saved(made, lambda _pdf: None)
    key = one_time_key("Ada Lovelace", now())
    older = tmp_path / "older.pdf"
    older.write_bytes(sign_pdf(offered, found.signed[0].record, key, "en"))
    said = command("receive", empty, older).out
    assert said.startswith("Another version of the program made this PDF, so it was compared as")
    done = command("sign", older, "--as", "mentee", "--name", "Ben Okri", "--agree",
                   "-o", tmp_path / "signed.pdf")  # fmt: skip
    assert "Another version of the program made this PDF" in done.err
    told = json.loads(command("verify", tmp_path / "signed.pdf", "--json").out)
    assert (told["verdict"], told["is_good"], told["is_by_another"]) == (
        "unknown signer", True, True,
    )  # fmt: skip
