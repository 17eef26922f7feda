"""`export progress FILE RELATIONSHIP -o OUT.pdf`: where a pair stands, for one of five readers."""

from datetime import date
from pathlib import Path
from typing import Any

from mentor_desktop.commands.documents import describe_paper, run_paper
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.report import ReportWanted, export_report
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    describe_paper(parser)
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


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    if arguments.with_private and arguments.reader not in ROLES:
        raise Refused(
            _("Only a report for the mentor or for the mentee can hold what they alone see.")
        )
    reader, is_own = arguments.reader, arguments.with_private
    return run_paper(arguments, _export, reader=reader, is_own=is_own)


def _export(
    database: Database, id: str, path: Path, on: date, *, reader: str, is_own: bool, **more: Any
) -> Exported:
    return export_report(database, ReportWanted(id, reader, is_own), path, on, **more)
