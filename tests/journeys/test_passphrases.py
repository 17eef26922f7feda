"""A passphrase from its first day to its last, by real keys and mouse: P6, P7."""

from pathlib import Path

from tests.journeys.desktop import Desktop


def make_protected(desktop: Desktop, path: Path) -> None:
    """A new file with a passphrase, first with a slip in it."""
    desktop.start()
    desktop.click("Start for myself")
    desktop.fill("Your name", "Ben Okri", "text")
    desktop.fill("The other person's name", "Ada Lovelace", "text")
    desktop.fill("Where to keep the file", str(path), "text")
    desktop.click("Protect it with a passphrase", "check box")
    desktop.fill("Passphrase", "one two", "password text")
    desktop.fill("The same again", "one tow", "password text")
    desktop.click("Create file")
    desktop.wait("The two differ. Write the same passphrase twice.")
    desktop.fill("The same again", "one two", "password text")
    desktop.click("Create file")
    desktop.wait("Profiles", "page tab")


def set_passphrase(desktop: Desktop, passphrase: str) -> None:
    """File, Passphrase…, twice the same."""
    desktop.key("alt+f", "p")
    desktop.fill("New passphrase", passphrase, "password text")
    desktop.fill("The same again", passphrase, "password text")
    desktop.click("Set passphrase")


def back_up_now(desktop: Desktop) -> None:
    """File, Backups…, Back up now."""
    desktop.key("alt+f", "b")
    desktop.click("Back up now")
    desktop.wait("Backed up.")
    desktop.key("Escape")
    desktop.wait_gone("Back up now")


def restore_a_copy(desktop: Desktop, target: Path) -> None:
    """File, Backups…, the newest as a file of its own."""
    desktop.key("alt+f", "b")
    desktop.click("Restore as a copy…")
    desktop.wait("File name:", "text")
    desktop.key("ctrl+a")
    desktop.type(str(target))
    desktop.key("Return")
    desktop.wait(f"Restored as {target.name}. Open it whenever you like.")
    desktop.key("Escape")
    desktop.wait_gone("Back up now")


def begins(path: Path) -> bytes:
    """The first letters of a file; a plain one says who made it."""
    return path.read_bytes()[:15]


def test_a_passphrase_from_first_to_last(desktop: Desktop) -> None:
    path, copy = desktop.home / "ours.mentor", desktop.home / "copy.mentor"
    make_protected(desktop, path)
    assert begins(path) != b"SQLite format 3"

    desktop.key("alt+f", "p")
    desktop.click("Remove passphrase…")
    desktop.click("Remove passphrase", "push button")
    desktop.wait_gone("Set passphrase")
    assert begins(path) == b"SQLite format 3"

    back_up_now(desktop)
    set_passphrase(desktop, "three four")
    desktop.wait("1 older backup of this file opens without a passphrase…")
    desktop.click("Delete it")
    desktop.wait_gone("Delete it")
    assert begins(path) != b"SQLite format 3"
    restore_a_copy(desktop, copy)
    assert begins(copy) != b"SQLite format 3"
    desktop.stop()

    desktop.start(str(path))
    desktop.wait("Passphrase", "password text")
    desktop.type("one two")
    desktop.key("Return")
    desktop.wait("This passphrase does not open ours.mentor…")
    desktop.click("Restore a backup…")
    desktop.wait("None of its backups opens with this passphrase…")
    desktop.click("Go on")
    desktop.wait("Restore a backup…")
    desktop.key("ctrl+a")
    desktop.type("three four")
    desktop.key("Return")
    desktop.wait("Profiles", "page tab")
    desktop.stop()

    path.write_bytes(b"")  # a stick pulled too early: the copy that is left is protected
    desktop.start(str(path))
    desktop.click("Restore the newest backup…")
    desktop.wait("Passphrase", "password text")
    desktop.type("three four")
    desktop.key("Return")
    desktop.wait("File name:", "text")
    desktop.key("Return")
    desktop.wait("Ben Okri and Ada Lovelace", "label")
    assert path.read_bytes() == b""
