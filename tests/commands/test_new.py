from pathlib import Path

import pytest

from tests.commands.conftest import Command


def test_makes_an_empty_file_and_prints_its_path(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.mentor"
    said = command("new", path, "--programme", "Harbour 2027")
    assert (said.status, said.out, said.err) == (0, f"{path}\n", "")
    assert command("show", path).out == "Harbour 2027\n0 people, 0 relationships\n"


def test_never_replaces_a_file(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.mentor"
    path.write_text("mine", "utf-8")
    for words in (["new"], ["demo"]):
        said = command(*words, path)
        assert said.status == 1
        assert "a.mentor is there already" in said.sentence
    assert path.read_text("utf-8") == "mine"


def test_names_a_folder_that_is_missing(command: Command, tmp_path: Path) -> None:
    for words in (["new"], ["demo"]):
        said = command(*words, tmp_path / "nowhere" / "a.mentor")
        assert said.status == 1
        assert "nowhere" in said.sentence


@pytest.mark.parametrize("name", ["", " \t ", "\x00\x01", "x" * 1_001])
def test_refuses_a_name_that_is_none(command: Command, tmp_path: Path, name: str) -> None:
    said = command("new", tmp_path / "a.mentor", "--programme", name)
    assert said.status == 1
    assert "programme" in said.sentence
    assert not (tmp_path / "a.mentor").exists()


@pytest.mark.parametrize("encrypt", [("--encrypt",), ()])
def test_protects_with_the_first_line_of_a_file(
    command: Command, tmp_path: Path, encrypt: tuple[str, ...]
) -> None:
    path, words = tmp_path / "a.mentor", tmp_path / "words"
    words.write_text("correct horse\nanother line\n", "utf-8")
    assert command("new", path, *encrypt, "--passphrase-file", words).status == 0
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert command("show", path, "--passphrase-file", words).status == 0
    words.write_text("wrong horse", "utf-8")
    assert "passphrase" in command("show", path, "--passphrase-file", words).sentence


def test_protects_with_what_is_typed_twice(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["one", "two", "one", "one"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    path = tmp_path / "a.mentor"
    assert "not the same" in command("new", path, "--encrypt").sentence
    assert not path.exists()
    assert command("new", path, "--encrypt").status == 0
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_asks_nobody_where_nobody_can_answer(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    said = command("new", tmp_path / "a.mentor", "--encrypt")
    assert "--passphrase-file" in said.sentence
    assert not (tmp_path / "a.mentor").exists()


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe\x00"])
def test_refuses_a_passphrase_file_without_words(
    command: Command, tmp_path: Path, data: bytes
) -> None:
    words = tmp_path / "words"
    words.write_bytes(data)
    said = command("new", tmp_path / "a.mentor", "--encrypt", "--passphrase-file", words)
    assert said.status == 1
    assert str(words) in said.sentence
    missing = command("new", tmp_path / "b.mentor", "--encrypt", "--passphrase-file", "/no/such")
    assert "/no/such" in missing.sentence
