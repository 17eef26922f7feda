"""`receive FILE IN.pdf`: takes in an agreement that was sent, or a signature that came back."""

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.exchanging import TakenIn, take_in_any
from mentor_desktop.operations.travelling import Travelling, look_at
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that takes it in"))
    parser.add_argument("pdf", metavar="IN.pdf", type=place, help=_("the PDF that was sent"))


def run(arguments: Arguments) -> int:
    """Takes it in and says what came, with the fingerprint to compare."""
    with opened(arguments) as database:
        travelling = look_at(arguments.pdf, database)
        if travelling.is_by_another:  # before anything is taken in
            print(travelling.sentence, flush=True)
        taken = take_in_any(database, travelling)
    print("\n".join((*_came(taken), *told_of(travelling))))
    return 0


def _came(taken: TakenIn) -> list[str]:
    lines = []
    if taken.is_new:
        lines.append(_("A new agreement is in the file."))
    if taken.new_people:
        people = " · ".join(map(clean_line, taken.new_people))
        lines.append(_("New people: {names}.").format(names=people))
    lines += [one.sentence for one in taken.signed]
    if taken.is_in_force:
        lines.append(_("Everyone has signed: it is in force."))
    return lines


def told_of(travelling: Travelling) -> list[str]:
    """The fingerprint to compare, and who has yet to sign."""
    lines = [
        _("Fingerprint to compare with the others: {fingerprint}").format(
            fingerprint=travelling.short
        )
    ]
    if travelling.waiting:
        names = " · ".join(clean_line(one.name) for one in travelling.waiting)
        lines.append(_("Still to sign: {names}.").format(names=names))
    return lines
