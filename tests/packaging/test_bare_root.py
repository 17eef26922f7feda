"""Bare systems: where they come from, what they are told of this one."""

from pathlib import Path

import pytest
from bare_root import Failed, Root, build, mirror_here

_LISTED = """\
Other Other https://mirror.example/other/
Debian Debian-Security https://mirror.example/debian-security/
Debian Debian https://mirror.example/debian/
"""


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What apt-get says, in a file to write."""
    said = tmp_path / "said"
    tool = tmp_path / "bin" / "apt-get"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nwhile read -r line; do echo "$line"; done <"{said}"\n', "utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tool.parent))
    return said


def test_takes_the_mirror_that_apt_has(apt: Path) -> None:
    apt.write_text(_LISTED, "utf-8")
    assert mirror_here("Debian") == "https://mirror.example/debian/"


def test_looks_for_ubuntu_beside_debian_where_apt_knows_only_that(apt: Path) -> None:
    apt.write_text(_LISTED, "utf-8")
    assert mirror_here("Ubuntu") == "https://mirror.example/ubuntu/"
    apt.write_text(f"Ubuntu Ubuntu https://far.example/ubuntu/\n{_LISTED}", "utf-8")
    assert mirror_here("Ubuntu") == "https://far.example/ubuntu/"


def test_says_so_where_there_is_no_mirror(apt: Path, tmp_path: Path) -> None:
    apt.write_text("", "utf-8")
    with pytest.raises(Failed, match="apt knows no mirror here"):
        build("noble", tmp_path / "noble", mirror_here("Ubuntu"))


def test_a_command_there_finds_nothing_of_who_runs_this(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", "/mine")
    monkeypatch.setenv("DISPLAY", ":7")
    environment = Root(tmp_path).environment(DISPLAY=":8")
    assert environment["DISPLAY"] == ":8"
    assert "MENTOR_DESKTOP_DATA" not in environment
