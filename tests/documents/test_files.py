"""Bytes onto the disk, and names that are safe there."""

import errno
import os
from pathlib import Path

import pytest

from mentor_desktop.documents.files import publish, safe_name
from mentor_desktop.domain.refused import Refused


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_writes_the_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    publish(tmp_path / "a.pdf", b"whole")
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"
    assert _names(tmp_path) == ["a.pdf"]


def test_leaves_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(Refused, match="already a file"):
        publish(path, b"yours")
    with pytest.raises(Refused, match=r"^Add --force$"):
        publish(path, b"yours", when_exists="Add --force")
    assert path.read_bytes() == b"mine"
    publish(path, b"yours", force=True)
    assert path.read_bytes() == b"yours"
    assert _names(tmp_path) == ["a.pdf"]


def test_never_overwrites_one_that_came_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"mine")
    monkeypatch.setattr(os.path, "lexists", lambda _path: False)
    with pytest.raises(Refused, match="already a file"):
        publish(path, b"yours")
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "data", "is_open"),
    [
        ("ours.mentor", b"encrypted", False),
        ("OURS.MENTOR", b"", False),
        ("ours.pdf", b"encrypted", True),
        ("ours", b"SQLite format 3\0".ljust(68, b"\0") + b"MENT" + b"\0" * 28, False),
    ],
)
def test_never_takes_the_place_of_a_mentoring_file(
    tmp_path: Path, name: str, data: bytes, is_open: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    if is_open:
        (tmp_path / f".{name}.lock").write_text("{}")
    with pytest.raises(Refused, match="is a mentoring file"):
        publish(path, b"%PDF", force=True)
    assert path.read_bytes() == data


def test_says_that_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        publish(tmp_path / "none" / "a.pdf", b"x")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no room left"), (errno.EACCES, "may not write"), (errno.EROFS, "may not"),
     (errno.EIO, "could not be written")],
)  # fmt: skip
def test_says_why_it_could_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused, match=words):
        publish(tmp_path / "a.pdf", b"x")
    assert _names(tmp_path) == []


def test_a_failed_overwrite_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"mine")

    def fail(_number: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused, match="no room"):
        publish(path, b"yours", force=True)
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Agreement of Sofía and 李文静", "Agreement of Sofía and 李文静"),
        ("../../etc/passwd", "etc passwd"),
        ("..\\..\\windows", "windows"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("a\x00b\nc\u202egpj", "ab cgpj"),
        ('x<y>:"|?*z', "x y z"),
        ("CON", "CON_"),
        ("com1.txt", "_com1.txt"),
        ("ends. . ", "ends"),
        ("", "document"),
        ("...", "document"),
        ("\ud800", "\ufffd"),
    ],
)
def test_names_are_inert(text: str, name: str) -> None:
    # P11
    assert safe_name(text) == name


def test_names_are_short_enough_for_any_disk() -> None:
    assert len(safe_name("x" * 5_000)) == 100
    assert len(safe_name("李" * 5_000).encode()) <= 180
