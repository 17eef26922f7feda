"""`export calendar FILE -o OUT.ics [RELATIONSHIP]`: everything with a date."""

import sys

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.translation import _, ngettext


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the dates"))
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        nargs="?",
        help=_("only this one: an id, a start of one, or the names as mentee/mentor"),
    )
    parser.add_output("OUT.ics", _("where to write the calendar"), required=True)
    parser.add_force()
    parser.add_argument(
        "--alarm",
        metavar="MINUTES",
        type=int,
        help=_("let other calendars ring so many minutes before a meeting"),
    )


def run(arguments: Arguments) -> int:
    """Writes the calendar and prints its path."""
    with opened(arguments, read_only=True) as database:
        relationship_id = None
        if arguments.relationship is not None:
            with database.reading() as session:
                relationship_id = find_relationship(session, arguments.relationship)
        count = export_calendar(
            database,
            arguments.output,
            relationship_id,
            alarm_minutes=arguments.alarm,
            force=arguments.force,
        )
    print(printable(arguments.output))
    said = ngettext(
        "{count} date; notes are not in it.", "{count} dates; notes are not in it.", count
    )
    print(said.format(count=f"{count:,}"), file=sys.stderr)
    return 0
