"""`restore COPY -o FILE`: a backup as a file of its own."""

from mentor_desktop.commands.opening import known_passphrase
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.store.backup import restore
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the backup"))
    parser.add_output("FILE", _("where to make the file"), required=True)


def run(arguments: Arguments) -> int:
    """Checks the backup, makes the file and prints its path; the backup stays."""
    check_place_is_free(arguments.output)
    restore(arguments.file, arguments.output, known_passphrase(arguments, arguments.file))
    print(printable(arguments.output))
    return 0
