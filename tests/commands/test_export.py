import json
import sqlite3
from pathlib import Path

from mentor_desktop.store.opening import open_file
from tests.commands.conftest import Command


def documents(sample: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(sample) as connection:
        found = connection.execute("SELECT path, sha256 FROM exported_document").fetchall()
    connection.close()
    return found


# AG-37
def test_writes_the_agreement_and_notes_it(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    said = command("export", "agreement", sample, "sofía/daniel", "-o", out)
    assert (said.status, said.out, said.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(b"%PDF")
    assert [path for path, _sha256 in documents(sample)] == [str(out)]


def test_never_replaces_a_document_unless_told(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("mine", "utf-8")
    words = ["export", "agreement", sample, "sofía/daniel", "-o", out]
    assert str(out) in command(*words).sentence
    assert out.read_text("utf-8") == "mine"
    assert documents(sample) == []
    assert command(*words, "--force").status == 0
    assert out.read_bytes().startswith(b"%PDF")


# AG-36
def test_writes_the_version_that_is_asked_for(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    words = ["export", "agreement", sample, "leonie/nkechi".replace("leo", "léo"), "--version"]
    assert command(*words, 2, "-o", tmp_path / "2.pdf").status == 0
    assert command(*words, 1, "-o", tmp_path / "1.pdf").status == 0
    second = json.loads(command("verify", tmp_path / "2.pdf", "--json").out)
    first = json.loads(command("verify", tmp_path / "1.pdf", "--json").out)
    assert (first["verdict"], second["verdict"]) == ("unknown signer", "incomplete")
    assert "version 9" in command(*words, 9, "-o", tmp_path / "9.pdf").sentence


def test_says_where_there_is_no_agreement(command: Command, sample: Path, tmp_path: Path) -> None:
    said = command("export", "agreement", sample, "tomasz/amara", "-o", tmp_path / "a.pdf")
    assert said.status == 1
    assert "no agreement" in said.sentence
    assert not (tmp_path / "a.pdf").exists()


def test_goes_on_without_a_note_while_a_window_has_the_file(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    database = open_file(sample)
    try:
        out = tmp_path / "a.pdf"
        said = command("export", "agreement", sample, "sofía/daniel", "-o", out)
    finally:
        database.close()
    assert said.status == 0
    assert "not noted" in said.sentence
    assert out.exists()
    assert documents(sample) == []


def test_a_draft_takes_another_paper_and_a_signed_one_does_not(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    draft = ["export", "agreement", sample, "hanna/priyanka", "--paper", "letter"]
    assert command(*draft, "-o", tmp_path / "draft.pdf").status == 0
    signed = ["export", "agreement", sample, "sofía/daniel", "--paper", "letter"]
    assert "paper" in command(*signed, "-o", tmp_path / "signed.pdf").sentence
    assert command("export", "agreement", sample, "sofía/daniel", "--language", "fr",
                   "-o", tmp_path / "signed.pdf").status == 1  # fmt: skip
    assert not (tmp_path / "signed.pdf").exists()


def test_writes_all_with_progress_on_standard_error(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    said = command("export", "all", sample, "-d", folder, "--kind", "agreement")
    assert said.status == 0
    written = [Path(line) for line in said.out.splitlines()]
    assert len(written) == len(list(folder.iterdir())) == 10
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    assert said.err.splitlines()[0].startswith("1 of 10: ")
    again = command("export", "all", sample, "-d", folder)
    assert again.status == 1
    assert "Nothing was written" in again.sentence
    assert command("export", "all", sample, "-d", folder, "--force").status == 0


def test_writes_all_progress_reports_for_one_reader(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    words = ("export", "all", sample, "-d", folder, "--kind", "progress")
    said = command(*words, "--for", "supervisor", "--paper", "letter")
    assert said.status == 0
    written = [Path(line) for line in said.out.splitlines()]
    assert len(written) == len(list(folder.iterdir())) == 12
    assert all("supervisor" in path.name for path in written)
    assert said.err.splitlines()[-1].startswith("12 of 12: ")
    assert command(*words, "--for", "neighbour").status == 2
    # Only a reader of one report can ask for what they alone see.
    assert command(*words, "--for", "mentor", "--with-private").status == 2


def test_an_agreement_has_no_reader(command: Command, sample: Path, tmp_path: Path) -> None:
    said = command("export", "all", sample, "-d", tmp_path / "out", "--for", "mentor")
    assert said.status == 1
    assert "--kind progress" in said.sentence
    assert not (tmp_path / "out").exists()


def test_says_that_nobody_has_an_agreement(command: Command, empty: Path, tmp_path: Path) -> None:
    said = command("export", "all", empty, "-d", tmp_path / "out")
    assert (said.status, said.out) == (0, "")
    assert "agreement" in said.sentence
    said = command("export", "all", empty, "-d", tmp_path / "out", "--kind", "progress")
    assert (said.status, said.out) == (0, "")
    assert "relationship" in said.sentence


def test_data_say_that_they_hold_everyones_notes(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "data.json"
    said = command("export", "data", sample, "-o", out)
    assert (said.status, said.out) == (0, f"{out}\n")
    assert "private notes" in said.sentence
    assert command("export", "data", sample, "-o", out).status == 1
    people = json.loads(out.read_text("utf-8"))["tables"]["person"]
    assert {"李文静 (Li Wenjing)", "Aziza"} <= {person["name"] for person in people}


def test_a_calendar_holds_a_pair_or_the_whole_file(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    done = command("export", "calendar", sample, "-o", tmp_path / "a.ics", "Sofía/Daniel")
    assert done.out.strip() == str(tmp_path / "a.ics")
    one = (tmp_path / "a.ics").read_bytes()
    assert one.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VALARM" not in one
    assert command("export", "calendar", sample, "-o", tmp_path / "a.ics").status == 1
    command("export", "calendar", sample, "-o", tmp_path / "b.ics", "--alarm", "15")
    whole = (tmp_path / "b.ics").read_bytes()
    assert whole.count(b"BEGIN:VEVENT") > one.count(b"BEGIN:VEVENT") > 3
    assert b"TRIGGER:-PT15M" in whole
