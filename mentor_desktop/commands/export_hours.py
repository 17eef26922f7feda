"""`export hours FILE [RELATIONSHIP] -o OUT.pdf`: contact hours over a period."""

from mentor_desktop.commands.documents import (
    add_document_words,
    opened_to_note,
    paper_of,
    told_written,
)
from mentor_desktop.commands.parsing import Arguments, Parser, day
from mentor_desktop.commands.people import find_person
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.operations.hours import HoursWanted, export_hours
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the meetings"))
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        nargs="?",
        help=_("only this one: an id, a start of one, or the names as mentee/mentor"),
    )
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    parser.add_argument(
        "--from",
        dest="first",
        metavar="DATE",
        type=day,
        help=_("the first day; that of the first meeting or contact, if left out"),
    )
    parser.add_argument(
        "--to", dest="last", metavar="DATE", type=day, help=_("the last day; today, if left out")
    )
    parser.add_argument(
        "--for",
        dest="person",
        metavar="PERSON",
        help=_("whose hours: a mentor or mentee, by name or the start of an id"),
    )
    parser.add_argument(
        "--initials", action="store_true", help=_("initials for the names of everyone else")
    )
    add_document_words(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            pair, person = arguments.relationship, arguments.person
            wanted = HoursWanted(
                None if pair is None else find_relationship(session, pair),
                None if person is None else find_person(session, person),
                arguments.first,
                arguments.last,
                arguments.initials,
            )
        exported = export_hours(
            database,
            wanted,
            arguments.output,
            force=arguments.force,
            paper=paper_of(arguments),
            spoken=arguments.language or "en",
        )
    return told_written(exported)
