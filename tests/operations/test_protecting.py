"""What a passphrase protects: the file, and the copies kept of it."""

from pathlib import Path

import pytest

from mentor_desktop.operations.protecting import protect, protection, restore_backup
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import DamagedFile
from tests.conftest import Pair


def test_a_first_passphrase_names_the_backups_that_anyone_can_read(pair: Pair) -> None:
    plain = pair.database.back_up("session")
    assert protect(pair.database, "one two") == (plain,)
    assert pair.database.is_encrypted
    assert protection(plain) == "open"


def test_another_passphrase_names_all_that_open_as_before(pair: Pair) -> None:
    plain = pair.database.back_up("session")
    protect(pair.database, "one two")
    protected = pair.database.back_up("bulk")
    assert protection(protected) == "passphrase"
    assert protect(pair.database, "three four") == (protected, plain)


def test_a_passphrase_that_is_removed_is_still_that_of_the_backups(pair: Pair) -> None:
    protect(pair.database, "one two")
    protected = pair.database.back_up("session")
    assert protect(pair.database, None) == (protected,)
    assert not pair.database.is_encrypted


def test_a_backup_is_restored_as_a_copy_with_the_passphrase_of_the_file(
    pair: Pair, tmp_path: Path
) -> None:
    protect(pair.database, "one two")
    backup = pair.database.back_up("session")
    assert restore_backup(pair.database, backup, tmp_path / "copy.mentor")
    open_file(tmp_path / "copy.mentor", "one two").close()


@pytest.mark.parametrize("now", ["three four", None])
def test_a_backup_with_an_earlier_passphrase_is_restored_too(
    pair: Pair, tmp_path: Path, now: str | None
) -> None:
    protect(pair.database, "one two")
    backup = pair.database.back_up("session")
    protect(pair.database, now)
    assert not restore_backup(pair.database, backup, tmp_path / "copy.mentor")
    open_file(tmp_path / "copy.mentor", "one two").close()


def test_a_damaged_backup_is_no_copy(pair: Pair, tmp_path: Path) -> None:
    backup = pair.database.back_up("session")
    backup.path.write_bytes(b"broken" * 1000)
    assert protection(backup) == "damaged"
    with pytest.raises(DamagedFile):
        restore_backup(pair.database, backup, tmp_path / "copy.mentor")
    assert not (tmp_path / "copy.mentor").exists()
