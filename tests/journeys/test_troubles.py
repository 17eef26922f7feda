"""What goes wrong with a file while one works on it, by real keys and mouse: P4 to P9."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop


@pytest.fixture
def file(desktop: Desktop) -> Path:
    """A small file for two people, closed."""
    path = desktop.home / "ours.mentor"
    assert desktop.command("new", str(path), "--programme", "Ours").returncode == 0
    return path


def open_people(desktop: Desktop, path: Path) -> None:
    """The window on the file, at its people."""
    desktop.start(str(path))
    desktop.click("People…", "list item")
    desktop.wait("Add person…")


def add(desktop: Desktop, name: str) -> None:
    """Types a name into the dialog for a new person, and Enter."""
    desktop.click("Add person…")
    desktop.wait("Name", "text")
    desktop.type(name)
    desktop.key("Return")


def people(path: Path) -> set[str]:
    """Who is in a file."""
    connection = sqlite3.connect(path)
    found = {name for (name,) in connection.execute("SELECT name FROM person")}
    connection.close()
    return found


def say_where(desktop: Desktop, path: Path) -> None:
    """Answers the dialog that asks for a place."""
    desktop.wait("File name:", "text")
    desktop.key("ctrl+a")
    desktop.type(str(path))
    desktop.key("Return")
    desktop.wait_gone("File name:")


def test_a_file_that_moves_changes_and_is_replaced_while_open(  # P4
    desktop: Desktop, file: Path
) -> None:
    away, copy = desktop.home / "away.mentor", desktop.home / "copy.mentor"
    open_people(desktop, file)

    with sqlite3.connect(file) as other:
        other.execute("UPDATE programme SET name='Theirs'")
    other.close()
    add(desktop, "Cleo")
    desktop.wait("Another program has just changed ours.mentor…")
    desktop.key("Return")  # what was typed is still there
    desktop.wait("Back to all people")
    assert people(file) == {"Cleo"}
    desktop.click("Back to all people")

    file.rename(away)
    add(desktop, "Dara")
    desktop.wait("ours.mentor is no longer where it was…")
    desktop.key("Escape")
    desktop.wait("Look again")
    away.rename(file)
    desktop.click("Look again")
    desktop.wait_gone("Look again")
    add(desktop, "Dara")
    desktop.wait("Back to all people")
    desktop.click("Back to all people")

    shutil.copy(file, away)
    away.replace(file)
    add(desktop, "Emre")
    desktop.wait("Another file has taken the place of ours.mentor…")
    desktop.key("Escape")
    desktop.click("Make a copy…")
    say_where(desktop, copy)
    desktop.wait("Theirs [copy.mentor]…", "frame")
    desktop.click("People…", "list item")
    add(desktop, "Emre")
    desktop.wait("Back to all people")
    assert people(copy) == {"Cleo", "Dara", "Emre"}
    assert people(file) == {"Cleo", "Dara"}


def test_a_full_disk_leaves_the_text_on_the_screen(desktop: Desktop, file: Path) -> None:  # P9
    open_people(desktop, file)
    add(desktop, "Cleo")
    desktop.wait("Back to all people")
    desktop.click("How to reach you…", "list item")
    phone = "+47 555 0100 " * 30
    desktop.limit_files(2_048)
    desktop.fill("Phone", phone, "text")
    desktop.wait("ours.mentor cannot be saved where it lies…")
    assert [one.text for one in desktop.find("Phone", "text")] == [phone]
    desktop.limit_files(None)
    desktop.fill("Phone", "+47 555 0100", "text")
    desktop.wait_gone("ours.mentor cannot be saved where it lies…")
    desktop.stop()
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT phone FROM person").fetchall() == [("+47 555 0100",)]
    connection.close()


def test_two_who_want_the_same_file(desktop: Desktop, file: Path) -> None:  # P5
    desktop.start(str(file))
    desktop.wait("Search people and agreements")
    second = desktop.command(str(file))  # it hands over to the first window and ends
    assert (second.returncode, second.stderr) == (0, "")
    desktop.stop()

    note, copy = file.with_name(f".{file.name}.lock"), desktop.home / "copy.mentor"
    held = {"host": "reading-room", "person": "ana", "since": "2026-11-22T08:00:00+00:00"}
    note.write_text(json.dumps({**held, "process": 1, "token": "theirs"}))
    desktop.start(str(file))
    desktop.wait("ours.mentor is open on reading-room by ana…")
    desktop.click("Leave it")
    desktop.wait("Start for myself")
    desktop.stop()

    desktop.start(str(file))
    desktop.click("Open to read only")
    desktop.wait("This file is open to read only. Nothing you do here changes it.")
    desktop.click("Go on with a copy…")
    say_where(desktop, copy)
    desktop.wait("Ours [copy.mentor]…", "frame")
    desktop.stop()
    assert "theirs" in note.read_text()

    desktop.start(str(file))
    desktop.click("Take over")
    desktop.wait("Ours [ours.mentor]…", "frame")
    assert "theirs" not in note.read_text()


def test_a_damaged_a_newer_and_an_empty_file_stay_as_they_are(  # P7, P8
    desktop: Desktop, file: Path
) -> None:
    restored, saved = desktop.home / "restored.mentor", desktop.home / "saved.mentor"
    desktop.command("backup", str(file))
    whole = file.read_bytes()
    damaged = b"\0" * 16 + whole[16:]
    file.write_bytes(damaged)
    desktop.start(str(file))
    desktop.click("Save what can be read…")
    say_where(desktop, saved)
    desktop.wait("What could be saved")
    desktop.click("Go on")
    desktop.wait("Ours [saved.mentor]…", "frame")
    desktop.stop()
    assert file.read_bytes() == damaged

    file.write_bytes(b"")
    desktop.start(str(file))
    desktop.wait("The file is empty")
    desktop.click("Restore the newest backup…")
    say_where(desktop, restored)
    desktop.wait("Ours [restored.mentor]…", "frame")
    desktop.stop()
    assert file.read_bytes() == b""

    file.write_bytes(whole)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    newer = file.read_bytes()
    desktop.start(str(file))
    desktop.wait("ours.mentor was made by a newer Mentor Desktop…")
    desktop.click("Open to read only")
    desktop.wait("Ours [ours.mentor]…", "frame")
    desktop.stop()
    assert file.read_bytes() == newer


def test_a_file_in_a_place_where_nothing_can_be_changed(desktop: Desktop, file: Path) -> None:  # P9
    copy = desktop.home / "copy.mentor"
    file.chmod(0o444)
    desktop.start_weak(str(file))
    desktop.wait("ours.mentor lies where nothing can be changed…")
    desktop.click("Make a copy…")
    say_where(desktop, copy)
    desktop.wait("Ours [copy.mentor]…", "frame")
    desktop.click("People…", "list item")
    add(desktop, "Cleo")
    desktop.wait("Back to all people")
    assert people(copy) == {"Cleo"}
    assert people(file) == set()
