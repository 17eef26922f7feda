"""`demo FILE`: the sample cohort, or as many made-up pairs as wanted."""

import sys

from mentor_desktop.commands.parsing import Arguments, Parser, day, place, whole_number
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument("file", metavar="FILE", type=place, help=_("where to make it"))
    parser.add_argument(
        "--relationships", metavar="N", type=whole_number, help=_("so many made-up pairs instead")
    )
    parser.add_argument(
        "--seed", metavar="S", type=whole_number, default=0, help=_("another seed, other ids")
    )
    parser.add_argument(
        "--today", metavar="DATE", type=day, help=_("the day the dates go by; today, if left out")
    )


def run(arguments: Arguments) -> int:
    """Makes the file and prints its path."""
    make_demo(arguments.file, arguments.relationships, arguments.seed, arguments.today)
    print(printable(arguments.file))
    if arguments.relationships is not None:
        print(
            _("The signed agreements in it have no stored PDF; one is drawn when you export it."),
            file=sys.stderr,
        )
    return 0
