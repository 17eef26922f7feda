"""`export briefing FILE RELATIONSHIP -o OUT.pdf`: a page for the supervisor."""

from mentor_desktop.commands.documents import describe_paper, run_paper
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.operations.briefing import export_briefing


def describe(parser: Parser) -> None:
    """The words it takes."""
    describe_paper(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    return run_paper(arguments, export_briefing)
