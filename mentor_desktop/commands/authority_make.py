"""`authority make FILE`: the programme's own authority, under a passphrase of the coordinator's."""

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.passphrases import new_passphrase
from mentor_desktop.operations.authority import make_authority
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file of the programme"))
    parser.add_new_passphrase_file()


def run(arguments: Arguments) -> int:
    """Makes it and prints the fingerprint of its certificate."""
    passphrase = new_passphrase(arguments.new_passphrase_file, arguments.file)
    with opened(arguments) as database:
        print(make_authority(database, passphrase).short)
    return 0
