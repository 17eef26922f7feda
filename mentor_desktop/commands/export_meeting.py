"""`export meeting FILE RELATIONSHIP -o OUT.pdf`: the agenda of a meeting on one sheet."""

from datetime import date
from pathlib import Path
from typing import Any

from mentor_desktop.commands.documents import describe_paper, run_paper
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.meeting_paper import export_meeting, find_meeting
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    describe_paper(parser)
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


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    which, role = arguments.meeting, arguments.with_notes
    return run_paper(arguments, _export, which=which, role=role)


def _export(
    database: Database,
    pair_id: str,
    path: Path,
    on: date,
    *,
    which: str | None,
    role: str | None,
    **more: Any,
) -> Exported:
    with database.reading() as session:
        meeting_id = find_meeting(session, pair_id, which, on)
        pair = session.get_one(Relationship, pair_id)
        notes_of = None if role is None else pair.person_id(role)
    return export_meeting(database, meeting_id, path, on, notes_of=notes_of, **more)
