"""`export hours` from the outside."""

from pathlib import Path

from tests.commands.conftest import Command


def test_writes_a_statement_of_a_pair_of_a_mentor_and_of_all(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    for number, words in enumerate((
        ("sofía/daniel",),
        ("--for", "Daniel Achterberg", "--initials", "--paper", "letter"),
        ("--from", "2026-01-01", "--to", "2026-06-30"),
    )):  # fmt: skip
        out = tmp_path / f"{number}.pdf"
        said = command("export", "hours", sample, *words, "-o", out)
        assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
        assert out.read_bytes().startswith(b"%PDF")


def test_says_what_is_wrong(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    turned = command(
        "export", "hours", sample, "-o", out, "--from", "2026-05-01", "--to", "2026-04-01"
    )
    assert "ends before it starts" in turned.sentence
    assert "Nobody in this file" in command(
        "export", "hours", sample, "-o", out, "--for", "Nobody Known"
    ).sentence  # fmt: skip
    assert not out.exists()
