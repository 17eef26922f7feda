"""`export progress FILE RELATIONSHIP -o OUT.pdf`: where a pair stands, for one of five readers."""

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
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.report import ReportWanted, export_report
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the relationship"))
    add_one_relationship(parser)
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_argument(
        "--for",
        dest="reader",
        choices=READERS,
        default="pair",
        help=_("who reads it: each gets what is theirs; for both of the two, if left out"),
    )
    parser.add_argument(
        "--with-private",
        action="store_true",
        help=_("with what only the mentor or the mentee sees, in their own report"),
    )
    parser.add_force()
    add_document_words(parser)
    add_today(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    if arguments.with_private and arguments.reader not in ROLES:
        raise Refused(
            _("Only a report for the mentor or for the mentee can hold what they alone see.")
        )
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
        exported = export_report(
            database,
            ReportWanted(relationship_id, arguments.reader, arguments.with_private),
            arguments.output,
            arguments.today or today(),
            force=arguments.force,
            paper=paper_of(arguments),
            spoken=arguments.language or "en",
        )
    return told_written(exported)
