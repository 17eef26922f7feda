"""`key keep KEY.p12`: keeps a key from a file on this computer, under the same passphrase."""

from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.passphrases import passphrase_of
from mentor_desktop.operations.keys import keep_key_file
from mentor_desktop.translation import _

_OPTION = "--key-passphrase-file"


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument("key", metavar="KEY.p12", type=place, help=_("a .p12 or .pfx file"))
    parser.add_secret_file(
        _OPTION, _("a file whose first line is the key's passphrase; without it you are asked")
    )


def run(arguments: Arguments) -> int:
    """Keeps the key and prints its id."""
    question = _("Passphrase of the key {name}: ").format(name=arguments.key.name)
    secret = passphrase_of(arguments.key_passphrase_file, question, arguments.key, _OPTION)
    print(keep_key_file(arguments.key, secret).id)
    return 0
