"""Addresses name files of this computer, and no others."""

import os
from pathlib import Path

import pytest

from mentor_desktop.domain.address import file_at, is_address, real_path
from mentor_desktop.domain.refused import Refused


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///home/ana/two%20words.mentor", "/home/ana/two words.mentor"),
        ("file:///home/ana/M%C3%BCller.mentor", "/home/ana/Müller.mentor"),
        ("file:///home/ana/Müller.mentor", "/home/ana/Müller.mentor"),
        ("file://localhost/a.mentor", "/a.mentor"),
        ("FILE://LocalHost/a.mentor", "/a.mentor"),
        ("file:/a.mentor", "/a.mentor"),
        ("file:///a#b?c.mentor", "/a#b?c.mentor"),
        ("file:///100%25.mentor", "/100%.mentor"),
        ("file:///line%0Aend.mentor", "/line\nend.mentor"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of Windows are of another kind")
def test_names_the_file(address: str, path: str) -> None:
    assert is_address(address)
    assert file_at(address) == Path(path)


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are no bytes")
def test_names_a_file_whose_name_is_not_utf_8() -> None:
    assert os.fsencode(file_at("file:///%FF%FE.mentor")) == b"/\xff\xfe.mentor"
    assert os.fsencode(file_at(os.fsdecode(b"file:///\xff.mentor"))) == b"/\xff.mentor"


@pytest.mark.parametrize(
    "address",
    [
        "file://server/share/a.mentor",
        "file://localhost",
        "smb://server/a.mentor",
        "https://example.org/a.mentor",
        "file:///a%00.mentor",
    ],
)
def test_refuses_what_is_elsewhere(address: str) -> None:
    assert is_address(address)
    with pytest.raises(Refused, match="Only files on this computer"):
        file_at(address)


def test_says_a_long_address_in_short() -> None:
    with pytest.raises(Refused) as refused:
        file_at("https://example.org/" + "a" * 100_000)

    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "word", ["notes: spring.mentor", "a.mentor", r"C:\a.mentor", "file:a.mentor"]
)
def test_a_path_is_no_address(word: str) -> None:
    assert not is_address(word)


@pytest.mark.skipif(os.name == "nt", reason="links are for few people there")
def test_links_are_followed_and_a_circle_of_links_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "c").symlink_to(tmp_path / "d")
    (tmp_path / "d").symlink_to(tmp_path / "c")
    assert real_path(tmp_path / "a") == tmp_path.resolve() / "b"
    assert real_path(tmp_path / "c").name in ("c", "d")
