"""P5: two windows on one file never fight."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desktop.store.database import Database
from mentor_desktop.store.lock import note_path, read_note
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.store.refusals import OpenElsewhere, TakenOver
from tests.store.conftest import add_person, names

_ROOT = Path(__file__).parents[2]
_HOLD = (
    "import sys; from pathlib import Path; from mentor_desktop.store.opening import open_file\n"
    "database = open_file(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)


def write_note(path: Path, **changed: object) -> None:
    """Leaves a note as another opening would."""
    note = {"host": "elsewhere", "person": "ben", "since": "2026-03-09T10:00:00+00:00"}
    note_path(path).write_text(json.dumps({**note, "process": 1, "token": "x", **changed}))


def hold(path: Path) -> subprocess.Popen[str]:
    """Another process that has the file open until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def test_one_computer_has_a_file_open_once(database: Database, path: Path) -> None:
    with pytest.raises(OpenElsewhere) as caught:
        open_file(path)
    assert caught.value.is_here
    add_person(database, "Ada")
    reader = open_file(path, read_only=True)
    assert names(reader) == ["Ada"]
    reader.close()


def test_a_second_name_of_a_file_is_the_same_file(database: Database, path: Path) -> None:
    other = path.with_name("linked.mentor")
    os.link(path, other)
    with pytest.raises(OpenElsewhere) as caught:
        open_file(other)
    assert caught.value.is_here
    reader = open_file(other, read_only=True)
    add_person(database, "Ada")  # the reader looked without taking SQLite's locks away
    assert names(reader) == ["Ada"]
    reader.close()
    set_passphrase(database, "correct horse")  # it is another file from here on
    open_file(other).close()
    os.link(path, other.with_name("again.mentor"))
    with pytest.raises(OpenElsewhere):
        open_file(other.with_name("again.mentor"), "correct horse")


def test_two_processes(closed: Path) -> None:
    process = hold(closed)
    with pytest.raises(OpenElsewhere) as caught:
        open_file(closed)
    assert caught.value.is_here
    process.communicate("")
    database = open_file(closed)
    database.close()


def test_a_crashed_program_leaves_nothing_in_the_way(closed: Path) -> None:
    process = hold(closed)
    process.kill()
    process.communicate()
    assert read_note(note_path(closed))
    database = open_file(closed)
    add_person(database, "Ben")
    database.close()
    assert not note_path(closed).exists()


def test_says_who_has_it_elsewhere_and_since_when(closed: Path) -> None:
    write_note(closed)
    with pytest.raises(OpenElsewhere, match=r"ben.*2026-03-09") as caught:
        open_file(closed)
    assert (caught.value.host, caught.value.is_here) == ("elsewhere", False)
    assert read_note(note_path(closed))
    reader = open_file(closed, read_only=True)
    reader.close()
    assert read_note(note_path(closed))


def test_takes_over_from_a_computer_that_is_off(closed: Path) -> None:
    write_note(closed)
    database = open_file(closed, take_over=True)
    holder = read_note(note_path(closed))
    assert holder
    assert holder.host == socket.gethostname()
    database.close()
    assert not note_path(closed).exists()


def test_writes_no_more_after_someone_took_over(database: Database, path: Path) -> None:
    add_person(database, "Ada")
    write_note(path)
    before = path.read_bytes()
    with pytest.raises(TakenOver, match="ben"):
        add_person(database, "Ben")
    with pytest.raises(TakenOver):
        database.look_again()
    assert path.read_bytes() == before
    database.close()
    assert read_note(note_path(path))


def test_another_person_on_this_computer(closed: Path) -> None:
    write_note(closed, host=socket.gethostname(), process=os.getpid())
    with pytest.raises(OpenElsewhere):
        open_file(closed)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    write_note(closed, host=socket.gethostname(), process=gone.pid)
    database = open_file(closed)
    database.close()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"host": 1}', "null"])
def test_a_note_that_is_none_is_not_in_the_way(closed: Path, note: str) -> None:
    note_path(closed).write_text(note)
    database = open_file(closed)
    holder = read_note(note_path(closed))
    assert holder is not None
    assert holder.process == os.getpid()
    database.close()


def test_works_without_a_place_for_locks(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(closed / "no folder"))
    database = open_file(closed)
    assert read_note(note_path(closed))
    database.close()
