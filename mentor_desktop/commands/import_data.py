"""`import data FILE DATA.json`: everything of an `export data`, into an empty file."""

from pathlib import Path

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.sentences import printable
from mentor_desktop.documents.data_limits import MOST_BYTES
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.data import import_data, read_checked
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("an empty file, as the command new makes it"))
    parser.add_argument(
        "data", metavar="DATA.json", type=place, help=_("what export data has written")
    )


def run(arguments: Arguments) -> int:
    """Checks everything, then writes it all and prints the path of the file."""
    tables = read_checked(_read(arguments.data))
    with opened(arguments) as database:
        import_data(database, tables)
    print(printable(arguments.file))
    return 0


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Refused(
                _("{path} is not a file. Choose what export data has written.").format(path=path)
            )
        if path.stat().st_size > MOST_BYTES:
            raise Refused(_("{path} is too large to be read.").format(path=path))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refused(
            _("{path} cannot be read. Look whether it is there.").format(path=path)
        ) from error
