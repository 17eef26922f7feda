"""`export data FILE -o DATA.json`: a full backup in readable form; see documents/data_json.py."""

import sys

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.sentences import printable
from mentor_desktop.documents.files import publish
from mentor_desktop.operations.data import export_data
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file to write out"))
    parser.add_output("DATA.json", _("where to write it"), required=True)
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Writes the data and prints their path."""
    with opened(arguments, read_only=True) as database:
        pieces = export_data(database)
        publish(arguments.output, pieces, force=arguments.force, is_secret=True)
    print(printable(arguments.output))
    print(
        _(
            "This is everything, the private notes of all in it too, and it has no passphrase: "
            "keep it as safe as the file itself."
        ),
        file=sys.stderr,
    )
    return 0
