"""`key save KEY -o KEY.p12`: a copy of a key, under its passphrase, to keep or to take along."""

from mentor_desktop.commands.key_choice import kept_key
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.keys import save_own_key
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "key", metavar="KEY", help=_("the start of the key's id, as key list shows it")
    )
    parser.add_output("KEY.p12", _("where to write the key"), required=True)
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Writes the key and prints its path."""
    save_own_key(kept_key(arguments.key).id, arguments.output, force=arguments.force)
    print(printable(arguments.output))
    return 0
