"""`export plan` from the outside."""

from pathlib import Path

from sqlalchemy import select

from mentor_desktop.domain.agreement import ExportedDocument
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.views import documents_of
from tests.commands.conftest import Command


# AP-11
def test_writes_the_plan_and_notes_it(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    said = command("export", "plan", sample, "sofía/daniel", "-o", out, "--today", "2026-11-22")
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    again = tmp_path / "again.pdf"
    command("export", "plan", sample, "sofía/daniel", "-o", again, "--today", "2026-11-22")
    assert out.read_bytes() == again.read_bytes()
    letter = command(
        "export", "plan", sample, "sofía/daniel", "-o", out, "--force", "--paper", "letter"
    )
    assert letter.status == 0
    assert out.read_bytes() != again.read_bytes()
    database = open_file(sample)
    with database.reading() as session:
        (pair,) = {
            one.relationship_id
            for one in session.scalars(select(ExportedDocument).filter_by(kind="plan"))
        }
        assert len(documents_of(session, pair)) == 3
    database.close()


def test_never_replaces_a_file_unless_told(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    out.write_text("mine", "utf-8")
    assert str(out) in command("export", "plan", sample, "sofía/daniel", "-o", out).sentence
    assert out.read_text("utf-8") == "mine"
