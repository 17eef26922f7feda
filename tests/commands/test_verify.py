import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Command


@pytest.fixture
def pdf(command: Command, sample: Path, tmp_path: Path) -> Path:
    """A signed agreement."""
    out = tmp_path / "a.pdf"
    assert command("export", "agreement", sample, "sofía/daniel", "-o", out).status == 0
    return out


def test_says_who_signed_and_when(command: Command, pdf: Path) -> None:
    said = command("verify", pdf)
    assert (said.status, said.err) == (0, "")
    assert "Unchanged" in said.out
    assert "Daniel Achterberg signed on 2026-10-25 16:42 (Europe/Brussels)." in said.out


def test_says_whom_it_knows(command: Command, pdf: Path, sample: Path) -> None:
    alone, beside = command("verify", pdf), command("verify", pdf, "--file", sample)
    assert (alone.status, beside.status) == (0, 0)
    assert "whether these people really signed, it cannot tell" in alone.out
    assert "Daniel Achterberg's signature is not known here; it was made with the one" in alone.out
    assert "signed by people who are known here: Daniel Achterberg · Sofía" in beside.out
    assert "Daniel Achterberg's signature is known here" in beside.out


def test_json_has_verdict_and_signers(command: Command, pdf: Path, sample: Path) -> None:
    alone = json.loads(command("verify", pdf, "--json").out)
    assert (alone["verdict"], alone["is_good"]) == ("unknown signer", True)
    assert [one["is_known"] for one in alone["signers"]] == [False, False]
    found = json.loads(command("verify", pdf, "--file", sample, "--json").out)
    assert (found["verdict"], found["in_file"], found["is_good"]) == ("unchanged", "same", True)
    assert [one["role"] for one in found["signers"]] == ["mentor", "mentee"]
    assert len(found["content_sha256"]) == 64
    assert {(one["key"], len(one["certificate"])) for one in found["signers"]} == {("one-time", 64)}
    assert [one["is_known"] for one in found["signers"]] == [True, True]
    assert found["signers"][0]["issuer"] == "Daniel Achterberg"


def test_a_letter_flipped_in_the_file_is_told(command: Command, pdf: Path, sample: Path) -> None:
    connection = sqlite3.connect(sample)
    with connection:
        row = connection.execute(
            "SELECT id, content FROM agreement WHERE instr(CAST(content AS TEXT), 'Sofía') LIMIT 1"
        ).fetchone()
        flipped = row[1].replace(b"Daniel", b"Danyel", 1)
        assert flipped != row[1]
        connection.execute("UPDATE agreement SET content=? WHERE id=?", (flipped, row[0]))
    connection.close()
    said = command("verify", pdf, "--file", sample)
    assert said.status == 1
    assert "not the text that was offered" in said.out
    found = json.loads(command("check", sample, "--json").out)
    assert found["is_good"] is False
    assert "agreement" in {one["kind"] for one in found["findings"]}
    checked = command("check", sample)
    assert checked.status == 1
    assert "Sofía Íñiguez-Navarro" in checked.out


def test_a_changed_pdf_is_told(command: Command, pdf: Path) -> None:
    data = bytearray(pdf.read_bytes())
    data[len(data) // 2] ^= 1
    pdf.write_bytes(bytes(data))
    assert command("verify", pdf).status == 1


def test_refuses_what_is_no_agreement(command: Command, tmp_path: Path, sample: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_text("words", "utf-8")
    assert "not a PDF" in command("verify", other).sentence
    assert "none.pdf" in command("verify", tmp_path / "none.pdf").sentence
    assert command("verify", sample).status == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_waits_for_no_pipe_and_reads_no_device(command: Command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        assert "cannot be read" in command("verify", path).sentence
        assert "cannot be read" in command("key", "trust", path).sentence


def test_an_agreement_of_another_file_is_told(command: Command, pdf: Path, empty: Path) -> None:
    said = command("verify", pdf, "--file", empty)
    assert said.status == 1
    assert "not in" in said.out
