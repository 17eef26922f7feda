from pathlib import Path

from mentor_desktop.store.folders import data_folder
from mentor_desktop.store.opening import open_file
from tests.commands.conftest import Command


def test_copies_a_file_also_while_it_is_open(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.mentor"
    database = open_file(sample)
    try:
        said = command("backup", sample, "-o", copy)
    finally:
        database.close()
    assert (said.status, said.out) == (0, f"{copy}\n")
    assert command("show", copy).out == command("show", sample).out
    assert command("check", copy).status == 0


def test_keeps_a_copy_among_the_backups(command: Command, sample: Path) -> None:
    said = command("backup", sample)
    kept = Path(said.out.strip())
    assert said.status == 0
    assert kept.is_relative_to(data_folder())
    assert command("show", kept).out == command("show", sample).out


def test_never_replaces_a_file(command: Command, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mentor"
    other.write_text("mine", "utf-8")
    for words in (["backup", sample, "-o", other], ["restore", sample, "-o", other]):
        assert "other.mentor is there already" in command(*words).sentence
    assert other.read_text("utf-8") == "mine"


def test_restores_a_backup_as_a_file_of_its_own(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    kept, back = Path(command("backup", sample).out.strip()), tmp_path / "back.mentor"
    said = command("restore", kept, "-o", back)
    assert (said.status, said.out) == (0, f"{back}\n")
    assert kept.exists()
    assert command("show", back).out == command("show", sample).out


def test_a_damaged_backup_is_told_and_not_restored(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    sample.write_bytes(sample.read_bytes()[:81_920])
    said = command("restore", sample, "-o", tmp_path / "back.mentor")
    assert said.status == 1
    assert "damaged" in said.sentence
    assert not (tmp_path / "back.mentor").exists()
