"""A file put at its place whole, and what is left where the program died before."""

from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.opening import create_file, open_file


def test_removes_what_a_killed_program_left_beside_the_file(tmp_path: Path) -> None:
    # P12: a copy without a passphrase, left while it was being taken away
    path = tmp_path / "pairs.mentor"
    create_file(path, Programme(name="Pairs")).close()
    left = [tmp_path / f".pairs.mentor.0a1b2c3d.new{end}" for end in ("", "-journal")]
    others = [tmp_path / name for name in (".pairs.mentor.mine.new", ".other.mentor.0a1b2c3d.new")]
    for file in (*left, *others):
        file.write_bytes(b"words")
    open_file(path, read_only=True).close()
    assert all(file.exists() for file in left)
    open_file(path).close()
    assert not any(file.exists() for file in left)
    assert all(file.exists() for file in others)
