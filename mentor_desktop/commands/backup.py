"""`backup FILE [-o COPY]`: a consistent copy, also while a window has the file open."""

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file to copy"))
    parser.add_output("COPY", _("where to; among the backups of this computer, if left out"))


def run(arguments: Arguments) -> int:
    """Makes the copy, verifies it and prints its path."""
    if arguments.output:
        check_place_is_free(arguments.output)
    with opened(arguments, read_only=True) as database:
        if arguments.output:
            database.backup_to(arguments.output)
            print(printable(arguments.output))
        else:
            print(printable(database.back_up("session").path))
    return 0
