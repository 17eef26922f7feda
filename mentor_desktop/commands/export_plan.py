"""`export plan FILE RELATIONSHIP -o OUT.pdf`: the action plan with its timeline."""

from mentor_desktop.commands.documents import (
    add_document_words,
    opened_to_note,
    tell_missing,
)
from mentor_desktop.commands.parsing import Arguments, Parser, day
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.plan_paper import export_plan
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the plan"))
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        help=_("an id, a start of one that only one has, or the names as mentee/mentor"),
    )
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    add_document_words(parser)
    parser.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        help=_("the day the dates go by; today, if left out"),
    )


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
        exported = export_plan(
            database,
            relationship_id,
            arguments.output,
            arguments.today or today(),
            force=arguments.force,
            paper={"A4": "A4", "letter": "Letter"}.get(arguments.paper),
            spoken=arguments.language or "en",
        )
    tell_missing(exported)
    print(printable(exported.path))
    return 0
