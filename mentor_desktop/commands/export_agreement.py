"""`export agreement FILE RELATIONSHIP -o OUT.pdf`: the agreement, with its signatures."""

from mentor_desktop.commands.documents import (
    add_document_words,
    document_of,
    opened_to_note,
    tell_missing,
)
from mentor_desktop.commands.parsing import Arguments, Parser, whole_number
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.operations.exporting import export_agreement, version_of
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the agreement"))
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        help=_("an id, a start of one that only one has, or the names as mentee/mentor"),
    )
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_argument(
        "--version", metavar="N", type=whole_number, help=_("this version, not the one in force")
    )
    parser.add_force()
    add_document_words(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
            agreement_id = version_of(session, relationship_id, arguments.version)
        document = document_of(database, agreement_id, arguments)
        exported = export_agreement(
            database, agreement_id, arguments.output, force=arguments.force, document=document
        )
    tell_missing(exported)
    print(exported.path)
    return 0
