from pathlib import Path

import pytest

from tests.commands.conftest import Command


def test_sets_changes_and_removes_it(command: Command, sample: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("öne ' horse\n", "utf-8")
    second.write_text("two", "utf-8")
    plain = command("export", "data", sample, "-o", tmp_path / "before.json")
    assert plain.status == 0
    assert command("passphrase", sample, "--new-passphrase-file", first).status == 0
    assert not sample.read_bytes().startswith(b"SQLite format 3")
    change = ["--passphrase-file", first, "--new-passphrase-file", second]
    assert command("passphrase", sample, *change).status == 0
    assert command("show", sample, "--passphrase-file", first).status == 1
    assert command("check", sample, "--passphrase-file", second).status == 0
    assert command("passphrase", sample, "--passphrase-file", second, "--remove").status == 0
    assert command("export", "data", sample, "-o", tmp_path / "after.json").status == 0
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()


def test_is_asked_for(command: Command, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "horse"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", typed)
    assert command("passphrase", empty).status == 0
    assert len(asked) == 2
    assert command("show", empty).status == 0
    assert len(asked) == 3
    assert empty.name in asked[2]


def test_is_never_an_argument(command: Command, empty: Path) -> None:
    before = empty.read_bytes()
    assert command("passphrase", empty, "horse").status == 2
    assert command("show", empty, "--passphrase", "horse").status == 2
    assert empty.read_bytes() == before
