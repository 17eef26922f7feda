"""`export blank` from the outside."""

from pathlib import Path

from tests.commands.conftest import Command


def test_writes_a_form_without_any_file(command: Command, tmp_path: Path) -> None:
    for form in ("agreement", "plan", "check_up"):
        out = tmp_path / f"{form}.pdf"
        said = command("export", "blank", form, "-o", out, "--paper", "letter")
        assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert "You can choose" in command("export", "blank", "none", "-o", tmp_path / "a").sentence
    assert "There is already" in command("export", "blank", "plan", "-o", out).sentence
    assert "check_up" in command("export", "blank", "--help").out
