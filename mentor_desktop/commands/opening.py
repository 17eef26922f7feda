"""Opening the file that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentor_desktop.commands.parsing import Arguments
from mentor_desktop.commands.passphrases import ask_passphrase, read_passphrase
from mentor_desktop.store.database import Database
from mentor_desktop.store.gate import is_encrypted
from mentor_desktop.store.opening import open_file
from mentor_desktop.translation import _


@contextmanager
def opened(arguments: Arguments, *, read_only: bool = False) -> Iterator[Database]:
    """The file of the command; to read only, it may be open in a window at the same time."""
    path: Path = arguments.file
    database = open_file(path, known_passphrase(arguments, path), read_only=read_only)
    try:
        yield database
    finally:
        database.close()


def known_passphrase(arguments: Arguments, path: Path) -> str | None:
    """The passphrase of a file, None where it has none; asked for if need be."""
    if not is_encrypted(path):
        return None
    if arguments.passphrase_file:
        return read_passphrase(arguments.passphrase_file)
    return ask_passphrase(_("Passphrase of {name}: ").format(name=path.name), path)
