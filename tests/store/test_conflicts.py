"""What programs that sync folders leave beside a file."""

import shutil
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.conflicts import conflict_copies
from mentor_desktop.store.opening import create_file, open_file


@pytest.mark.parametrize(
    "name",
    [
        "cohort (Ada's conflicted copy 2026-03-09).mentor",
        "cohort (conflicted copy 2026-03-09 101500).mentor",
        "cohort.sync-conflict-20260309-101500-ABCDEFG.mentor",
        "cohort_conflict-20260309-101500.mentor",
        "cohort-ADAS-LAPTOP.mentor",
        "cohort 2.mentor",
        "cohort (1).mentor",
    ],
)
def test_each_kind_of_copy_is_found(closed: Path, name: str) -> None:
    copy = Path(shutil.copy(closed, closed.with_name(name)))
    database = open_file(closed)
    assert conflict_copies(closed) == (copy,)
    database.close()


def test_other_files_beside_it_are_none(closed: Path) -> None:
    create_file(closed.with_name("cohort 2.mentor"), Programme(name="Another")).close()
    closed.with_name("cohort-letter.mentor").write_bytes(b"Dear Ada, " * 1000)
    for name in ("other.mentor", "cohort (copy).mentor", "cohort (copy) 2.mentor"):
        shutil.copy(closed, closed.with_name(name))
    assert conflict_copies(closed) == ()
    assert conflict_copies(closed.with_name("missing.mentor")) == ()


def test_of_encrypted_files_the_name_has_to_do(path: Path) -> None:
    create_file(path, Programme(name="Programme"), "secret").close()
    told = path.with_name("cohort.sync-conflict-1-2-3.mentor")
    for name in (told.name, "cohort 2.mentor"):
        shutil.copy(path, path.with_name(name))
    assert conflict_copies(path) == (told,)
