"""`export meeting FILE RELATIONSHIP -o OUT.pdf`: the agenda of a meeting on one sheet."""

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
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.meeting_paper import export_meeting, find_meeting
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the meeting"))
    add_one_relationship(parser)
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    parser.add_argument(
        "--meeting",
        metavar="DATE|ID",
        help=_("which meeting, by its day or id; the next one, if left out"),
    )
    parser.add_argument(
        "--with-notes",
        choices=ROLES,
        help=_("with the private notes of this one of the two, for their own hand alone"),
    )
    add_today(parser)
    add_document_words(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    on = arguments.today or today()
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            pair_id = find_relationship(session, arguments.relationship)
            meeting_id = find_meeting(session, pair_id, arguments.meeting, on)
            pair = session.get_one(Relationship, pair_id)
            role = arguments.with_notes
            notes_of = None if role is None else pair.person_id(role)
        exported = export_meeting(
            database,
            meeting_id,
            arguments.output,
            on,
            notes_of=notes_of,
            force=arguments.force,
            paper=paper_of(arguments),
            spoken=arguments.language or "en",
        )
    return told_written(exported)
