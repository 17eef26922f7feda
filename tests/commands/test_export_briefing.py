"""`export briefing` from the outside."""

from pathlib import Path

from mentor_desktop.documents.pages import page_count
from tests.commands.conftest import Command


# CO-08
def test_writes_one_page_for_the_supervisor(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "briefing.pdf"
    words = ("export", "briefing", sample, "sofía/daniel", "--today", "2026-11-22", "-o", out)
    said = command(*words)
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert page_count(out.read_bytes()) == 1
    assert str(out) in command(*words).sentence
