"""`passphrase FILE`: set, change or remove it."""

import sys

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.passphrases import ask_new_passphrase, read_passphrase
from mentor_desktop.commands.sentences import printable
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.translation import _, ngettext


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file to protect"))
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument(
        "--new-passphrase-file", metavar="PATH", type=place,
        help=_("a file whose first line is the new passphrase; without it you are asked"),
    )  # fmt: skip
    wanted.add_argument("--remove", action="store_true", help=_("takes the passphrase away"))


def run(arguments: Arguments) -> int:
    """Makes the file anew with its new passphrase, or without, and prints its path."""
    with opened(arguments) as database:
        backups = set_passphrase(database, _new(arguments))
    print(printable(arguments.file))
    if backups:
        print(
            ngettext(
                "{count} backup from before opens as it did when it was made: {folder}",
                "{count} backups from before open as they did when they were made: {folder}",
                len(backups),
            ).format(count=len(backups), folder=backups[0].path.parent),
            file=sys.stderr,
        )
    return 0


def _new(arguments: Arguments) -> str | None:
    if arguments.remove:
        return None
    if arguments.new_passphrase_file:
        return read_passphrase(arguments.new_passphrase_file)
    return ask_new_passphrase(arguments.file)
