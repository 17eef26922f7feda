"""`export certificate FILE RELATIONSHIP -o OUT.pdf`: a certificate for one of the two, or both."""

from mentor_desktop.commands.documents import (
    add_document_words,
    add_one_relationship,
    add_today,
    opened_to_note,
    paper_of,
    told_written,
)
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.operations.certificates import export_certificates
from mentor_desktop.operations.clock import today
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the relationship"))
    add_one_relationship(parser)
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    parser.add_argument(
        "--for",
        dest="role",
        choices=ROLES,
        help=_("for this one of the two; without it, a page for each"),
    )
    add_document_words(parser)
    add_today(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
        exported = export_certificates(
            database,
            relationship_id,
            arguments.output,
            arguments.today or today(),
            role=arguments.role,
            force=arguments.force,
            paper=paper_of(arguments),
            spoken=arguments.language or "en",
        )
    return told_written(exported)
