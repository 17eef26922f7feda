"""Words that leave the file, and the copies that held them: P12."""

import pytest

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.erasing import (
    delete_backup,
    erase_person,
    forget_history,
    replace_backups,
)
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import ReadOnlyFile
from tests.conftest import Pair


def test_an_erased_person_leaves_the_file_and_the_backups_that_hold_them_are_named(
    pair: Pair,
) -> None:
    before = pair.database.back_up("session")
    assert erase_person(pair.database, pair.mentor_id) == (before,)
    assert b"Lovelace" not in pair.database.path.read_bytes()
    assert b"Lovelace" in before.path.read_bytes()
    assert pair.database.undo_label is None


def test_what_others_wrote_about_the_person_stays(pair: Pair) -> None:
    set_profile(pair.database, pair.mentee_id, "personal_history", "Ada Lovelace taught me.")
    erase_person(pair.database, pair.mentor_id)
    assert b"Ada Lovelace taught me" in pair.database.path.read_bytes()


def test_forgotten_history_leaves_what_stands_in_the_file(pair: Pair) -> None:
    set_profile(pair.database, pair.mentee_id, "personal_history", "First words.")
    set_profile(pair.database, pair.mentee_id, "personal_history", "Second thoughts.")
    assert forget_history(pair.database, 365) == 0
    assert forget_history(pair.database) > 0
    assert pair.database.undo_label is None
    with pair.database.reading() as session:
        said = session.connection().exec_driver_sql("SELECT label FROM change").scalars().all()
        person = session.get_one(Person, pair.mentee_id)
    assert said == ["Forget old changes"]
    assert person.called


def test_a_file_that_is_open_to_read_only_forgets_nothing(pair: Pair) -> None:
    path = pair.database.path
    pair.database.close()
    reader = open_file(path, read_only=True)
    with pytest.raises(ReadOnlyFile):
        forget_history(reader)
    reader.close()


def test_nobody_is_erased_twice_under_a_wrong_id(pair: Pair) -> None:
    with pytest.raises(Refused, match="no longer in the file"):
        erase_person(pair.database, "nobody")


def test_old_backups_make_way_for_one_of_the_file_as_it_is_now(pair: Pair) -> None:
    old = pair.database.back_up("session"), pair.database.back_up("bulk")
    erase_person(pair.database, pair.mentor_id)
    fresh = replace_backups(pair.database, old)
    assert list_backups(pair.database.path) == (fresh,)
    assert b"Lovelace" not in fresh.path.read_bytes()


def test_a_file_open_to_read_only_keeps_its_backups(pair: Pair) -> None:
    kept = pair.database.back_up("session")
    reader = open_file(pair.database.path, read_only=True)
    with pytest.raises(ReadOnlyFile):
        replace_backups(reader, (kept,))
    reader.close()
    assert list_backups(pair.database.path) == (kept,)


def test_one_backup_is_deleted_and_no_other(pair: Pair) -> None:
    first, second = pair.database.back_up("session"), pair.database.back_up("bulk")
    delete_backup(pair.database, first)
    delete_backup(pair.database, first)  # gone already: nothing to say
    assert list_backups(pair.database.path) == (second,)


def test_a_backup_that_the_disk_keeps_is_told_with_its_place(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = pair.database.back_up("session")

    def refuse(path: object, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(type(backup.path), "unlink", refuse)
    with pytest.raises(Refused, match="could not be deleted"):
        delete_backup(pair.database, backup)
