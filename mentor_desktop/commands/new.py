"""`new FILE`: an empty cohort file."""

from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.passphrases import ask_new_passphrase, read_passphrase
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, clean_line
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.store.opening import create_file
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("where to make it, such as cohort.mentor"))
    parser.add_argument("--programme", metavar="NAME", help=_("what the programme is called"))
    parser.add_argument(
        "--encrypt", action="store_true", help=_("protects the file with a passphrase")
    )


def run(arguments: Arguments) -> int:
    """Makes the file and prints its path."""
    check_place_is_free(arguments.file)
    programme = Programme(name=_name(arguments))
    passphrase = None
    if arguments.passphrase_file:  # who names one wants it used, also without --encrypt
        passphrase = read_passphrase(arguments.passphrase_file)
    elif arguments.encrypt:
        passphrase = ask_new_passphrase(arguments.file)
    create_file(arguments.file, programme, passphrase).close()
    print(printable(arguments.file))
    return 0


def _name(arguments: Arguments) -> str:
    if arguments.programme is None:
        return _("Mentoring programme")
    name = clean_line(arguments.programme)
    if not name:
        raise Refused(_("Give the programme a name, or leave --programme out."))
    if len(name) > LONGEST_LINE:
        raise Refused(
            _("The name of a programme takes at most {most} characters.").format(
                most=f"{LONGEST_LINE:,}"
            )
        )
    return name
