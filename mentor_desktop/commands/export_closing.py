"""`export closing FILE RELATIONSHIP -o OUT.pdf`: the report at the end of a relationship."""

from mentor_desktop.commands.documents import describe_paper, run_paper
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.operations.closing import export_closing


def describe(parser: Parser) -> None:
    """The words it takes."""
    describe_paper(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    return run_paper(arguments, export_closing)
