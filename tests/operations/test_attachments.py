"""Files kept with a relationship: PRO-26."""

from pathlib import Path

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.attachments import attach, attached, bytes_of, detach, save_copy
from tests.conftest import Pair


def test_keeps_a_file_and_gives_it_back(pair: Pair) -> None:
    attach(pair.database, pair.id, "job description", "Role\u202e.pdf", b"%PDF-1.7 x")
    with pair.database.reading() as session:
        (found,) = attached(session, pair.id, "job description")
        assert (found.name, found.media_type) == ("Role.pdf", "application/pdf")
        assert bytes_of(session, found.id) == b"%PDF-1.7 x"
    detach(pair.database, found.id)
    with pair.database.reading() as session:
        assert attached(session, pair.id, "job description") == ()
    pair.database.undo()
    with pair.database.reading() as session:
        assert bytes_of(session, found.id) == b"%PDF-1.7 x"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.exe", b"MZ", "Attach a PDF"),
        ("a", b"", "Attach a PDF"),
        ("a.pdf", b"MZ", "not what its ending says"),
        ("a.docx", b"<html>", "not what its ending says"),
        ("a.txt", bytes(10_000_001), "10 MB"),
    ],
)
def test_refuses_what_is_no_document(pair: Pair, name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        attach(pair.database, pair.id, "job description", name, data)


def test_saves_a_copy_elsewhere(pair: Pair, tmp_path: Path) -> None:  # PRE-07
    kept = attach(pair.database, pair.id, "job description", "Role.txt", b"Lead a team")
    (tmp_path / "old.txt").write_text("old")
    save_copy(pair.database, kept, tmp_path / "old.txt")
    assert (tmp_path / "old.txt").read_bytes() == b"Lead a team"
    with pytest.raises(Refused, match="folder"):
        save_copy(pair.database, kept, tmp_path / "none" / "new.txt")
