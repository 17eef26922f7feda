"""A passphrase is set, changed and removed; the original stays until the new one is whole."""

import sqlite3
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import passphrase as module
from mentor_desktop.store.gate import is_encrypted
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.store.refusals import NeedsPassphrase, NoRoom, ReadOnlyFile, WrongPassphrase
from tests.store.conftest import add_person, names


def test_a_file_with_a_passphrase_holds_no_readable_word(path: Path) -> None:
    database = create_file(path, Programme(name="Programme"), "öpen 'sesame'")
    add_person(database, "Unmistakable")
    database.close()
    assert b"Unmistakable" not in path.read_bytes()
    with pytest.raises(NeedsPassphrase):
        open_file(path)
    with pytest.raises(WrongPassphrase):
        open_file(path, "open sesame")
    database = open_file(path, "öpen 'sesame'")
    assert names(database) == ["Unmistakable"]
    database.close()


def test_set_change_remove_while_open(closed: Path) -> None:
    database = open_file(closed)
    heard = []
    database.listen(lambda change: heard.append(change.label))
    for number, passphrase in enumerate(("first", "second", None)):
        set_passphrase(database, passphrase)
        assert database.is_encrypted is (passphrase is not None)
        add_person(database, f"Ben {number}")
        assert database.undo_label == "Add person"
    assert heard == ["Add person"] * 3
    database.close()
    assert not is_encrypted(closed)
    database = open_file(closed)
    assert names(database) == ["Ada", "Ben 0", "Ben 1", "Ben 2"]
    database.undo()
    database.close()
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_says_which_backups_still_open_as_before(closed: Path) -> None:
    database = open_file(closed)
    add_person(database, "Ben")
    (old,) = set_passphrase(database, "secret")
    database.close()
    assert not is_encrypted(old.path)
    assert is_encrypted(closed)
    with pytest.raises(WrongPassphrase):
        open_file(closed, "wrong")


@pytest.mark.parametrize("passphrase", ["", "  ", "x'2DD29CA851E7'", "X'00'", "a\0b", "x" * 1_001])
def test_refuses_what_is_no_passphrase(closed: Path, passphrase: str) -> None:
    database = open_file(closed)
    with pytest.raises(Refused):
        set_passphrase(database, passphrase)
    database.close()
    assert not is_encrypted(closed)


def test_a_failure_leaves_the_original(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_file(closed)
    before = closed.read_bytes()

    def full(*_arguments: object) -> None:
        error = sqlite3.OperationalError("full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(module, "_compare", full)
    with pytest.raises(NoRoom):
        set_passphrase(database, "secret")
    assert closed.read_bytes() == before
    add_person(database, "Ben")
    assert names(database) == ["Ada", "Ben"]
    database.close()
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_a_passphrase_is_not_needed_for_a_plain_file(closed: Path) -> None:
    database = open_file(closed, "needless", read_only=True)
    assert names(database) == ["Ada"]
    with pytest.raises(ReadOnlyFile):
        set_passphrase(database, "secret")
    database.close()
