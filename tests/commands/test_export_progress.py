"""`export progress` and `export closing` from the outside."""

from pathlib import Path

import pytest

from mentor_desktop.domain.report import READERS
from tests.commands.conftest import Command


@pytest.mark.parametrize("reader", READERS)
def test_writes_a_report_for_each_reader(
    command: Command, sample: Path, tmp_path: Path, reader: str
) -> None:
    out = tmp_path / "report.pdf"
    said = command("export", "progress", sample, "sofía/daniel", "-o", out, "--for", reader)
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(b"%PDF")


def test_holds_what_only_one_sees_when_they_ask_for_it(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    sizes = []
    for number, words in enumerate(((), ("--with-private",))):
        out = tmp_path / f"{number}.pdf"
        told = command(
            "export", "progress", sample, "sofía/daniel", "-o", out, "--for", "mentee", *words
        )
        assert told.status == 0
        sizes.append(out.read_bytes())
    assert sizes[0] != sizes[1]


def test_says_what_is_wrong(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    words = ("export", "progress", sample, "sofía/daniel", "-o", out)
    assert "what they alone see" in command(*words, "--with-private").sentence
    assert command(*words, "--for", "neighbour").status == 2
    assert not out.exists()


def test_writes_the_report_at_the_end(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "end.pdf"
    said = command("export", "closing", sample, "ingrid/samuel", "-o", out, "--paper", "letter")
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(b"%PDF")
