"""What a command says when it cannot do its work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desktop.commands.sentences import printable, sentence_of
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import refusals
from tests.commands.conftest import Command

_FULL = Path("/dev/full")


@pytest.mark.skipif(not _FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [["show"], ["check", "--json"], ["--help"]])
def test_says_that_the_output_could_not_be_written(sample: Path, words: list[str]) -> None:
    files = [] if words == ["--help"] else [str(sample)]
    with _FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mentor_desktop", *words, *files],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("The output could not be written: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [["show", ""], ["new", ""], ["demo", " "], ["restore", "a.mentor", "-o", ""],
     ["export", "all", "a.mentor", "-d", ""], ["verify", ""]],
)  # fmt: skip
def test_an_empty_name_is_none(
    command: Command, words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    said = command(*words)
    assert said.status == 2
    assert "give it a name" in said.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no such folder")
def test_speaks_of_no_window_where_it_cannot_write(command: Command, sample: Path) -> None:
    said = command("restore", sample, "-o", "/proc/x")
    assert said.status == 1
    assert said.sentence.startswith("x cannot be written where it is to lie.")
    assert "typed" not in said.sentence


def test_offers_only_what_a_command_can_do(tmp_path: Path) -> None:
    path = tmp_path / "one.mentor"
    for kind in (refusals.NoRoom, refusals.CannotWrite, refusals.ReadOnlyPlace):
        said = sentence_of(kind(path))
        assert "one.mentor" in said
        assert "you typed" not in said
        assert "read only" not in said
    assert sentence_of(Refused("As it {is}.")) == "As it {is}."
    assert sentence_of(refusals.MissingFile(path)) == str(refusals.MissingFile(path))


def test_a_file_that_is_missing_is_missed_in_plain_words(command: Command, tmp_path: Path) -> None:
    said = command("verify", tmp_path / "nothere.pdf")
    assert said.sentence == f"There is no file {tmp_path / 'nothere.pdf'}."


def test_a_check_advises_no_menu_of_a_window(command: Command, tmp_path: Path) -> None:
    (tmp_path / "one.mentor").write_bytes(b"")
    said = command("check", tmp_path / "one.mentor")
    assert said.status == 1
    assert "Restore the newest backup" in said.out
    assert "File, Backups" not in said.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_imports_no_pipe(command: Command, empty: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in command("import", "data", empty, tmp_path / "pipe").sentence


@pytest.mark.skipif(os.name == "nt", reason="this system has no such names")
def test_a_path_cannot_act_on_the_terminal(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\n.mentor"
    made = command("new", path)
    assert made.status == 0
    assert made.out == f"{tmp_path}/a?[2Jb?.mentor\n"
    assert "\x1b" not in command("verify", path.with_suffix(".pdf")).sentence
    assert printable("a\u202eb") == "a?b"
