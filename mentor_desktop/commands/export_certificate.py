"""`export certificate FILE RELATIONSHIP -o OUT.pdf`: a certificate for one of the two, or both."""

from mentor_desktop.commands.documents import describe_paper, run_paper
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.operations.certificates import export_certificates
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    describe_paper(parser)
    parser.add_argument(
        "--for",
        dest="role",
        choices=ROLES,
        help=_("for this one of the two; without it, a page for each"),
    )


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    return run_paper(arguments, export_certificates, role=arguments.role)
