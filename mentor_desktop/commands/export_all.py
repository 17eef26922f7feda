"""`export all FILE -d DIR`: one document a relationship, with progress on standard error."""

import sys

from mentor_desktop.commands.documents import opened_to_note, tell_missing
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.batch import export_all_agreements
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the agreements"))
    parser.add_argument(
        "-d", "--directory", metavar="DIR", type=place, required=True,
        help=_("the folder to write into; made, if it is not there"),
    )  # fmt: skip
    parser.add_argument(
        "--kind", choices=("agreement",), default="agreement", help=_("which document")
    )
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Writes the PDFs and prints their paths; 1 where some could not be written."""
    with opened_to_note(arguments) as database:
        batch = export_all_agreements(
            database, arguments.directory, _progress, force=arguments.force
        )
    for exported in sorted(batch.exported, key=lambda one: one.path):
        tell_missing(exported)
        print(printable(exported.path))
    for failed in batch.failed:
        print(
            _("{name} was not written. {reason}").format(name=failed.name, reason=failed.reason),
            file=sys.stderr,
        )
    if not batch.count:
        print(_("No relationship has an agreement yet."), file=sys.stderr)
    return 1 if batch.failed else 0


def _progress(done: int, count: int, name: str) -> bool:
    print(
        _("{number} of {count}: {name}").format(number=done, count=count, name=name),
        file=sys.stderr,
    )
    return True
