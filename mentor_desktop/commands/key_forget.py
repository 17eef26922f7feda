"""`key forget KEY`: takes a key off this computer for good."""

from mentor_desktop.commands.key_choice import kept_key
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.keys import forget_own_key
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "key", metavar="KEY", help=_("the start of the key's id, as key list shows it")
    )
    parser.add_argument(
        "--for-good",
        action="store_true",
        help=_("says that it may go: without a copy, nobody can sign with it again"),
    )


def run(arguments: Arguments) -> int:
    """Takes it away and says whose it was."""
    found = kept_key(arguments.key)
    name = clean_line(found.certificate.name)
    if not arguments.for_good:
        raise Refused(
            _(
                "The key of {name} cannot be made again. Keep a copy with key save, then add "
                "--for-good."
            ).format(name=name)
        )
    forget_own_key(found.id)
    print(_("The key of {name} is gone. What it signed stays signed.").format(name=name))
    return 0
