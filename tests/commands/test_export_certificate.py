"""`export certificate` from the outside."""

from pathlib import Path

from mentor_desktop.documents.pages import page_count
from tests.commands.conftest import Command


def test_writes_one_for_each_or_for_one(command: Command, sample: Path, tmp_path: Path) -> None:
    both, one = tmp_path / "both.pdf", tmp_path / "one.pdf"
    words = ("export", "certificate", sample, "ingrid/samuel", "--today", "2026-11-22", "-o")
    assert command(*words, both).out == f"{both}\n"
    assert command(*words, one, "--for", "mentee", "--paper", "letter").status == 0
    assert (page_count(both.read_bytes()), page_count(one.read_bytes())) == (2, 1)


def test_certifies_nothing_where_nobody_met(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    said = command("export", "certificate", sample, "tomasz/amara", "-o", out)
    assert said.status == 1 and "nothing to certify" in said.sentence
    assert not out.exists()
