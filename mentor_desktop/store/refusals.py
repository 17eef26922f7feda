"""What can be wrong with a file: each kind is a class, so that a window can offer its way out."""

from datetime import datetime
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _


class FileRefused(Refused):
    """About one file; `path` says which."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(self.sentence(clean_line(path.name)))

    def tell_of(self, path: Path) -> None:
        """Says the same about another file: nobody knows the temporary one."""
        self.path = path
        self.args = (self.sentence(clean_line(path.name)),)

    def sentence(self, name: str) -> str:
        """What to tell the person; `name` is the name of the file."""
        raise NotImplementedError  # each kind says its own


class MissingFile(FileRefused):
    """Nothing lies at the path."""

    def sentence(self, name: str) -> str:
        return _("{name} is not there. Look where it was moved to, or choose another file.").format(
            name=name
        )


class NotAFile(FileRefused):
    """A folder, a device, a pipe."""

    def sentence(self, name: str) -> str:
        return _("{name} is not a file. Choose a mentoring file (.mentor).").format(name=name)


class EmptyFile(FileRefused):
    """No bytes at all: a copy that was cut short, or a stick pulled too early."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} is empty: nothing can be read from it. Copy it again from where it came, "
            "or restore a backup."
        ).format(name=name)


class NotOurFile(FileRefused):
    """A whole file of some other program."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} was not made by Mentor Desktop. Choose a mentoring file (.mentor)."
        ).format(name=name)


class ForeignStructure(FileRefused):
    """Ours by its mark, but with tables or rules that are not exactly ours: P10."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} holds parts that Mentor Desktop never makes, so it stays closed to keep you "
            "safe. Ask who sent it for the original, or restore a backup."
        ).format(name=name)


class NeedsPassphrase(FileRefused):
    """Probably encrypted, and no passphrase was given."""

    def sentence(self, name: str) -> str:
        return _("{name} is protected. Enter its passphrase to open it.").format(name=name)


class WrongPassphrase(FileRefused):
    """The passphrase does not open the file."""

    def sentence(self, name: str) -> str:
        return _(
            "This passphrase does not open {name}. Check Caps Lock and try again; if you are "
            "sure of it, the file may be damaged and a backup can help."
        ).format(name=name)


class NewerFile(FileRefused):
    """Written by a newer version; it can be opened to read only."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} was made by a newer Mentor Desktop. Open it to read only, or install the "
            "newer version to change it."
        ).format(name=name)


class OlderFile(FileRefused):
    """Written by an older version: it has to be brought up to date before it can be read."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} was made by an older Mentor Desktop. Open it once to change, not only to "
            "read, so that it is brought up to date; a backup is made first."
        ).format(name=name)


class DamagedFile(FileRefused):
    """The bytes are not what was written: P7. `detail` is for the log.

    `is_value`: all can be read, but a value is none that the program writes.
    """

    def __init__(self, path: Path, detail: str = "", *, is_value: bool = False) -> None:
        self.detail = detail
        self.is_value = is_value
        super().__init__(path)

    def sentence(self, name: str) -> str:
        return _(
            "{name} is damaged. It is left as it is: restore its newest backup, if there is one, "
            "or save what can still be read to a new file."
        ).format(name=name)


class ReadOnlyPlace(FileRefused):
    """The file or its folder cannot be written to."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} lies where nothing can be changed. Open it to read only, or copy it to a "
            "folder of your own."
        ).format(name=name)


class NeedsRecovery(FileRefused):
    """An edit was cut off midway, and a reader may not tidy up."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} was being changed when the computer stopped. Open it once to change, not "
            "only to read, so that it can be put in order."
        ).format(name=name)


class OpenElsewhere(FileRefused):
    """Someone has it open: `host`, `person`, `since`; `is_here`: on this computer."""

    def __init__(
        self, path: Path, host: str, person: str, since: datetime | None, *, is_here: bool
    ) -> None:
        self.host = host
        self.person = person
        self.since = since
        self.is_here = is_here
        super().__init__(path)

    def sentence(self, name: str) -> str:
        if self.is_here:
            return _("{name} is already open on this computer. Go on in its window.").format(
                name=name
            )
        since = self.since.astimezone().strftime("%Y-%m-%d %H:%M") if self.since else "?"
        return _(
            "{name} is open on {host} by {person} since {since}. Open it to read only, make a "
            "copy, or take over if that computer is off."
        ).format(name=name, host=self.host, person=self.person, since=since)


class TakenOver(OpenElsewhere):
    """Another computer took the file over while it was open here."""

    def sentence(self, name: str) -> str:
        return _(
            "{person} on {host} has taken over {name}. Copy what you just wrote, close the file "
            "and open it again."
        ).format(name=name, host=self.host, person=self.person)


class FileMoved(FileRefused):
    """Renamed, moved or deleted while open."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} is no longer where it was. Put it back and try again, or save what you see "
            "as a copy."
        ).format(name=name)


class FileReplaced(FileRefused):
    """Another file lies at the path now."""

    def sentence(self, name: str) -> str:
        return _(
            "Another file has taken the place of {name}. Close it and open it again, or save "
            "what you see as a copy."
        ).format(name=name)


class ChangedOutside(FileRefused):
    """Another program wrote to the file; what is shown has been read again."""

    def sentence(self, name: str) -> str:
        return _(
            "Another program has just changed {name}. You now see what it says; please do it "
            "again if it is still right."
        ).format(name=name)


class NoRoom(FileRefused):
    """The disk is full, or a limit on the size of files was met."""

    def sentence(self, name: str) -> str:
        return _(
            "There is no room left on the disk of {name}. Make some room and save again; what "
            "you typed is still here."
        ).format(name=name)


class CannotWrite(FileRefused):
    """The disk refuses: a pulled stick, a lost network drive, taken rights."""

    def sentence(self, name: str) -> str:
        return _(
            "{name} cannot be saved where it lies. Check that its disk is connected and can be "
            "written to, then save again; what you typed is still here."
        ).format(name=name)


class CannotRead(FileRefused):
    """The disk does not give the bytes."""

    def sentence(self, name: str) -> str:
        return _("{name} cannot be read. Check that its disk is connected, then try again.").format(
            name=name
        )


class Busy(FileRefused):
    """Another program holds the file for longer than we wait."""

    def sentence(self, name: str) -> str:
        return _("Another program is using {name} just now. Wait a moment and try again.").format(
            name=name
        )


class TooLong(FileRefused):
    """One value is over the longest a file takes."""

    def sentence(self, name: str) -> str:
        return _("This is too long for {name}. Shorten it, or attach a smaller file.").format(
            name=name
        )


class OutOfRange(FileRefused):
    """One value is outside of what its column may hold."""

    def sentence(self, name: str) -> str:
        return _(
            "One of the values is none that {name} can keep, such as a day long past or a text "
            "that is too long. Nothing was changed."
        ).format(name=name)


class ReadOnlyFile(FileRefused):
    """It was opened to read only."""

    def sentence(self, name: str) -> str:
        return _("{name} is open to read only. Save a copy to change it.").format(name=name)
