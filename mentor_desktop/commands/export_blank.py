"""`export blank FORM -o OUT.pdf`: a form to fill in by hand."""

from mentor_desktop.commands.documents import add_document_words, paper_of, told_written
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.operations.blank_forms import blank_form, blank_titles, write_blank
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "form",
        metavar="FORM",
        help=_("which: {choices}").format(choices=", ".join(blank_titles())),
    )
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    add_document_words(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    form = blank_form(arguments.form, arguments.language or "en")
    exported = write_blank(
        form, arguments.output, force=arguments.force, paper=paper_of(arguments) or "A4"
    )
    return told_written(exported)
