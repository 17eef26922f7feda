"""`key make --name NAME`: a key of one's own, kept on this computer under a passphrase."""

from pathlib import Path

from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.passphrases import new_passphrase
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.keys import make_own_key
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "--name", metavar="NAME", required=True, help=_("the name that agreements have of you")
    )
    parser.add_new_passphrase_file()


def run(arguments: Arguments) -> int:
    """Makes the key and prints its id."""
    name = Path(clean_line(arguments.name))
    made = make_own_key(arguments.name, new_passphrase(arguments.new_passphrase_file, name))
    print(made.id)
    return 0
