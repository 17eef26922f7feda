"""`export meeting` from the outside."""

from pathlib import Path

from mentor_desktop.documents.pages import page_count
from tests.commands.conftest import Command


def test_writes_the_sheet_of_the_next_meeting_or_of_a_day(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    words = ("export", "meeting", sample, "sofía/daniel", "--today", "2026-11-22")
    said = command(*words, "-o", out)
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert page_count(out.read_bytes()) == 1
    again = tmp_path / "again.pdf"
    command(*words, "-o", again, "--meeting", "2026-12-15")
    assert again.read_bytes() == out.read_bytes()
    noted = tmp_path / "notes.pdf"
    assert command(*words, "-o", noted, "--with-notes", "mentor", "--paper", "letter").status == 0
    assert "no meeting “2020-01-01”" in command(
        *words, "-o", tmp_path / "none.pdf", "--meeting", "2020-01-01"
    ).sentence  # fmt: skip


def test_a_meeting_or_its_series_goes_to_another_calendar(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.ics"
    words = ("export", "calendar", sample, "-o", out, "--force")
    assert "give the relationship" in command(*words, "--meeting", "2026-12-15").sentence
    one = command(*words, "sofía/daniel", "--meeting", "2026-12-15", "--alarm", "15")
    assert (one.status, one.err) == (0, "1 date; notes are not in it.\n")
    assert out.read_bytes().count(b"BEGIN:VEVENT") == out.read_bytes().count(b"VALARM") / 2 == 1
    assert command(*words, "sofía/daniel", "--meeting", "2026-12-15", "--series").status == 0
