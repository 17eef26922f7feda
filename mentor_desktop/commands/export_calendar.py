"""`export calendar FILE -o OUT.ics [RELATIONSHIP]`: all dates, a series, or one meeting."""

import sys

from sqlalchemy.orm import Session

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.meeting_paper import find_meeting
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
        "--meeting",
        metavar="DATE|ID",
        help=_("only one meeting of the relationship, by its day or id"),
    )
    parser.add_argument(
        "--series", action="store_true", help=_("with --meeting: the whole series it belongs to")
    )
    parser.add_argument(
        "--alarm",
        metavar="MINUTES",
        type=int,
        help=_("let other calendars ring so many minutes before a meeting"),
    )


def _meeting(session: Session, relationship_id: str | None, words: str) -> str:
    if relationship_id is None:
        raise Refused(_("Say whose meeting it is: give the relationship, too."))
    return find_meeting(session, relationship_id, words, today())


def run(arguments: Arguments) -> int:
    """Writes the calendar and prints its path."""
    with opened(arguments, read_only=True) as database:
        relationship_id = meeting_id = series_id = None
        with database.reading() as session:
            if arguments.relationship is not None:
                relationship_id = find_relationship(session, arguments.relationship)
            if arguments.meeting is not None:
                meeting_id = _meeting(session, relationship_id, arguments.meeting)
                if arguments.series:
                    series_id = session.get_one(Meeting, meeting_id).series_id
        count = export_calendar(
            database,
            arguments.output,
            relationship_id,
            meeting_id=None if series_id else meeting_id,
            series_id=series_id,
            alarm_minutes=arguments.alarm,
            force=arguments.force,
        )
    print(printable(arguments.output))
    said = ngettext(
        "{count} date; notes are not in it.", "{count} dates; notes are not in it.", count
    )
    print(said.format(count=f"{count:,}"), file=sys.stderr)
    return 0
