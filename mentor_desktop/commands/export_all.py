"""`export all FILE -d DIR`: one document a relationship, with progress on standard error."""

import sys

from mentor_desktop.commands.documents import (
    add_document_words,
    add_today,
    opened_to_note,
    paper_of,
    tell_missing,
)
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.report import READERS
from mentor_desktop.operations.batch import Batch
from mentor_desktop.operations.batch_agreements import export_all_agreements
from mentor_desktop.operations.batch_reports import ReportsWanted, export_all_reports
from mentor_desktop.operations.clock import today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

_KINDS = ("agreement", "progress")


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the agreements"))
    parser.add_argument(
        "-d", "--directory", metavar="DIR", type=place, required=True,
        help=_("the folder to write into; made, if it is not there"),
    )  # fmt: skip
    parser.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=_("which document"))
    parser.add_argument(
        "--for", dest="reader", choices=READERS,
        help=_("who reads the progress reports; for both of the two, if left out"),
    )  # fmt: skip
    parser.add_force()
    add_document_words(parser)
    add_today(parser)


def run(arguments: Arguments) -> int:
    """Writes the PDFs and prints their paths; 1 where some could not be written."""
    _check(arguments)
    with opened_to_note(arguments) as database:
        batch = _exported(database, arguments)
    for exported in sorted(batch.exported, key=lambda one: one.path):
        tell_missing(exported)
        print(printable(exported.path))
    for failed in batch.failed:
        print(
            _("{name} was not written. {reason}").format(name=failed.name, reason=failed.reason),
            file=sys.stderr,
        )
    if not batch.count:
        print(_nothing(arguments), file=sys.stderr)
    return 1 if batch.failed else 0


def _check(arguments: Arguments) -> None:
    """An agreement has its own paper and language, and no reader: saying one is a slip."""
    if arguments.kind == "agreement" and (
        arguments.reader or arguments.paper or arguments.language or arguments.today
    ):
        raise Refused(
            _("--for, --paper, --language and --today are for progress reports: --kind progress.")
        )


def _exported(database: Database, arguments: Arguments) -> Batch:
    folder, force = arguments.directory, arguments.force
    if arguments.kind == "agreement":
        return export_all_agreements(database, folder, _progress, force=force)
    wanted = ReportsWanted(
        arguments.reader or "pair",
        arguments.today or today(),
        arguments.language or "en",
        paper_of(arguments),
    )
    return export_all_reports(database, folder, wanted, _progress, force=force)


def _nothing(arguments: Arguments) -> str:
    if arguments.kind == "agreement":
        return _("No relationship has an agreement yet.")
    return _("There is no relationship yet.")


def _progress(done: int, count: int, name: str) -> bool:
    print(
        _("{number} of {count}: {name}").format(number=done, count=count, name=name),
        file=sys.stderr,
    )
    return True
