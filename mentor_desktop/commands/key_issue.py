"""`key issue FILE PERSON -o KEY.p12`: a key for a person, vouched for by the programme."""

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.passphrases import new_passphrase, passphrase_of
from mentor_desktop.commands.people import find_person
from mentor_desktop.commands.sentences import printable
from mentor_desktop.operations.authority import issue_key
from mentor_desktop.translation import _

_OPTION = "--authority-passphrase-file"


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file of the programme"))
    parser.add_argument("person", metavar="PERSON", help=_("a whole name, or the start of an id"))
    parser.add_output("KEY.p12", _("where to write the key"), required=True)
    parser.add_secret_file(
        _OPTION,
        _("a file whose first line is the authority's passphrase; without it you are asked"),
    )
    parser.add_new_passphrase_file()
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Writes the key and prints its path."""
    with opened(arguments, read_only=True) as database:
        with database.reading() as session:
            person_id = find_person(session, arguments.person)
        authority = passphrase_of(
            arguments.authority_passphrase_file,
            _("Passphrase of the authority: "),
            arguments.file,
            _OPTION,
        )
        issue_key(
            database,
            person_id,
            arguments.output,
            authority_passphrase=authority,
            passphrase=new_passphrase(arguments.new_passphrase_file, arguments.output),
            force=arguments.force,
        )
    print(printable(arguments.output))
    return 0
