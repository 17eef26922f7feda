"""`authority export FILE -o CERTIFICATE`: what other programs import once, to know our keys."""

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.authority import save_authority_certificate
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file of the programme"))
    parser.add_output("CERTIFICATE", _("where to write it, ending in .crt"), required=True)
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Writes the certificate and prints its path."""
    with opened(arguments, read_only=True) as database:
        save_authority_certificate(database, arguments.output, force=arguments.force)
    print(printable(arguments.output))
    return 0
