"""Passphrases from a prompt or a file, never from the words of a command."""

import getpass
import sys
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_LONGEST = 10_000


def read_passphrase(path: Path) -> str:
    """The first line of a file; Refused where there is none."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            line = file.readline(_LONGEST).rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise Refused(
            _(
                "No passphrase can be read from {path}. Write it in the first line, in UTF-8."
            ).format(path=path)
        ) from error
    if not line:
        raise Refused(
            _("The first line of {path} is empty. Write the passphrase there.").format(path=path)
        )
    return line


def ask_passphrase(question: str, path: Path, option: str = "--passphrase-file") -> str:
    """What the person types, unseen; Refused, with the option to use, where nobody can be asked."""
    if not sys.stdin.isatty():
        raise Refused(
            _("{name} needs a passphrase. Name a file that has it: {option} PATH.").format(
                name=path.name, option=option
            )
        )
    return getpass.getpass(question)


def ask_new_passphrase(path: Path, option: str = "--passphrase-file") -> str:
    """A new passphrase, typed twice; Refused where the two differ."""
    first = ask_passphrase(_("New passphrase: "), path, option)
    if ask_passphrase(_("The same again: "), path, option) != first:
        raise Refused(_("The two are not the same. Nothing was changed; try again."))
    return first


def new_passphrase(file: Path | None, path: Path) -> str:
    """A new passphrase for what lies at `path`: from a file, else typed twice."""
    if file:
        return read_passphrase(file)
    return ask_new_passphrase(path, "--new-passphrase-file")


def passphrase_of(file: Path | None, question: str, path: Path, option: str) -> str:
    """A passphrase that opens what lies at `path`: from a file, else typed."""
    return read_passphrase(file) if file else ask_passphrase(question, path, option)
